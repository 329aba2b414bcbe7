"""Scans out of the keys: no widget sees one, no typed key is lost, whatever has the focus."""

from collections.abc import Callable

import hypothesis
import pytest
from hypothesis import strategies as st
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QInputMethodQueryEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from receiving_app.domain.scans import Source
from tests.ui.scanner.hands import ENTER, TAB, Keyboard
from ui.scanner.bursts import BOUND_MS, Rhythm

RMA = "RMA-2026-004101-Z"
POPUPS = ("This plugin does not support raise", "This plugin does not support grabbing the keyboard")
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Show a widget in an active window beside a push button, and give it the focus."""
    windows: list[QWidget] = []  # qtbot remembers them weakly

    def show(widget: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        layout.addWidget(widget)
        layout.addWidget(QPushButton("Other", window))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        widget.setFocus()
        return widget

    return show


@pytest.fixture
def field(shown: Show) -> QLineEdit:
    made = QLineEdit()
    shown(made)
    return made


# --- scans --------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [ENTER, TAB, Qt.Key.Key_Enter, None])
@pytest.mark.parametrize("step_ms", [0.0, 1.0, 12.0, BOUND_MS])
def test_a_burst_is_a_scan_whatever_ends_it(
    keyboard: Keyboard, field: QLineEdit, end: Qt.Key | None, step_ms: float
) -> None:
    keyboard.scan(RMA, step_ms, end)
    keyboard.rest()
    assert keyboard.texts == [RMA]
    assert field.text() == ""
    assert field.hasFocus()


def test_a_scan_carries_its_keys_and_how_they_came(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.scan("AB-4", 5.0)
    scan = keyboard.scans[0]
    assert (scan.source, scan.platform) == (Source.WEDGE, "offscreen")
    assert [key.text for key in scan.keys] == list("AB-4")
    steps = [later.at_ms - earlier.at_ms for earlier, later in zip(scan.keys, scan.keys[1:], strict=False)]
    assert steps == [5.0, 5.0, 5.0]


def test_it_is_known_at_its_last_key_and_not_after_a_silence(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.scan(RMA)
    assert keyboard.texts == [RMA]


def test_two_keys_at_the_end_are_one_end(keyboard: Keyboard, field: QLineEdit) -> None:
    clicked: list[bool] = []
    button = QPushButton("Pay", field.parentWidget())
    button.clicked.connect(clicked.append)
    button.show()
    button.setFocus()
    keyboard.scan(RMA)
    keyboard.time.pass_ms(3)
    keyboard.key(ENTER)
    keyboard.time.pass_ms(3)
    keyboard.key("j", Qt.KeyboardModifier.ControlModifier)
    keyboard.rest()
    assert (keyboard.texts, clicked) == ([RMA], [])


def test_two_labels_in_a_row_are_two_scans(keyboard: Keyboard, field: QLineEdit) -> None:
    for text in ("FIRST-1", "SECOND-2"):
        keyboard.scan(text)
        keyboard.time.pass_ms(2)
    assert keyboard.texts == ["FIRST-1", "SECOND-2"]


def test_a_field_of_few_characters_before_a_tab_is_part_of_the_scan(
    keyboard: Keyboard, field: QLineEdit
) -> None:
    keyboard.keys(["A", "B", TAB, *"CDEF", ENTER], 2)
    keyboard.rest()
    assert keyboard.texts == ["AB\tCDEF"]
    assert (field.text(), field.hasFocus()) == ("", True)


def test_four_thousand_characters_are_one_scan(keyboard: Keyboard, field: QLineEdit) -> None:
    text = "0123456789ABCDEF" * 256
    keyboard.scan(text, 1)
    assert keyboard.texts == [text]
    assert field.text() == ""


def test_a_key_pressed_twice_in_the_millisecond_of_its_release_is_no_held_key(
    keyboard: Keyboard, field: QLineEdit
) -> None:
    """X11 reports such a key as one that repeats itself."""
    keyboard.keys("A-0", 1)
    keyboard.time.pass_ms(1)
    repeat(field)
    keyboard.keys("1-Z", 1)
    keyboard.key(ENTER)
    assert keyboard.texts == ["A-001-Z"]


# --- whatever has the focus -----------------------------------------------------------------------


def _spin() -> QWidget:
    made = QSpinBox()
    made.setValue(3)
    return made


def _money() -> QWidget:
    made = QDoubleSpinBox()
    made.setValue(12.5)
    return made


def _combo() -> QWidget:
    made = QComboBox()
    made.addItems(["Alpha", "Mike", "Romeo", "Zulu", "2026"])
    return made


def _list() -> QWidget:
    made = QListView()
    made.setModel(QStringListModel(["Alpha", "Mike", "Romeo", "Zulu", "2026"], made))
    made.setCurrentIndex(made.model().index(0, 0))
    return made


def _table() -> QWidget:
    made = QTableWidget(2, 2)
    made.setCurrentCell(0, 0)
    return made


def _tabs() -> QWidget:
    made = QTabWidget()
    made.addTab(QLineEdit(), "&Romeo")
    made.addTab(QWidget(), "&Mike")
    return made


def _radio() -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    for name in ("R", "M"):
        layout.addWidget(QRadioButton(name, made))
    made.setFocusProxy(made.findChildren(QRadioButton)[0])
    return made


def _state(widget: QWidget) -> list[object]:
    """Return all that a key could change in a widget and what is in it."""
    found: list[object] = [widget.window().focusWidget()]
    for one in (widget, *widget.findChildren(QWidget)):
        for name in ("text", "value", "currentIndex", "isChecked", "toPlainText"):
            read = getattr(one, name, None)
            if callable(read):
                found.append(read())
        if isinstance(one, QTableWidget):
            found.append([one.currentRow(), one.currentColumn(), one.state()])
    return found


WIDGETS: dict[str, Callable[[], QWidget]] = {
    "text": QLineEdit,
    "quantity": _spin,
    "money": _money,
    "date": QDateEdit,
    "notes": QPlainTextEdit,
    "button": lambda: QPushButton("Pay"),
    "check box": lambda: QCheckBox("Seen"),
    "radio buttons": _radio,
    "choice": _combo,
    "list": _list,
    "table": _table,
    "tabs": _tabs,
    "slider": QSlider,
}


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("text", [RMA, "  42 R-M ", "0000-Z", "\t12\r34\x1d"])
def test_a_scan_changes_nothing_whatever_has_the_focus(
    keyboard: Keyboard, shown: Show, name: str, text: str
) -> None:
    widget = shown(WIDGETS[name]())
    clicks: list[object] = []
    for button in widget.window().findChildren(QPushButton):
        button.clicked.connect(clicks.append)
    before = _state(widget)
    keyboard.scan(text)
    keyboard.rest()
    assert _state(widget) == before
    assert clicks == []
    assert len(keyboard.scans) == 1


@pytest.mark.qt_log_ignore(*POPUPS, extend=True)
def test_an_open_menu_and_an_open_list_stay_open(keyboard: Keyboard, shown: Show) -> None:
    combo = shown(_combo())
    assert isinstance(combo, QComboBox)
    chosen: list[object] = []
    menu = QMenu(combo)
    for words in ("&Romeo", "&Mike", "&2026"):
        menu.addAction(words).triggered.connect(chosen.append)
    menu.popup(combo.mapToGlobal(combo.rect().center()))
    keyboard.scan(RMA)
    keyboard.rest()
    assert (menu.isVisible(), chosen) == (True, [])
    menu.close()
    combo.showPopup()
    keyboard.scan(RMA)
    keyboard.rest()
    assert combo.view().isVisible()
    assert combo.currentText() == "Alpha"
    combo.hidePopup()
    assert keyboard.texts == [RMA, RMA]


@pytest.mark.qt_log_ignore(*POPUPS, extend=True)
def test_typing_into_an_open_list_finds_its_entry(keyboard: Keyboard, shown: Show) -> None:
    combo = shown(_combo())
    assert isinstance(combo, QComboBox)
    keyboard.type("mi", 60)
    assert combo.currentText() == "Mike"
    combo.showPopup()
    keyboard.type([Qt.Key.Key_Down, ENTER])
    assert combo.currentText() == "Romeo"


def test_a_message_box_and_its_default_button_stay(keyboard: Keyboard, shown: Show, qtbot: QtBot) -> None:
    shown(QLineEdit())
    box = QMessageBox(
        QMessageBox.Icon.Question,
        "Pay",
        "&Really?",
        QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
    )
    box.setDefaultButton(QMessageBox.StandardButton.Yes)
    qtbot.addWidget(box)
    done: list[int] = []
    box.finished.connect(done.append)
    with qtbot.waitActive(box):
        box.open()
        box.activateWindow()
    keyboard.scan("YN-2026\x1b-Y")
    keyboard.rest()
    assert (box.isVisible(), done, len(keyboard.scans)) == (True, [], 1)
    keyboard.type([ENTER])
    assert done == [QMessageBox.StandardButton.Yes.value]


def test_a_file_dialog_keeps_its_name(keyboard: Keyboard, shown: Show, qtbot: QtBot) -> None:
    shown(QLineEdit())
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.selectFile("note.pdf")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setFocus()
    before = name.text()
    keyboard.scan(RMA)
    keyboard.rest()
    assert (name.text(), dialog.isVisible(), keyboard.texts) == (before, True, [RMA])
    dialog.reject()


@pytest.mark.parametrize("opened_after", range(1, len(RMA) + 1))
def test_a_scan_cut_by_a_dialog_is_one_scan_and_the_dialog_stays(
    keyboard: Keyboard, field: QLineEdit, qtbot: QtBot, opened_after: int
) -> None:
    dialog = QDialog(field.window())
    edit = QLineEdit(dialog)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, dialog)
    buttons.accepted.connect(dialog.accept)
    QVBoxLayout(dialog).addWidget(edit)
    dialog.layout().addWidget(buttons)
    keyboard.scan(RMA[:opened_after], end=None)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    keyboard.time.pass_ms(3)
    keyboard.scan(RMA[opened_after:])
    keyboard.rest()
    assert keyboard.texts == [RMA]
    assert (field.text(), edit.text(), dialog.isVisible()) == ("", "", True)
    dialog.close()


def test_a_program_that_is_busy_in_the_middle_of_a_scan_still_gets_one(
    keyboard: Keyboard, field: QLineEdit
) -> None:
    keyboard.scan(RMA[:5], end=None)
    keyboard.time.stall(BOUND_MS)  # the alarm is due, the next keys lie waiting behind it
    keyboard.scan(RMA[5:])
    assert keyboard.texts == [RMA]


# --- shortcuts and hostile labels -----------------------------------------------------------------


@pytest.fixture
def acts(field: QLineEdit) -> list[str]:
    """Give the field's window actions by keys that labels can hold; return those that were done."""
    done: list[str] = []
    window = field.window()
    for key in ("Ctrl+Q", "F5", "Esc", "Alt+O", "Ctrl+M", "R"):
        action = QAction(window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _on=False, key=key: done.append(key))
        window.addAction(action)
    return done


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_label_of_control_characters_triggers_nothing(
    keyboard: Keyboard, field: QLineEdit, acts: list[str]
) -> None:
    for before, after in (("", "ABCD"), ("ABCD", ""), ("AB", "CD"), ("", "")):
        keyboard.keys(before, 1)
        keyboard.time.pass_ms(1)
        for key in ("q", "m"):
            QTest.keyClick(field, key, CONTROL)
            keyboard.time.pass_ms(1)
        keyboard.keys([Qt.Key.Key_F5, Qt.Key.Key_Escape], 1)
        keyboard.time.pass_ms(1)
        keyboard.scan(after, 1)
        keyboard.rest()
    assert (acts, field.text()) == ([], "")


