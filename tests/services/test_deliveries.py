"""What is queued with the issue, and what people do with it afterwards."""

from dataclasses import replace

import pytest

from receiving_app.domain.credit_note_errors import UnknownCreditNote, UnprintableCharacters
from receiving_app.domain.errors import InvalidIdentifier, InvalidSetting
from receiving_app.domain.sending import Channel
from receiving_app.domain.sending_errors import (
    DeliveryClosed,
    DeliveryExists,
    DeliveryFailed,
    UnknownDelivery,
)
from receiving_app.domain.vocabulary import FeeTreatment
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.company import save_profile
from receiving_app.services.deliveries import (
    cancel,
    delivery_list,
    fail,
    finish,
    mark_deposited,
    queue_deposit,
    queue_email,
    queue_print,
    still_due,
    take_next,
    try_again,
)
from receiving_app.services.issue_credit_note import conclude
from tests.builders import RMA, a_profile, an_approval
from tests.fakes import FakeBench
from tests.services.issuing import inspected, issued
from tests.services.sending import ADDRESS, MAIL, NUMBER, after_issue, only, sending_bench, set_up


def queued(bench: FakeBench) -> list[tuple[str, str, str]]:
    return [(one.document, one.channel, one.target) for one in bench.store.deliveries]


def test_nothing_leaves_unless_the_settings_say_so() -> None:
    assert after_issue().store.deliveries == ()


def test_each_way_out_is_queued_with_the_issue() -> None:
    bench = after_issue(print_after_issue=True, copies=2, deposit_folder="/depot", mail=MAIL)
    assert queued(bench) == [
        (NUMBER, "print", ""),
        (NUMBER, "print", ""),
        (NUMBER, "deposit", ""),
        (NUMBER, "email", ADDRESS),
    ]
    assert {(one.state, one.bench, one.operator) for one in bench.store.deliveries} == {
        ("waiting", "2", "Sam")
    }


def test_an_issue_that_fails_queues_nothing() -> None:
    bench = inspected(sending_bench(print_after_issue=True, deposit_folder="/depot"))
    bench.documents.failure = UnprintableCharacters("buyer_name", "☃")
    with pytest.raises(UnprintableCharacters):
        conclude(bench, RMA)
    assert bench.store.deliveries == ()


def test_a_statement_outside_the_scope_of_vat_is_printed_and_sent_but_not_deposited() -> None:
    bench = sending_bench(print_after_issue=True, deposit_folder="/depot", mail=MAIL)
    profile = bench.store.profile
    assert profile is not None
    policy = replace(profile.policy, fee_treatment=FeeTreatment.SEPARATE)
    bench.store.profile = replace(profile, policy=policy)
    cancel_and_reissue(bench, issued(bench).number, an_approval())
    ways: dict[str, list[str]] = {}
    for one in bench.store.deliveries:
        ways.setdefault(one.document[:2], []).append(one.channel)
    assert ways["AV"] == ways["AN"] == ["print", "deposit", "email"]
    assert ways["RD"] == ["print", "email"] * 2


def test_a_customer_without_an_address_gets_no_email_and_a_wrong_one_is_seen() -> None:
    assert after_issue(email="", mail=MAIL).store.deliveries == ()
    wrong = only(after_issue(email="achats@example.org\nBcc: x@example.org", mail=MAIL))
    assert (wrong.state, wrong.reason) == ("failed", "address")


def test_a_document_issued_before_is_sent_on_request() -> None:
    bench = after_issue()
    for refused in (lambda: queue_deposit(bench, NUMBER), lambda: queue_email(bench, NUMBER, ADDRESS)):
        with pytest.raises(InvalidSetting):
            refused()
    set_up(bench, deposit_folder="/depot", mail=MAIL)
    queue_deposit(bench, NUMBER)
    queue_email(bench, NUMBER, f" {ADDRESS} ")
    queue_print(bench, NUMBER)
    assert queued(bench) == [(NUMBER, "deposit", ""), (NUMBER, "email", ADDRESS), (NUMBER, "print", "")]
    assert bench.acts[-2:] == ["delivery_queued", "delivery_queued"]


def test_nothing_is_queued_twice_without_a_word() -> None:
    bench = after_issue(deposit_folder="/depot", mail=MAIL)
    for again in (lambda: queue_deposit(bench, NUMBER), lambda: queue_email(bench, NUMBER, ADDRESS)):
        with pytest.raises(DeliveryExists):
            again()
    letter = only(bench, Channel.EMAIL)
    queue_email(bench, NUMBER, "autre@example.org")
    finish(bench, letter, "emailed")
    # A customer who lost it asks for it again.
    queue_email(bench, NUMBER, ADDRESS)
    assert [one.target for one in bench.store.deliveries[1:]] == [ADDRESS, "autre@example.org", ADDRESS]


def test_what_is_no_e_invoice_or_no_address_is_refused() -> None:
    bench = after_issue(deposit_folder="/depot", mail=MAIL)
    bench.store.documents = tuple(replace(one, xml=b"") for one in bench.store.documents)
    bench.store.deliveries = ()
    with pytest.raises(InvalidSetting) as refused:
        queue_deposit(bench, NUMBER)
    assert refused.value.problem == "no_xml"
    with pytest.raises(InvalidIdentifier):
        queue_email(bench, NUMBER, "nobody")
    for unknown in (queue_print, queue_deposit):
        with pytest.raises(UnknownCreditNote):
            unknown(bench, "AV-2026-000009")


