"""Several benches and one return: one has it in hand, the others look, or take it over with trace."""

from dataclasses import replace

import pytest

from receiving_app.domain.claim_errors import ReturnHeld
from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.return_errors import StaleCase, UnknownReturn
from receiving_app.domain.vocabulary import Condition, Status
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.claims import keep, leave
from receiving_app.services.decide import put_on_hold
from receiving_app.services.inspect_unit import confirm_all_present, record_condition
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.match_parcel import match
from receiving_app.services.photos import add_photo, strike_out
from receiving_app.services.ports import Actor
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.scan import Result, scan
from receiving_app.services.take_over import open_at_bench, take_over
from receiving_app.services.undo import undo
from tests.builders import RMA, a_bench, a_case, a_line, an_approval, serials
from tests.fakes import FakeBench

AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING


def two_benches() -> tuple[FakeBench, FakeBench]:
    """Sam has just received the parcel; Léa is at another bench."""
    sam = a_bench(a_case())
    assert scan(sam, RMA).result is Result.RECEIVED
    return sam, replace(sam, actor=Actor("Léa", "3"))


def holder(bench: FakeBench) -> str:
    claim = bench.store.claims.get(RMA)
    return claim.bench if claim else ""


def test_the_scan_that_receives_a_parcel_has_the_return_in_hand() -> None:
    sam, _ = two_benches()
    assert holder(sam) == "2"
    assert sam.acts == ["scanned"]


def test_the_same_parcel_scanned_at_another_bench_is_shown_and_not_received_again() -> None:
    sam, lea = two_benches()
    answer = scan(lea, RMA)
    assert answer.result is Result.HELD_ELSEWHERE
    assert answer.opens_return
    assert isinstance(answer.problem, ReturnHeld)
    assert (answer.problem.operator, answer.problem.bench) == ("Sam", "2")
    assert len(sam.case(RMA).parcels) == 1
    assert holder(sam) == "2"


def test_every_act_at_another_bench_is_refused_and_stores_nothing() -> None:
    sam, lea = two_benches()
    photo = add_photo(sam, PhotoCase.of_return(RMA), PhotoStep.PACKING, b"picture")
    before = sam.case(RMA), sam.acts
    for act in (
        lambda: record_condition(lea, RMA, 1, Condition.USED),
        lambda: undo(lea, RMA),
        lambda: conclude(lea, RMA),
        lambda: put_on_hold(lea, RMA, "attend le client"),
        lambda: add_photo(lea, PhotoCase.of_return(RMA), PhotoStep.PACKING, b"picture"),
        lambda: strike_out(lea, photo.id, "flou"),
    ):
        with pytest.raises(ReturnHeld):
            act()
    assert (sam.case(RMA), sam.acts) == before


def test_a_serial_scanned_in_a_return_that_is_looked_at_is_refused_with_who_has_it() -> None:
    sam = a_bench(a_case(a_line(serials=serials())))
    scan(sam, RMA)
    answer = scan(replace(sam, actor=Actor("Léa", "3")), serials()[0], RMA)
    assert answer.result is Result.REFUSED
    assert isinstance(answer.problem, ReturnHeld)
    assert sam.case(RMA).unit(1).evidence is None


def test_taking_over_is_one_act_that_names_both_benches() -> None:
    sam, lea = two_benches()
    since = sam.store.claims[RMA].since
    take_over(lea, RMA)
    entry = lea.store.entries[-1]
    assert (entry.act, entry.operator, entry.bench) == ("taken_over", "Léa", "3")
    assert entry.facts == {"from_bench": "2", "from_operator": "Sam", "since": since}
    record_condition(lea, RMA, 1, Condition.USED)
    with pytest.raises(ReturnHeld) as held:
        record_condition(sam, RMA, 1, AS_NEW)
    assert held.value.operator == "Léa"


def test_what_nobody_has_is_taken_without_a_word_in_the_journal() -> None:
    sam, lea = two_benches()
    leave(sam)
    take_over(lea, RMA)
    take_over(lea, RMA)
    assert holder(sam) == "3"
    assert sam.acts == ["scanned"]


def test_a_bench_that_is_gone_leaves_its_return_within_a_minute() -> None:
    sam, lea = two_benches()
    sam.clock.wait(seconds=70)
    assert scan(lea, RMA).result is Result.RESUMED
    assert holder(sam) == "3"


def test_a_bench_that_starts_again_goes_on_at_once() -> None:
    sam, _ = two_benches()
    again = replace(sam, actor=Actor("Léa", "2"))
    assert scan(again, RMA).result is Result.RESUMED
    assert sam.store.claims[RMA].operator == "Léa"


def test_a_return_that_is_kept_stays_in_hand_and_the_journal_says_nothing_of_it() -> None:
    sam, lea = two_benches()
    for _ in range(5):
        sam.clock.wait(seconds=30)
        keep(sam, RMA)
    assert scan(lea, RMA).result is Result.HELD_ELSEWHERE
    assert sam.acts == ["scanned", "scanned"]


