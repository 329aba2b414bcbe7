"""What comes back again and again is said in one line, after the return is painted."""

from datetime import date

from pytestqt.qtbot import QtBot

from receiving_app.domain.signals import ReturnedBefore, Signals
from receiving_app.wording import Wording
from tests.builders import a_case, a_line, serials
from tests.data.stores import rma
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, until
from ui.screens.return_parts.signal_line import SignalLine, signal_words


def test_a_unit_that_was_returned_before_is_said_under_the_head(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case(a_line(serials=serials())))
    line = named(screen, SignalLine, "signals")
    bench.store.cases[rma(9)] = a_case(a_line(serials=serials()), rma=rma(9), opened_on=date(2026, 3, 12))
    screen.reload()
    until(qtbot, line.isVisible)
    assert line.toolTip() == f"{serials()[0]} returned before on 12 Mar 2026 ({rma(9)})"


def test_every_signal_has_its_words_in_both_languages() -> None:
    before = (ReturnedBefore("20EZ", rma(9), date(2026, 3, 12)),) * 2
    told = Signals(before, 4, 7, 31, 3, 2)
    french = signal_words(told, Wording("fr"))
    assert "20EZ déjà retourné 2 fois, la dernière le 12/03/2026" in french
    assert "4 retours en 12 mois (23" in french
    assert "67" in french
    assert "no fault found in 67%" in signal_words(told, Wording("en"))
    assert signal_words(Signals(), Wording("fr")) == ""