def test_a_label_of_one_control_character_and_its_enter_triggers_nothing(
    keyboard: Keyboard, field: QLineEdit, acts: list[str]
) -> None:
    QTest.keyClick(field, "q", CONTROL)
    keyboard.time.pass_ms(2)
    keyboard.key(ENTER)
    keyboard.rest()
    assert (acts, len(keyboard.scans)) == ([], 1)


def test_the_keys_of_acts_act_once_within_the_bound(
    keyboard: Keyboard, field: QLineEdit, acts: list[str]
) -> None:
    QTest.keyClick(field, "q", CONTROL)
    assert acts == []
    keyboard.time.pass_ms(BOUND_MS + 1)
    assert acts == ["Ctrl+Q"]
    keyboard.type([Qt.Key.Key_F5, Qt.Key.Key_Escape], 50)
    QTest.keyClick(field, "o", Qt.KeyboardModifier.AltModifier)
    keyboard.rest()
    assert acts == ["Ctrl+Q", "F5", "Esc", "Alt+O"]


def test_a_letter_that_is_a_shortcut_goes_to_the_field_that_has_the_focus(
    keyboard: Keyboard, field: QLineEdit, acts: list[str]
) -> None:
    keyboard.type("r")
    assert (acts, field.text()) == ([], "r")
    field.clearFocus()
    keyboard.type("r")
    assert (acts, field.text()) == (["R"], "r")


