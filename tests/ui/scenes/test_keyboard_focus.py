"""Tab reaches every control of every screen in reading order and comes round; the focus is always seen."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.ui.bench.driving import named
from tests.ui.contrast import contrast
from ui.app import App
from ui.scenes import THEMES, Scenes, Variant
from ui.widgets.action_button import ActionButton
from ui.widgets.scan_field import ScanField

# The screens are measured where they are looked at: here that would only double the time.
pytestmark = pytest.mark.no_cover

# What lies over the window closes as soon as the focus goes elsewhere.
OVER = ("palette", "help", "last-scans")
# The scenes are shared out, for as many processes and so that none takes long.
PARTS = 4
_MOST_STOPS = 120
# Each once, in one of the themes; every pair in the soak.
RINGS = (
    ("home", "light"),
    ("return-missing-accessory", "dark"),
    ("search", "high_contrast"),
    ("credit-notes", "light"),
    ("settings-4", "high_contrast"),
)
_INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QTableView, QTabBar)


@pytest.fixture
def unheld(bench: App) -> Iterator[None]:
    """Keys go straight to where the focus is: at a thousand stops, the wait for a scan adds up to a minute."""
    bench.scans.wedge.stop()
    yield
    bench.scans.wedge.start()


def _walk(app: App) -> list[QWidget]:
    """Return each stop of Tab, from the first button of the header until it has the focus again."""
    return [before for before, _after in _steps(app)]


def _steps(app: App) -> Iterator[tuple[QWidget, QWidget]]:
    """Press Tab round the window, and give where the focus was and where it is now."""
    for field in app.window.findChildren(ScanField):
        # Tab ends a scan where there is a text.
        field.clear()
    named(app.window, ActionButton, "nav_home").setFocus()
    first = before = _focused(app)
    for _ in range(_MOST_STOPS):
        QTest.keyClick(before, Qt.Key.Key_Tab)
        # A key that is not ``unheld`` waits for the moment in which a scan might follow it.
        _until(lambda known=before: _focused(app) is not known)
        yield before, _focused(app)
        before = _focused(app)
        if before is first:
            return
    pytest.fail(f"Tab does not come round, it is at {before.objectName()!r}")


def _until(holds: Callable[[], bool]) -> None:
    waiting = QDeadlineTimer(20_000)
    while not holds():
        assert not waiting.hasExpired(), "Tab does not move the focus"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def _focused(app: App) -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, app.window.current()
    return widget


def _where(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _goes_back(before: QRect, after: QRect) -> bool:
    """Tell whether reading would not go on like this: up in the same column, or to the left in a line."""
    same_line = abs(before.center().y() - after.center().y()) < min(before.height(), after.height()) / 2
    if same_line:
        return after.right() <= before.left()
    up = after.bottom() <= before.top()
    same_column = after.left() < before.right() and before.left() < after.right()
    return up and same_column


@pytest.mark.usefixtures("unheld")
@pytest.mark.parametrize("part", range(PARTS))
def test_tab_goes_through_every_control_as_it_is_read_and_comes_round(
    bench: App, scenes: Scenes, part: int
) -> None:
    scenes.look(Variant("fr", 1920, 1080, 100, "light"))
    found = {}
    for scene in scenes.names()[part::PARTS]:
        if scene not in OVER:
            scenes.show(scene)
            bench.window.activateWindow()
            if wrong := _wrong(bench):
                found[scene] = wrong
    assert found == {}


def _wrong(bench: App) -> list[str]:
    """Walk round, and return what is left out and where Tab goes back."""
    reached, wrong = set(), []
    first = named(bench.window, ActionButton, "nav_home")
    for before, after in _steps(bench):
        reached.add(after)
        if after is not first and _goes_back(_where(before), _where(after)):
            wrong.append(f"back: {before.objectName()!r} → {after.objectName()!r}")
    wrong += [
        f"left out: {type(one).__name__} {one.objectName()!r}"
        for one in bench.window.findChildren(QWidget)
        if isinstance(one, _INTERACTIVE) and one.isVisible() and one.isEnabled() and one not in reached
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return wrong if len(reached) > 6 else [*wrong, f"only {len(reached)} stops"]


@pytest.mark.parametrize("name", ["home", "return-missing-accessory", "import-report", "settings-2"])
def test_what_has_the_focus_is_in_sight_in_large_texts_too(bench: App, scenes: Scenes, name: str) -> None:
    scenes.look(Variant("fr", 1366, 768, 200, "light"))
    scenes.show(name)
    bench.window.activateWindow()
    unseen = []
    for _before, after in _steps(bench):
        in_sight = after.visibleRegion().boundingRect()
        if in_sight.height() < min(48, after.height()) or in_sight.width() < min(48, after.width()):
            unseen.append(f"{type(after).__name__} {after.objectName()!r}: {in_sight.getRect()}")
    assert unseen == []


@pytest.mark.usefixtures("unheld")
@pytest.mark.parametrize(
    ("name", "theme"),
    [
        pytest.param(name, theme, marks=() if (name, theme) in RINGS else pytest.mark.soak)
        for name, theme in product([name for name, _theme in RINGS], THEMES)
    ],
)
def test_the_focus_is_seen_wherever_it_is(bench: App, scenes: Scenes, name: str, theme: str) -> None:
    scenes.look(Variant("fr", 1366, 768, 100, theme))
    scenes.show(name)
    bench.window.activateWindow()
    unseen = []
    for widget in _walk(bench):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        focused = widget.grab().toImage()
        widget.clearFocus()
        if not _stands_out(widget.grab().toImage(), focused):
            unseen.append(f"{type(widget).__name__} {widget.objectName()!r}")
    assert unseen == []


def _stands_out(plain: QImage, focused: QImage) -> bool:
    """Tell whether a ring of two pixels or more changes by 3:1 at least (WCAG 2.2: 2.4.13)."""
    changed = [at for at, one, other in _differing(plain, focused) if contrast(one, other) >= 3]
    if not changed:
        return False
    width = max(x for x, _y in changed) - min(x for x, _y in changed) + 1
    height = max(y for _x, y in changed) - min(y for _x, y in changed) + 1
    # Its corners are round.
    return width > 20 and height > 20 and len(changed) >= 0.85 * 2 * 2 * (width + height)


def _differing(plain: QImage, focused: QImage) -> Iterator[tuple[tuple[int, int], int, int]]:
    for y in range(plain.height()):
        if bytes(plain.constScanLine(y)) != bytes(focused.constScanLine(y)):
            for x in range(plain.width()):
                one, other = plain.pixel(x, y), focused.pixel(x, y)
                if one != other:
                    yield (x, y), one, other
