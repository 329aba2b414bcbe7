"""What a scan leads to: every code ends in a choice, none in a dead end (policy P6)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.profile import Policy
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.return_errors import (
    AlreadyReceived,
    ForbiddenTransition,
    NothingOutstanding,
    ReturnCancelled,
    UnknownReturn,
)
from receiving_app.domain.vocabulary import Condition, Evidence, Status
from receiving_app.services.boards import BoardList, board_list, home_board, search, timeline
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.decide import put_on_hold
from receiving_app.services.inspect_unit import confirm_all_present, count_unit
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.quarantine import Box, quarantine, quarantined
from receiving_app.services.receive_parcel import accept_expired, receive_another
from receiving_app.services.scan import Result, scan
from receiving_app.services.undo import undo
from receiving_app.wording import in_language
from tests.builders import BARE_SKU, FRENCH, RMA, a_bench, a_case, a_line, a_profile, an_approval, serials

OTHER = RmaNumber.build(2026, 4102).text


def test_a_known_number_receives_its_parcel_in_any_writing() -> None:
    for text in (RMA, RMA.lower(), RMA.replace("-", ""), f"  {RMA}\n"):
        bench = a_bench(a_case(tracking="XY061767"))

        answer = scan(bench, text)

        assert answer.result is Result.RECEIVED
        assert bench.case(RMA).status is Status.ARRIVED
        assert bench.case(RMA).parcels[0].tracking == "XY061767"
        assert bench.acts == ["scanned"]


def test_the_same_number_again_resumes_where_it_was() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)

    assert scan(bench, RMA).result is Result.RESUMED
    assert len(bench.case(RMA).parcels) == 1


def test_a_closed_return_is_already_received() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)

    answer = scan(bench, RMA)

    assert answer.result is Result.ALREADY_RECEIVED
    assert answer.problem is not None
    said = in_language("fr").error(answer.problem).what
    assert said == f"Le retour {RMA} a déjà été reçu le 23/11/2026 09:00 par Sam."
    assert isinstance(answer.problem, AlreadyReceived)
    assert answer.sheet is not None
    with pytest.raises(NothingOutstanding):
        receive_another(bench, RMA)


def test_a_return_on_hold_is_shown_as_such() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    put_on_hold(bench, RMA, "attend")

    assert scan(bench, RMA).result is Result.ON_HOLD
    assert scan(bench, RMA).problem is None


@pytest.mark.parametrize(("day", "result"), [(17, Result.RECEIVED), (18, Result.EXPIRED)])
def test_an_expired_return_is_not_received_without_being_asked(day: int, result: Result) -> None:
    bench = a_bench(a_case(), day=date(2026, 12, day))

    assert scan(bench, RMA).result is result


def test_an_expired_return_that_was_accepted_is_received_once() -> None:
    bench = a_bench(a_case(), day=date(2027, 1, 1))
    accept_expired(bench, RMA, an_approval())

    with pytest.raises(AlreadyReceived):
        accept_expired(bench, RMA, an_approval())


def test_a_cancelled_return_is_told_and_not_received() -> None:
    bench = a_bench(a_case(status=Status.CANCELLED))

    assert scan(bench, RMA).result is Result.CANCELLED
    with pytest.raises(ReturnCancelled):
        receive_another(bench, RMA)


def test_a_return_that_announces_nothing_is_told_and_not_received() -> None:
    bench = a_bench(a_case(a_line(announced=0, quantity_invoiced=1)))

    answer = scan(bench, RMA)

    assert answer.result is Result.ALREADY_RECEIVED
    assert isinstance(answer.problem, NothingOutstanding)


@pytest.mark.parametrize("text", ["", "   ", "nothing like it"])
def test_an_unknown_text_is_unknown_and_journalled(text: str) -> None:
    bench = a_bench(a_case())

    answer = scan(bench, text)

    assert (answer.result, answer.problem, answer.sheet) == (Result.UNKNOWN, None, None)
    assert bench.store.entries[-1].facts["raw"] == text.strip()


def test_a_sound_number_that_is_not_on_file_is_an_unknown_return() -> None:
    number = RmaNumber.build(2026, 9).text

    answer = scan(a_bench(a_case()), number)

    assert answer.result is Result.UNKNOWN
    assert isinstance(answer.problem, UnknownReturn)


def test_a_wrong_check_character_is_a_misreading() -> None:
    answer = scan(a_bench(a_case()), RMA[:-1] + "0")

    assert answer.result is Result.MISREAD
    assert answer.problem is not None
    assert answer.problem.code == "invalid_check_character"


def test_a_number_of_another_system_is_read_by_its_pattern() -> None:
    profile = a_profile(policy=Policy(rma_patterns=(r"T\d{5}",)))
    bench = a_bench(a_case(rma="T12345"), profile=profile)

    assert scan(bench, "t12345").result is Result.RECEIVED


def test_a_number_whose_pattern_was_removed_still_opens_from_a_list() -> None:
    bench = a_bench(a_case(rma="T12345"))

    assert scan(bench, "T12345").result is Result.RECEIVED


@pytest.mark.parametrize("code", [serials()[0], "C0:74:AD:25:33:D9", "XY061767", "FA-2026-00001"])
def test_a_serial_mac_tracking_or_invoice_number_finds_its_return(code: str) -> None:
    line = a_line(serials=serials(), macs=("C0:74:AD:25:33:D9",))
    bench = a_bench(a_case(line, tracking="XY061767"))

    assert scan(bench, code).result is Result.RECEIVED


@pytest.mark.parametrize("code", [serials(3)[2], "c0:74:ad:25:33:db"])
def test_the_serial_or_mac_that_finds_a_return_says_which_unit_is_in_hand(code: str) -> None:
    macs = ("C0:74:AD:25:33:D9", "C0:74:AD:25:33:DA", "C0:74:AD:25:33:DB")
    bench = a_bench(a_case(a_line(announced=3, serials=serials(3), macs=macs)))

    for result in (Result.RECEIVED, Result.RESUMED):
        answer = scan(bench, code)
        assert (answer.result, answer.unit) == (result, 3)
        # Found is not yet read: what was scanned may be the label on the box.
        assert bench.case(RMA).units[2].evidence is None
        bench.clock.wait(seconds=60)
    assert scan(bench, RMA).unit is None


def test_several_hits_are_offered_to_choose_from() -> None:
    bench = a_bench(a_case(), a_case(rma=OTHER))

    for text in ("FA-2026-00001", "télécom"):
        answer = scan(bench, text)
        assert answer.result is Result.CHOOSE
        assert [row.rma for row in answer.rows] == [RMA, OTHER]
        assert bench.case(RMA).status is Status.AUTHORISED


@pytest.mark.parametrize("code", [serials()[0], "c0:74:ad:25:33:d9", "c074ad2533d9"])
def test_inside_an_open_return_a_serial_or_mac_marks_its_unit_as_read(code: str) -> None:
    line = a_line(serials=serials(), macs=("C0:74:AD:25:33:D9",))
    bench = a_bench(a_case(line))
    scan(bench, RMA)

    answer = scan(bench, code, RMA)

    assert (answer.result, answer.unit) == (Result.UNIT_READ, 1)
    assert bench.case(RMA).units[0].evidence is Evidence.READ


def test_inside_an_open_return_a_serial_of_another_return_receives_nothing() -> None:
    bench = a_bench(a_case(), a_case(a_line(serials=serials()), rma=OTHER))
    scan(bench, RMA)

    answer = scan(bench, serials()[0], RMA)

    assert answer.result is Result.CHOOSE
    assert [row.rma for row in answer.rows] == [OTHER]
    assert bench.case(OTHER).status is Status.AUTHORISED


def test_inside_an_open_return_the_number_of_another_opens_that_one() -> None:
    bench = a_bench(a_case(), a_case(rma=OTHER))
    scan(bench, RMA)

    assert scan(bench, OTHER, RMA).result is Result.RECEIVED


def test_inside_an_open_return_what_fits_no_unit_is_looked_up() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    scan(bench, RMA)

    assert scan(bench, "NOT-A-SERIAL", RMA).result is Result.UNKNOWN
    assert scan(bench, "FA-2026-00001", RMA).result is Result.RESUMED


def test_a_return_no_longer_at_the_bench_is_not_marked_by_scans() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))

    assert scan(bench, serials()[0], RMA).result is Result.RECEIVED


def test_a_further_parcel_holds_what_is_still_outstanding() -> None:
    line = a_line("1.95", 5, sku=BARE_SKU)
    bench = a_bench(a_case(line, a_line(number=2, announced=2, serials=serials(2))))
    scan(bench, RMA)
    assert [(unit.line, unit.quantity) for unit in bench.case(RMA).units] == [(1, 5), (2, 1), (2, 1)]
    count_unit(bench, RMA, 1, 3)

    receive_another(bench, RMA)

    units = [(unit.line, unit.quantity, unit.parcel) for unit in bench.case(RMA).units]
    assert units == [(1, 3, 1), (2, 1, 1), (2, 1, 1), (1, 2, 2)]


def test_one_more_box_of_what_is_inspected_is_a_parcel_of_its_own_though_all_is_expected_already() -> None:
    bench = a_bench(a_case(a_line("1.95", 5, sku=BARE_SKU)))
    scan(bench, RMA)

    case = receive_another(bench, RMA).case

    assert [parcel.number for parcel in case.parcels] == [1, 2]
    assert [unit.quantity for unit in case.units] == [5]
    undo(bench, RMA)
    assert len(bench.case(RMA).parcels) == 1


@pytest.mark.parametrize("label", [RMA, "XY061767"])
def test_a_label_of_the_return_on_the_screen_says_that_its_parcel_is_here_already(label: str) -> None:
    bench = a_bench(a_case(tracking="XY061767"))
    scan(bench, RMA)

    answer = scan(bench, label, RMA)

    assert (answer.result, answer.opens_return) == (Result.ALREADY_HERE, True)
    assert answer.earlier is not None
    assert answer.earlier.operator == "Sam"
    assert len(bench.case(RMA).parcels) == 1
    assert scan(bench, label).result is Result.RESUMED


def test_a_parcel_for_a_return_on_hold_waits_for_it_to_be_resumed() -> None:
    bench = a_bench(a_case(a_line("1.95", 5, sku=BARE_SKU)))
    scan(bench, RMA)
    put_on_hold(bench, RMA, "attend")
    bench.store.cases[RMA] = replace(bench.case(RMA), units=())

    with pytest.raises(ForbiddenTransition):
        receive_another(bench, RMA)


def test_a_sheet_is_read_without_leaving_a_trace() -> None:
    bench = a_bench(a_case())

    sheet = open_sheet(bench, RMA)

    assert not sheet.ready
    assert not sheet.credits
    assert sheet.product("NEVER-SEEN").name == "NEVER-SEEN"
    assert bench.store.entries == ()
    with pytest.raises(UnknownReturn):
        open_sheet(bench, OTHER)


def test_the_boards_show_what_is_in_progress_and_what_waits() -> None:
    bench = a_bench(a_case(customer=FRENCH), a_case(rma=OTHER))
    scan(bench, RMA)
    scan(bench, OTHER)
    put_on_hold(bench, OTHER, "attend")

    board = home_board(bench)

    assert [row.rma for row in board.in_progress] == [RMA]
    assert [row.rma for row in board.waiting] == [OTHER]
    assert [row.rma for row in board.today] == [RMA, OTHER]
    assert (board.counters.received_today, board.counters.on_hold) == (2, 1)
    assert search(bench, "  ") == ()
    assert [row.rma for row in search(bench, "4102")] == [OTHER]
    assert [entry.act for entry in timeline(bench, OTHER)] == ["scanned", "held"]


def test_each_list_holds_all_that_its_board_counts_and_says_where_it_does_not() -> None:
    bench = a_bench(a_case(customer=FRENCH), a_case(rma=OTHER))
    scan(bench, RMA)
    scan(bench, OTHER)
    put_on_hold(bench, OTHER, "attend")

    listed = {kind: [row.rma for row in board_list(bench, kind).rows] for kind in BoardList}

    assert listed == {"in_progress": [RMA], "received": [RMA, OTHER], "credited": [], "waiting": [OTHER]}
    assert not board_list(bench, BoardList.RECEIVED, 2).more
    short = board_list(bench, BoardList.RECEIVED, 1)
    assert ([row.rma for row in short.rows], short.more) == ([RMA], True)


def test_a_parcel_that_cannot_be_decided_gets_a_number_and_keeps_its_code() -> None:
    bench = a_bench()

    stored = quarantine(bench, Box(QuarantineCause.UNREADABLE, ("illegible",), note="carton écrasé"))

    assert stored.number == "Q-2026-000001"
    assert quarantined(bench) == (stored,)
    assert bench.acts == ["quarantined"]


def test_an_identifier_that_is_none_never_reaches_the_store() -> None:
    with pytest.raises(InvalidIdentifier):
        RmaNumber("RMA")
    assert Decimal(0) == 0


def test_the_same_label_scanned_twice_changes_nothing() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    scan(bench, RMA)
    scan(bench, serials()[0], RMA)
    read = bench.case(RMA)

    assert scan(bench, serials()[0], RMA).result is Result.UNIT_READ
    assert bench.case(RMA) == read
