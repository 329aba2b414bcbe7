"""What a screen reader is told: every control of every screen has a name, a role and its true state."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget

from ui.app import App
from ui.scenes import VARIANTS, Scenes
from ui.widgets.big_toggle import BigToggle

Role = QAccessible.Role
# The scenes are shared out, for as many processes.
PARTS = 2
# Roles that tell nobody what can be done.
_VAGUE = (Role.NoRole, Role.Client, Role.Pane, Role.Grouping, Role.Border, Role.Window)
# Their cells are read one by one as the selection moves.
_OF_CELLS = (Role.Table, Role.List, Role.Tree)


def _tree(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Give what is shown of an element and of all in it."""
    if one.state().invisible:
        return
    yield one
    if one.role() not in _OF_CELLS:
        for at in range(one.childCount()):
            child = one.child(at)
            if child is not None and child.isValid():
                yield from _tree(child)


def _heard(one: QAccessibleInterface) -> str:
    return f"{one.role()} {one.text(QAccessible.Text.Name)!r} {one.object()}"


def _controls(bench: App) -> list[QAccessibleInterface]:
    found = [
        one for one in _tree(QAccessible.queryAccessibleInterface(bench.window)) if one.state().focusable
    ]
    assert len(found) >= 8
    return found


@pytest.fixture(autouse=True, scope="module")
def _in_english(scenes: Scenes) -> None:
    scenes.look(next(variant for variant in VARIANTS if variant.language == "en"))


# PySide's wrappers of accessible elements outlive the elements, and can end the process much later: the
# walk through all screens is no company for other tests.
@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_every_control_has_a_name_and_says_what_it_is_and_how_it_is(
    bench: App, scenes: Scenes, part: int
) -> None:
    found = {}
    for scene in scenes.names()[part::PARTS]:
        scenes.show(scene)
        if wrong := _wrong(bench):
            found[scene] = wrong
    assert found == {}


def _wrong(bench: App) -> list[str]:
    """Return what is wrong on the screen shown; no element is held when another screen is shown."""
    controls = _controls(bench)
    wrong = [f"no name: {_heard(one)}" for one in controls if not one.text(QAccessible.Text.Name).strip()]
    wrong += [f"what? {_heard(one)}" for one in controls if one.role() in _VAGUE and not _scrolls(one)]
    return wrong + [f"not so: {_heard(one)}" for one in controls if not _is_true(one)]


def _scrolls(one: QAccessibleInterface) -> bool:
    """Tell whether it takes the focus to be scrolled by keys, which Qt has no role for."""
    return isinstance(one.object(), QAbstractScrollArea)


def _is_true(one: QAccessibleInterface) -> bool:
    widget, state = one.object(), one.state()
    if not isinstance(widget, QWidget):
        return True
    true = bool(state.disabled) is not widget.isEnabled() and bool(state.focused) is widget.hasFocus()
    if isinstance(widget, QLineEdit):
        secret = widget.echoMode() is QLineEdit.EchoMode.Password
        return true and one.role() is Role.EditableText and bool(state.passwordEdit) is secret
    if isinstance(widget, BigToggle):
        choice = widget.state() in ("choice", "chosen")
        said = widget.state() in ("ok", "attention", "chosen")
        right_role = one.role() is (Role.RadioButton if choice else Role.CheckBox)
        return true and right_role and bool(state.checkable) and bool(state.checked) is said
    if isinstance(widget, QAbstractButton):
        return true and bool(state.checkable) is widget.isCheckable()
    return true