def test_a_delivery_is_taken_by_one_only_and_prints_by_their_bench() -> None:
    bench = after_issue(print_after_issue=True, deposit_folder="/depot")
    other = replace(bench, actor=replace(bench.actor, bench="7"))
    assert take_next(other, Channel.PRINT) is None
    deposit = take_next(other, Channel.DEPOSIT)
    assert deposit is not None
    assert take_next(bench, Channel.DEPOSIT) is None
    assert take_next(bench, Channel.PRINT) is not None
    assert take_next(bench, Channel.PRINT) is None


def test_one_that_another_bench_takes_in_between_is_left_to_it() -> None:
    bench = after_issue(deposit_folder="/depot")
    taken: list[object] = []

    def writing() -> object:
        if not taken:
            taken.append(None)
            taken.append(take_next(bench, Channel.DEPOSIT))
        return bench.writing()

    late = replace(bench, writing=writing)
    assert take_next(late, Channel.DEPOSIT) is None
    assert only(bench).attempts == 1


def test_where_another_bench_is_quicker_the_next_one_is_taken() -> None:
    bench = after_issue(mail=MAIL)
    queue_email(bench, NUMBER, "b@example.org")
    quick: list[object] = []

    def writing() -> object:
        if not quick:
            quick.append(None)
            quick.append(take_next(bench, Channel.EMAIL))
        return bench.writing()

    taken = take_next(replace(bench, writing=writing), Channel.EMAIL)
    assert taken is not None
    assert [one.target for one in (quick[1], taken)] == [ADDRESS, "b@example.org"]  # type: ignore[attr-defined]  # deliveries


def test_the_same_reason_is_journalled_once_and_a_new_one_again() -> None:
    bench = after_issue(deposit_folder="/depot")
    for reason in ("no_folder", "no_folder", "full"):
        bench.clock.wait(minutes=20)
        taken = take_next(bench, Channel.DEPOSIT)
        assert taken is not None
        fail(bench, taken, DeliveryFailed(reason, "/depot"))
    told = [entry.facts["reason"] for entry in bench.store.entries if entry.act == "delivery_failed"]
    assert told == ["no_folder", "full"]
    assert bench.store.entries[-1].rma == RMA


def test_a_failure_that_comes_too_late_changes_nothing() -> None:
    bench = after_issue(mail=MAIL)
    slow = take_next(bench, Channel.EMAIL)
    assert slow is not None
    bench.clock.wait(minutes=6)
    quick = take_next(bench, Channel.EMAIL)
    assert quick is not None
    finish(bench, quick, "emailed")
    assert fail(bench, slow, DeliveryFailed("timeout")).state == "done"
    assert only(bench).state == "done"


def test_the_journal_holds_no_address() -> None:
    bench = after_issue(mail=MAIL)
    cancel(bench, 1)
    try_again(bench, 1)
    assert ADDRESS not in repr(bench.store.entries)
    assert bench.acts[-2:] == ["delivery_cancelled", "delivery_retried"]


def test_a_deposit_is_marked_by_hand_with_who_and_when() -> None:
    bench = after_issue(deposit_folder="/depot", mail=MAIL)
    done = mark_deposited(bench, 1)
    assert (done.state, done.operator, done.target) == ("done", "Sam", "")
    assert bench.acts[-1] == "marked_deposited"
    for closed in (1, 2):
        with pytest.raises(DeliveryClosed):
            mark_deposited(bench, closed)


def test_an_unknown_delivery_is_said() -> None:
    bench = after_issue()
    for act in (try_again, cancel, mark_deposited):
        with pytest.raises(UnknownDelivery):
            act(bench, 9)


def test_the_list_tells_the_newest_first_and_what_is_left() -> None:
    bench = after_issue(print_after_issue=True, deposit_folder="/depot", mail=MAIL)
    cancel(bench, 3)
    assert [one.channel for one in delivery_list(bench)] == ["email", "deposit", "print"]
    assert [one.channel for one in delivery_list(bench, unfinished=True)] == ["deposit", "print"]
    assert [one.channel for one in delivery_list(bench, (Channel.DEPOSIT,))] == ["deposit"]


def test_settings_that_would_give_a_password_away_are_not_saved() -> None:
    bench = after_issue()
    sending = replace(a_profile().sending, mail=replace(MAIL, host="bad host"))
    with pytest.raises(InvalidSetting):
        save_profile(bench, replace(a_profile(), sending=sending))


def test_what_is_due_still_is_seen_as_it_is_and_what_went_gives_way_to_the_next() -> None:
    bench = after_issue(print_after_issue=True, copies=2, deposit_folder="/depot")
    waiting = only(bench, Channel.DEPOSIT)
    assert still_due(bench, waiting) == waiting
    mark_deposited(bench, waiting.id)
    assert still_due(bench, waiting) is None
    first, second = (one for one in bench.store.deliveries if one.channel is Channel.PRINT)
    assert take_next(bench, Channel.PRINT) is not None
    assert still_due(bench, first) == second
