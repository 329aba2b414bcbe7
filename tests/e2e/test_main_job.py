"""The main job through the real window, a real database and real key events."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Decision, Status
from receiving_app.options import Options
from receiving_app.resources import resource_path
from receiving_app.services.reprint import latest_credit_notes, stored_credit_note
from tests.e2e.conftest import open_data
from tests.ui.bench.driving import named, press, scan_into, touch, type_line, until
from ui.app import App
from ui.demo import run
from ui.widgets.action_button import ActionButton
from ui.widgets.verdict_banner import VerdictBanner

pytestmark = pytest.mark.e2e


def _case(context: AppContext, rma: str) -> ReturnCase:
    with context.bench.reading() as uow:
        case = uow.returns.get(rma)
    assert case is not None
    return case


def _scan(app: App, qtbot: QtBot, rma: str) -> None:
    app.window.show_screen("home")
    scan_into(app.window, rma)
    until(qtbot, lambda: app.window.current() == "return" and app.return_screen.rma() == rma)


def test_from_scan_to_issued_credit_note_by_keyboard_alone(bench: App, qtbot: QtBot, samples: Path) -> None:
    _scan(bench, qtbot, "RMA-2026-004101-Z")
    primary = named(bench.return_screen, ActionButton, "primary")
    press(bench.window, "F6")
    until(qtbot, primary.isEnabled)
    press(bench.window, "F12")
    banner = bench.return_screen.findChild(VerdictBanner)
    until(qtbot, lambda: banner.kind() == "done")
    assert banner.text() == "AV-2026-000001 émis : 91,28\u00a0€"
    context = open_data(samples)
    row = latest_credit_notes(context.bench)[0]
    pdf = pypdfium2.PdfDocument(stored_credit_note(context.bench, row.number).pdf)
    text = pdf[0].get_textpage().get_text_range()
    context.close()
    for expected in ("AV-2026-000001", "RMA-2026-004101-Z", "91,28", "13,43", "FA-2026-29432", "SPECIMEN"):
        assert expected in text


def test_a_window_that_was_closed_resumes_where_it_was(
    samples: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    for step in range(2):
        context = open_data(samples)
        app = App(context, qapp)
        with qtbot.waitActive(app.window):
            app.window.show()
            app.window.activateWindow()
        _scan(app, qtbot, "RMA-2026-004101-Z")
        if step == 0:
            press(app.window, "Ctrl+1")
            until(qtbot, lambda seen=context: bool(_case(seen, "RMA-2026-004101-Z").unit(1).present))
        else:
            assert len(_case(context, "RMA-2026-004101-Z").parcels) == 1
            assert _case(context, "RMA-2026-004101-Z").unit(1).present == (("combine", 1),)
        app.window.close()
        app.shut_down()


def test_an_expensive_unit_asks_for_its_serial_and_its_scan_is_enough(bench: App, qtbot: QtBot) -> None:
    _scan(bench, qtbot, "RMA-2026-004110-Z")
    primary = named(bench.return_screen, ActionButton, "primary")
    press(bench.window, "F6")
    until(qtbot, lambda: bench.return_screen.revision() > 1)
    assert not primary.isEnabled()
    scan_into(bench.window, "UB7BB262A93")
    until(qtbot, primary.isEnabled)


def test_an_unknown_parcel_is_never_lost(bench: App, qtbot: QtBot) -> None:
    bench.window.show_screen("home")
    scan_into(bench.window, "NOBODY-KNOWS-ME")
    quarantine = named(bench.home, ActionButton, "quarantine")
    until(qtbot, quarantine.isVisible)
    press(bench.window, "F9")
    until(qtbot, lambda: bool(bench.window.messages()))
    assert "Q-2026-000001" in bench.window.messages()[0].text


def test_a_parcel_without_number_is_read_in_quarantine_and_arrives_on_its_return(
    bench: App, qtbot: QtBot
) -> None:
    bench.window.show_screen("home")
    press(bench.window, "F6")
    until(qtbot, lambda: bench.window.current() == "quarantine")
    shown = bench.window.screen_named("quarantine")
    touch(qtbot, named(shown, ActionButton, "intake_no_number"))
    match = named(shown, ActionButton, "setApart")
    until(qtbot, match.isEnabled)
    scan_into(bench.window, "UB7BB262A93")
    until(qtbot, named(shown, ActionButton, "matchRecord").isEnabled)
    press(bench.window, "F12")
    until(qtbot, lambda: bench.window.current() == "return")
    assert bench.return_screen.rma() == "RMA-2026-004110-Z"


def test_the_next_parcel_can_be_scanned_on_the_return_screen(bench: App, qtbot: QtBot) -> None:
    _scan(bench, qtbot, "RMA-2026-004101-Z")
    scan_into(bench.window, "RMA-2026-004104-T")
    until(qtbot, lambda: bench.return_screen.rma() == "RMA-2026-004104-T")
    until(qtbot, lambda: bench.window.current() == "return")


def test_every_screen_opens_by_its_key_and_speaks_both_languages(bench: App, qtbot: QtBot) -> None:
    keys = {"search": "F3", "credit_notes": "F4", "import": "Ctrl+I", "settings": "Ctrl+,", "home": "F2"}
    for language in ("en", "fr"):
        bench.use_language(language)
        for name, key in keys.items():
            press(bench.window, key)
            until(qtbot, lambda wanted=name: bench.window.current() == wanted)
    assert named(bench.window, ActionButton, "nav_home").text() == "Accueil"


def test_a_return_that_is_looked_up_is_not_received_until_someone_says_so(
    bench: App, qtbot: QtBot, samples: Path
) -> None:
    press(bench.window, "F3")
    field = named(bench.window, QLineEdit, "searchField")
    until(qtbot, field.hasFocus)
    type_line(field, "20EZ2F960063")
    until(qtbot, lambda: bench.return_screen.rma() == "RMA-2026-004101-Z")
    context = open_data(samples)
    assert _case(context, "RMA-2026-004101-Z").status is Status.AUTHORISED
    press(bench.window, "F12")
    until(qtbot, lambda: _case(context, "RMA-2026-004101-Z").status is Status.ARRIVED)
    context.close()


def test_a_file_dropped_on_the_window_is_imported(bench: App, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "retours.csv"
    source.write_bytes(resource_path("catalogue", "retours_autorises.csv").read_bytes())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(bench.window, QDragEnterEvent(QPoint(200, 200), *how))
    drop = QDropEvent(QPointF(200, 200), *how)
    QApplication.sendEvent(bench.window, drop)
    until(qtbot, lambda: bench.window.current() == "import")
    until(qtbot, lambda: bool(bench.window.messages()))
    assert "retours.csv" in bench.window.messages()[0].text


def test_the_demonstration_leaves_credit_notes_and_pictures(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(qapp, Options(), tmp_path / "out") == 0
    listed = capsys.readouterr().out
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [name for name in made if name.endswith(".pdf")] == [f"AV-2026-00000{n}.pdf" for n in (1, 2, 3)]
    assert all(name in listed for name in made)
    amounts = {"AV-2026-000001": "91,28", "AV-2026-000002": "36,46", "AV-2026-000003": "190,80"}
    for number, amount in amounts.items():
        pdf = pypdfium2.PdfDocument(tmp_path / "out" / f"{number}.pdf")
        assert amount in pdf[0].get_textpage().get_text_range()


def test_a_defective_product_goes_to_its_playbook_without_a_credit_note(
    bench: App, qtbot: QtBot, samples: Path
) -> None:
    _scan(bench, qtbot, "RMA-2026-004257-Y")
    primary = named(bench.return_screen, ActionButton, "primary")
    press(bench.window, "F5")
    press(bench.window, "Alt+3")
    until(qtbot, primary.isEnabled)
    press(bench.window, "F12")
    until(qtbot, lambda: primary.text() == "Colis suivant")
    context = open_data(samples)
    case = _case(context, "RMA-2026-004257-Y")
    assert (case.status, case.unit(1).decision) == (Status.CLOSED, Decision.SEND_TO_MANUFACTURER)
    assert latest_credit_notes(context.bench) == ()
    context.close()