def test_keeping_writes_nothing_while_the_claim_is_young() -> None:
    sam, _ = two_benches()
    known = sam.store.claims[RMA]
    keep(replace(sam, writing=_never), RMA)
    assert sam.store.claims[RMA] == known


def _never() -> None:
    raise AssertionError("nothing is to be written")


def test_what_was_taken_over_or_left_is_not_kept() -> None:
    sam, lea = two_benches()
    take_over(lea, RMA)
    sam.clock.wait(seconds=30)
    keep(sam, RMA)
    assert holder(sam) == "3"
    leave(lea)
    keep(sam, RMA)
    assert holder(sam) == ""


def test_a_claim_taken_between_looking_and_keeping_stays_with_who_took_it() -> None:
    sam, lea = two_benches()
    sam.clock.wait(seconds=70)
    writing = sam.writing

    def meanwhile() -> object:
        take_over(lea, RMA)
        return writing()

    keep(replace(sam, writing=meanwhile), RMA)
    assert holder(sam) == "3"


def test_a_bench_has_one_return_in_hand_at_a_time() -> None:
    sam = a_bench(a_case(), a_case(a_line(invoice="FA-2"), rma="RMA-2026-004102-Y"))
    scan(sam, RMA)
    scan(sam, "RMA-2026-004102-Y")
    assert list(sam.store.claims) == ["RMA-2026-004102-Y"]


def test_opening_a_return_that_is_worked_on_takes_it_where_it_is_free() -> None:
    sam, lea = two_benches()
    sheet, held = open_at_bench(lea, RMA)
    assert held is not None
    assert (held.operator, sheet.case) == ("Sam", sam.case(RMA))
    leave(sam)
    assert open_at_bench(lea, RMA)[1] is None
    assert holder(sam) == "3"


def test_what_is_on_hold_is_taken_by_who_scans_it() -> None:
    sam, lea = two_benches()
    put_on_hold(sam, RMA, "attend le client")
    assert scan(lea, RMA).result is Result.HELD_ELSEWHERE
    leave(sam)
    assert scan(lea, RMA).result is Result.ON_HOLD
    assert holder(sam) == "3"


def test_looking_at_a_return_whose_parcel_is_not_here_keeps_no_bench_from_receiving_it() -> None:
    sam = a_bench(a_case())
    lea = replace(sam, actor=Actor("Léa", "3"))
    sheet, held = open_at_bench(lea, RMA)
    assert (sheet.case.status, held, holder(sam)) == (Status.AUTHORISED, None, "")
    with pytest.raises(UnknownReturn):
        open_at_bench(lea, "RMA-2026-009999-A")


def test_a_note_is_not_taken_back_while_another_bench_has_its_return() -> None:
    sam, lea = two_benches()
    confirm_all_present(sam, RMA, condition=AS_NEW)
    note = conclude(sam, RMA).note
    assert note is not None
    with pytest.raises(ReturnHeld):
        cancel_and_reissue(lea, note.number, an_approval())
    cancel_and_reissue(sam, note.number, an_approval())


def test_goods_in_quarantine_do_not_arrive_on_a_return_that_another_bench_has() -> None:
    sam, lea = two_benches()
    record = quarantine(lea, Box(QuarantineCause.UNREADABLE, ("illisible",)))
    with pytest.raises(ReturnHeld):
        match(lea, record.number, RMA)
    assert len(sam.case(RMA).parcels) == 1


# --- acts on what is no longer as it was shown ----------------------------------------------


def test_an_act_on_what_another_bench_changed_since_it_was_shown_is_refused() -> None:
    sam, lea = two_benches()
    shown = sam.case(RMA).revision
    sam.clock.wait(seconds=70)
    record_condition(lea, RMA, 1, Condition.USED)
    leave(lea)
    with pytest.raises(StaleCase):
        record_condition(sam.seeing(shown), RMA, 1, AS_NEW)
    assert sam.case(RMA).unit(1).condition is Condition.USED
    record_condition(sam.seeing(sam.case(RMA).revision), RMA, 1, AS_NEW)


def test_a_benchs_own_acts_may_follow_each_other_quicker_than_they_are_shown() -> None:
    sam, _ = two_benches()
    quick = sam.seeing(sam.case(RMA).revision)
    record_condition(quick, RMA, 1, Condition.USED)
    record_condition(quick, RMA, 1, AS_NEW)
    assert sam.case(RMA).unit(1).condition is AS_NEW


def test_an_act_on_what_an_import_changed_since_it_was_shown_is_refused() -> None:
    sam, _ = two_benches()
    shown = sam.case(RMA).revision
    with sam.writing() as uow:
        uow.returns.save(replace(sam.case(RMA), tracking="XY0617671405788"))
        uow.commit()
    with pytest.raises(StaleCase):
        record_condition(sam.seeing(shown), RMA, 1, AS_NEW)
