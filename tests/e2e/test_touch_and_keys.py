"""Every act at the bench, end to end, with a finger only and with the keyboard only."""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receiving_app.app_context import open_context
from receiving_app.domain.vocabulary import Choice, Condition, Status
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.quarantine import quarantined
from tests.e2e.hands import Finger, Hands, Keys
from tests.ui.bench.driving import until
from tests.ui.screens.conftest import printer_into
from ui.app import App
from ui.widgets.big_toggle import BigToggle

pytestmark = pytest.mark.e2e

USUAL, CARTON = "RMA-2026-004101-Z", "RMA-2026-004104-T"
BOTH = pytest.mark.parametrize("kind", [Finger, Keys], ids=["finger", "keys"])
Kind = type[Finger] | type[Keys]


@pytest.fixture
def hands(kind: Kind, bench: App, qtbot: QtBot) -> Hands:
    return kind(bench, qtbot)


@BOTH
def test_the_usual_return_from_the_number_to_the_printed_note(
    hands: Hands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = tmp_path / "printed.pdf"
    monkeypatch.setattr("ui.printing.make_printer", lambda _name: printer_into(printed))
    monkeypatch.setattr("ui.printing.default_printer", lambda name: name or "file")
    hands.open(USUAL)
    assert hands.step() == "Scannez le numéro de série"
    hands.do("all_as_new")
    hands.until_step("Émettez l'avoir")
    hands.do("primary")
    until(qtbot, lambda: hands.verdict().kind() == "done")
    assert hands.verdict().text() == "AV-2026-000001 émis : 91,28\N{NO-BREAK SPACE}€"
    assert hands.verdict().detail() == "Pas encore imprimé."
    hands.until_step("Imprimez l'avoir")
    hands.do("primary")
    until(qtbot, lambda: hands.verdict().detail() == "Imprimé. Le retour est réglé.")
    assert len(pypdfium2.PdfDocument(printed)) == 1
    hands.until_step("Scannez le colis suivant")
    hands.do("primary")
    until(qtbot, lambda: hands.app.window.current() == "home")


@BOTH
def test_each_fact_of_parcel_article_and_accessories(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    for fact in ("rma_visible", "well_packed", "transport_damage"):
        hands.do(f"parcel_{fact}")
    hands.do("serial_seen")
    hands.do("all_present")
    until(qtbot, lambda: len(hands.case().unit(1).present) == 5)
    # What a touch turns round is what the screen shows.
    shown = hands.control("item_4")
    assert isinstance(shown, BigToggle)
    until(qtbot, lambda: shown.state() == "ok")
    hands.do("item_4")
    until(qtbot, lambda: hands.case().unit(1).count_of("cable_reseau") == 0)
    hands.do("condition_unused_original_packaging")
    hands.until_step("Émettez l'avoir")
    parcel = hands.case().parcels[0]
    assert (parcel.rma_visible, parcel.well_packed, parcel.transport_damage) == (True, True, True)
    assert "manquant" in hands.control("item_4").accessibleDescription()


@BOTH
def test_hold_with_its_cause_and_resume(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    cause = hands.hold()
    hands.until_step("Reprenez quand la réponse est là")
    note = hands.case().hold
    assert note is not None
    assert note.cause == cause
    hands.do("hold")
    until(qtbot, lambda: hands.case().status is Status.INSPECTING)


@BOTH
def test_a_carton_is_counted(hands: Hands, qtbot: QtBot) -> None:
    hands.open(CARTON)
    if isinstance(hands, Finger):
        for _ in range(2):
            hands.touch(hands.control("fewer"))
        until(qtbot, lambda: hands.case().unit(1).quantity == 23)
        hands.touch(hands.control("quantity_keyboard"))
        for key in ("backspace", "backspace", "2", "0", "enter"):
            hands.touch(hands.control(f"key_{key}"))
    else:
        hands.do("quantity")
        hands.enter("quantity", "20")
    until(qtbot, lambda: hands.case().unit(1).quantity == 20)
    hands.do("all_as_new")
    hands.until_step("Émettez l'avoir")


@BOTH
def test_another_product_is_named_and_the_supervisor_approves(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    hands.do("other_product")
    hands.enter("productInHand", "T54W")
    hands.until_step("Appelez le responsable")
    hands.do("answer_1")
    hands.approve()
    until(qtbot, lambda: bool(hands.case().unit(1).choices))
    made = hands.case().unit(1).choices[0]
    assert made.choice is Choice.RECLASSIFY_AS_DELIVERY_ERROR
    assert made.approved_by.casefold() == "nadia"
    assert made.reason


@BOTH
def test_an_answer_is_withdrawn_by_giving_it_again(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    hands.enter("returnScan", "20EZ99999999")
    hands.until_step("Choisissez la réponse")
    hands.do("answer_1")
    until(qtbot, lambda: bool(hands.case().unit(1).choices))
    hands.until_step("Vérifiez les accessoires")
    hands.do("answer_1")
    until(qtbot, lambda: not hands.case().unit(1).choices)
    hands.until_step("Choisissez la réponse")


@BOTH
def test_a_unit_beyond_the_announced_is_added_and_answered(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    hands.do("extra_unit")
    until(qtbot, lambda: len(hands.case().units) == 2)
    # The unit that was added is the one to go on with.
    hands.until_step("Choisissez la réponse")
    hands.do("answer_1")
    until(qtbot, lambda: bool(hands.case().unit(2).choices))
    hands.do("not_in_parcel")
    until(qtbot, lambda: len(hands.case().units) == 1)


@BOTH
def test_the_fee_is_waived_by_the_supervisor(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    hands.do("all_as_new")
    hands.until_step("Émettez l'avoir")
    hands.do("other_decision")
    hands.do("waive_fee")
    hands.approve()
    until(qtbot, lambda: hands.verdict().text() == "Avoir, frais offerts")


@BOTH
def test_the_note_is_looked_at_before_it_is_issued(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    hands.do("all_as_new")
    hands.do("see_credit_note")
    until(qtbot, lambda: _in_sight(hands, "previewClose"))
    if isinstance(hands, Finger):
        hands.touch(hands.control("previewClose"))
    else:
        hands.do("back")
    until(qtbot, lambda: not _in_sight(hands, "previewClose"))
    assert hands.app.window.current() == "return"


@BOTH
def test_the_history_of_a_return_is_shown_and_folded(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    if isinstance(hands, Finger):
        hands.touch(hands.control("history"))
        until(qtbot, lambda: _in_sight(hands, "historyClose"))
        hands.touch(hands.control("historyClose"))
    else:
        hands.do("history")
        until(qtbot, lambda: _in_sight(hands, "historyClose"))
        hands.do("history")
    until(qtbot, lambda: not _in_sight(hands, "historyClose"))


@BOTH
def test_an_unknown_parcel_goes_to_quarantine(hands: Hands, qtbot: QtBot) -> None:
    hands.app.window.show_screen("home")
    hands.enter("scan", "NOBODY")
    hands.do("quarantine")
    until(qtbot, lambda: len(quarantined(hands.app.home.bench)) == 1)


@BOTH
def test_one_of_several_returns_is_chosen(hands: Hands, qtbot: QtBot) -> None:
    hands.app.window.show_screen("home")
    hands.enter("scan", "OUEST")
    until(qtbot, lambda: _in_sight(hands, "choices"))
    hands.choose_row("choices")
    until(qtbot, lambda: hands.app.window.current() == "return")


@BOTH
def test_an_expired_return_is_accepted_by_the_supervisor(
    kind: Kind, samples: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    context = open_context(Options(data_dir=str(samples), today=SAMPLE_DAY + timedelta(days=60)))
    app = App(context, qapp)
    with qtbot.waitActive(app.window):
        app.window.show()
        app.window.activateWindow()
    hands = kind(app, qtbot)
    hands.enter("scan", USUAL)
    hands.do("accept_expired")
    hands.approve()
    until(qtbot, lambda: app.window.current() == "return")
    assert hands.case().status is Status.ARRIVED
    app.window.close()
    app.shut_down()


@BOTH
def test_a_used_unit_is_credited_under_a_stronger_fee(hands: Hands, qtbot: QtBot) -> None:
    hands.open(USUAL)
    hands.do("serial_seen")
    hands.do("all_present")
    hands.do("condition_used")
    hands.until_step("Appelez le responsable")
    hands.do("answer_1")
    hands.approve()
    hands.until_step("Émettez l'avoir")
    assert hands.case().unit(1).condition is Condition.USED
    hands.do("primary")
    until(qtbot, lambda: hands.verdict().kind() == "done")


def _in_sight(hands: Hands, name: str) -> bool:
    try:
        return hands.control(name).isVisible()
    except AssertionError:
        return False