def test_what_was_typed_arrives_before_the_act_of_the_next_key(
    keyboard: Keyboard, field: QLineEdit, acts: list[str]
) -> None:
    seen: list[str] = []
    field.window().actions()[1].triggered.connect(lambda: seen.append(field.text()))
    keyboard.keys(["4", "2", Qt.Key.Key_F5], 20)
    keyboard.rest()
    assert (acts, seen) == (["F5"], ["42"])


# --- typing -------------------------------------------------------------------------------------


def test_typing_arrives_as_it_was_typed_at_most_the_bound_later(keyboard: Keyboard, field: QLineEdit) -> None:
    for position, character in enumerate("12,50"):
        keyboard.key(character)
        assert field.text() == "12,50"[:position]
        keyboard.time.pass_ms(BOUND_MS + 1)
        assert field.text() == "12,50"[: position + 1]
    assert keyboard.scans == []


def test_a_few_keys_rolled_quickly_are_typing(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.keys("qui", 20)
    keyboard.rest()
    assert field.text() == "qui"


def test_four_keys_rolled_under_one_another_are_typing(keyboard: Keyboard, field: QLineEdit) -> None:
    """A hand presses the next key before it lets go of the last; scanners let go first."""
    for position, character in enumerate("quand"):
        QTest.keyPress(field, character)
        keyboard.time.pass_ms(15)
        if position:
            QTest.keyRelease(field, "quand"[position - 1])
        keyboard.time.pass_ms(15)
    QTest.keyRelease(field, "d")
    keyboard.rest()
    assert (field.text(), keyboard.scans) == ("quand", [])


def test_keys_sent_in_one_report_and_let_go_together_are_a_scan(keyboard: Keyboard, field: QLineEdit) -> None:
    for part in ("RMA-2", "026-4"):
        for character in part:
            QTest.keyPress(field, character)
        keyboard.time.pass_ms(1)
        for character in part:
            QTest.keyRelease(field, character)
    keyboard.rest()
    assert (field.text(), keyboard.texts) == ("", ["RMA-2026-4"])


def test_a_key_that_is_held_down_repeats_in_the_field(keyboard: Keyboard, field: QLineEdit) -> None:
    """Some keyboards repeat faster than the bound: that is no scan."""
    QTest.keyPress(field, "0")
    keyboard.time.pass_ms(250)
    for _ in range(6):
        repeat(field)
        keyboard.time.pass_ms(20)
    keyboard.rest()
    assert (field.text(), keyboard.scans) == ("0000000", [])


def test_the_enter_that_ends_typing_presses_the_button(keyboard: Keyboard, shown: Show) -> None:
    clicked: list[object] = []
    field = shown(QLineEdit())
    assert isinstance(field, QLineEdit)
    field.returnPressed.connect(lambda: clicked.append(field.text()))
    keyboard.type([*"4101", ENTER], 50)
    keyboard.keys([*"42", ENTER], 10)
    keyboard.rest()
    assert clicked == ["4101", "410142"]


def test_tab_moves_the_focus_before_the_next_key_arrives(keyboard: Keyboard, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second = QLineEdit(window), QLineEdit(window)
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    keyboard.keys(["a", TAB, "b"], 20)
    keyboard.rest()
    assert (first.text(), second.text()) == ("a", "b")


def test_keys_typed_before_a_touch_go_where_they_were_typed(keyboard: Keyboard, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second = QLineEdit(window), QLineEdit(window)
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    keyboard.key("7")
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (first.text(), second.text(), second.hasFocus()) == ("7", "", True)


def test_keys_for_a_field_that_is_gone_go_to_the_one_that_has_the_focus(
    keyboard: Keyboard, field: QLineEdit
) -> None:
    other = QLineEdit(field.window())
    other.show()
    keyboard.key("7")
    other.setFocus()
    field.hide()
    keyboard.rest()
    assert (field.text(), other.text()) == ("", "7")


def test_the_keys_after_one_that_opens_a_dialog_go_into_it_in_order(
    keyboard: Keyboard, field: QLineEdit, qtbot: QtBot
) -> None:
    """The dialog runs an event loop of its own while the first key is still being handed out."""
    seen: list[str] = []

    def ask() -> None:
        dialog = QDialog(field.window())
        edit = QLineEdit(dialog)
        dialog.setModal(True)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        edit.setFocus()
        keyboard.rest()
        seen.append(edit.text())
        dialog.close()

    field.returnPressed.connect(ask)
    keyboard.keys([ENTER, "4", "2"], 20)
    keyboard.rest()
    assert (seen, field.text()) == (["42"], "")


def test_what_an_input_method_commits_arrives_or_is_part_of_a_scan(
    keyboard: Keyboard, field: QLineEdit
) -> None:
    def commit(text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)

    commit("ê")
    keyboard.rest()
    assert field.text() == "ê"
    keyboard.keys("ab", 2)
    keyboard.time.pass_ms(2)
    commit("ê")
    keyboard.time.pass_ms(2)
    keyboard.scan("cd", 2)
    keyboard.rest()
    assert (field.text(), keyboard.texts) == ("ê", ["abêcd"])


def test_input_methods_are_kept_out_while_a_scan_runs(keyboard: Keyboard, field: QLineEdit) -> None:
    """So that dead keys come with their positions."""

    def accepted() -> bool:
        query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QApplication.sendEvent(field, query)
        return bool(query.value(Qt.InputMethodQuery.ImEnabled))

    assert accepted()
    keyboard.keys("ab", 2)
    assert accepted()
    keyboard.time.pass_ms(2)
    keyboard.keys("cd", 2)
    assert not accepted()
    keyboard.time.pass_ms(2)
    keyboard.key(ENTER)
    assert accepted()


# --- slow and prefixed scanners -------------------------------------------------------------------


def test_a_learned_slow_scanner_is_known_by_its_pace(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.wedge.use(Rhythm(interval_ms=60.0, terminator="enter"))
    keyboard.scan(RMA, 58.0)
    keyboard.rest()
    assert (keyboard.texts, field.text()) == ([RMA], "")
    for step_ms in (120.0, 40.0 - 6.0):
        keyboard.type("bon", step_ms)
    assert field.text() == "bonbon"


def test_nobody_types_as_evenly_as_a_slow_scanner(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.wedge.use(Rhythm(interval_ms=90.0))
    for position, character in enumerate("carton ouvert"):
        keyboard.key(character)
        keyboard.time.pass_ms((70, 130, 95, 45)[position % 4])
    keyboard.rest()
    assert (field.text(), keyboard.scans) == ("carton ouvert", [])


def test_a_prefix_tells_a_slow_scanner(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.wedge.use(Rhythm(interval_ms=80.0, prefix="~", terminator="enter"))
    for step_ms in (20.0, 50.0, 95.0):
        keyboard.scan("~SN-4101", step_ms)
        keyboard.rest()
    assert (keyboard.texts, field.text()) == (["~SN-4101"] * 3, "")
    keyboard.type("~ok", 150)
    assert field.text() == "~ok"


def test_an_end_that_comes_late_is_still_the_scans(keyboard: Keyboard, field: QLineEdit) -> None:
    pressed: list[str] = []
    field.returnPressed.connect(lambda: pressed.append("Enter"))
    keyboard.wedge.use(Rhythm(interval_ms=4.0, terminator="enter"))
    keyboard.scan(RMA, end=None)
    keyboard.time.pass_ms(90)
    keyboard.key(ENTER)
    keyboard.rest()
    assert (keyboard.texts, pressed) == ([RMA], [])
    keyboard.type([ENTER])
    assert pressed == ["Enter"]


def test_another_bound_can_be_set(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.wedge.use(Rhythm(bound_ms=60.0))
    keyboard.scan("ABCD", 55)
    assert keyboard.texts == ["ABCD"]
    keyboard.wedge.use(Rhythm(bound_ms=10.0))
    keyboard.scan("ABCD", 15, end=None)
    keyboard.rest()
    assert (keyboard.texts, field.text()) == (["ABCD"], "ABCD")


# --- anything mixed -------------------------------------------------------------------------------

_TEXT = st.text("abcRMA-0123456789éà", min_size=1, max_size=12)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), _TEXT, st.floats(BOUND_MS + 1, 300)),
        st.tuples(
            st.just("scan"), st.text("RMA-0123456789Zéà", min_size=4, max_size=20), st.floats(0, BOUND_MS)
        ),
    ),
    max_size=8,
)


@hypothesis.settings(max_examples=60, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@hypothesis.given(steps=_STEPS, gaps=st.lists(st.floats(BOUND_MS + 1, 400), min_size=8, max_size=8))
def test_mixed_typing_and_scans_come_apart_in_order(
    keyboard: Keyboard, field: QLineEdit, steps: list[tuple[str, str, float]], gaps: list[float]
) -> None:
    field.clear()
    keyboard.scans.clear()
    for (what, text, step_ms), gap in zip(steps, gaps, strict=False):
        if what == "type":
            keyboard.keys(text, step_ms)
        else:
            keyboard.scan(text, step_ms)
        keyboard.time.pass_ms(gap)
    keyboard.rest()
    assert field.text() == "".join(text for what, text, _ in steps if what == "type")
    assert keyboard.texts == [text for what, text, _ in steps if what == "scan"]


def test_stopping_hands_out_what_was_typed(keyboard: Keyboard, field: QLineEdit) -> None:
    keyboard.wedge.stop()
    keyboard.key("7")
    assert field.text() == "7"
    keyboard.wedge.start()


def repeat(field: QLineEdit) -> None:
    """Report the key 0 as the platform does one that is held down."""
    QTest.simulateEvent(field, True, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", True)
