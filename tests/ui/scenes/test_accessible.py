"""What a screen reader is told: every control of every screen has a name, a role and its true state.

PySide's wrapper of an accessible element must not outlive the element: Qt frees that with its widget, and the
wrapper's address may be another object's then. Each element is asked all at once, and let go before any event.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget

from ui.app import App
from ui.scenes import VARIANTS, Scenes
from ui.widgets.big_toggle import BigToggle

Role = QAccessible.Role
# Every kind of control; the walk through all scenes is in the long form.
USUAL = ("home", "return-ready", "hold", "search", "import", "setup-1", "settings-1", "catalogue", "palette")
# Roles that tell nobody what can be done.
_VAGUE = (Role.NoRole, Role.Client, Role.Pane, Role.Grouping, Role.Border, Role.Window)
# Their cells are read one by one as the selection moves.
_OF_CELLS = (Role.Table, Role.List, Role.Tree)


@dataclass(frozen=True)
class Told:
    """What is told of a control."""

    name: str
    role: QAccessible.Role
    widget: QObject | None
    disabled: bool
    focused: bool
    checkable: bool
    checked: bool
    secret: bool

    def __str__(self) -> str:
        return f"{self.role} {self.name!r} {self.widget}"


def _controls(one: QAccessibleInterface) -> Iterator[Told]:
    """Give what is told of each control shown in an element, itself among them."""
    state, role = one.state(), one.role()
    if state.invisible:
        return
    if state.focusable:
        yield Told(
            one.text(QAccessible.Text.Name).strip(),
            role,
            one.object(),
            bool(state.disabled),
            bool(state.focused),
            bool(state.checkable),
            bool(state.checked),
            bool(state.passwordEdit),
        )
    if role not in _OF_CELLS:
        for at in range(one.childCount()):
            child = one.child(at)
            if child is not None and child.isValid():
                yield from _controls(child)


@pytest.fixture(autouse=True, scope="module")
def _in_english(scenes: Scenes) -> None:
    scenes.look(next(variant for variant in VARIANTS if variant.language == "en"))


def test_every_control_has_a_name_and_says_what_it_is_and_how_it_is(bench: App, scenes: Scenes) -> None:
    assert _wrong_in(bench, scenes, USUAL) == {}


@pytest.mark.soak
def test_so_does_every_control_of_every_scene(bench: App, scenes: Scenes) -> None:
    assert _wrong_in(bench, scenes, scenes.names()) == {}


def _wrong_in(bench: App, scenes: Scenes, names: tuple[str, ...]) -> dict[str, list[str]]:
    found = {}
    for scene in names:
        scenes.show(scene)
        controls = list(_controls(QAccessible.queryAccessibleInterface(bench.window)))
        assert len(controls) >= 8
        if wrong := _wrong(controls):
            found[scene] = wrong
    return found


def _wrong(controls: list[Told]) -> list[str]:
    """Return what is wrong on the screen shown."""
    wrong = [f"no name: {one}" for one in controls if not one.name]
    wrong += [f"what? {one}" for one in controls if one.role in _VAGUE and not _scrolls(one)]
    return wrong + [f"not so: {one}" for one in controls if not _is_true(one)]


def _scrolls(one: Told) -> bool:
    """Tell whether it takes the focus to be scrolled by keys, which Qt has no role for."""
    return isinstance(one.widget, QAbstractScrollArea)


def _is_true(one: Told) -> bool:
    widget = one.widget
    if not isinstance(widget, QWidget):
        return True
    true = one.disabled is not widget.isEnabled() and one.focused is widget.hasFocus()
    if isinstance(widget, QLineEdit):
        hidden = widget.echoMode() is QLineEdit.EchoMode.Password
        return true and one.role is Role.EditableText and one.secret is hidden
    if isinstance(widget, BigToggle):
        choice = widget.state() in ("choice", "chosen")
        said = widget.state() in ("ok", "attention", "chosen")
        right_role = one.role is (Role.RadioButton if choice else Role.CheckBox)
        return true and right_role and one.checkable and one.checked is said
    if isinstance(widget, QAbstractButton):
        return true and one.checkable is widget.isCheckable()
    return true
