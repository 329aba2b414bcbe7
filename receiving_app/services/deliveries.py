"""A document's ways out: queued with its issue, taken one at a time, tried again, given up, marked done.

Each step is a transaction of its own, before and after what happens outside: a program that is killed
in between finds on its next start how far it was.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import UnknownCreditNote
from receiving_app.domain.debit_statement import NumberedDocument
from receiving_app.domain.errors import InvalidIdentifier, InvalidSetting
from receiving_app.domain.people import Right
from receiving_app.domain.sending import Channel, Delivery, DeliveryState, mail_address
from receiving_app.domain.sending_errors import (
    DeliveryClosed,
    DeliveryExists,
    DeliveryFailed,
    UnknownDelivery,
)
from receiving_app.services.case_sheet import Act, record, require_profile
from receiving_app.services.credit_note_ports import StoredCreditNote
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs, unattended

SHOWN = 200


def queue_after_issue(bench: Bench, uow: UnitOfWork, document: NumberedDocument) -> None:
    """Queue what the settings ask for, in the transaction that issues the document.

    Printing is for every document; the platform takes e-invoices only, which a statement outside the
    scope of VAT is not; the customer gets a copy where the return has an address.
    """
    sending = require_profile(uow).sending
    if sending.print_after_issue:
        for _copy in range(sending.copies):
            _queue(bench, uow, document.number, Channel.PRINT)
    if sending.deposit_folder and isinstance(document, CreditNote):
        _queue(bench, uow, document.number, Channel.DEPOSIT)
    if sending.mail.on and document.buyer.email:
        _queue_letter(bench, uow, document)


def _queue_letter(bench: Bench, uow: UnitOfWork, document: NumberedDocument) -> None:
    queued = _queue(bench, uow, document.number, Channel.EMAIL, document.buyer.email)
    try:
        mail_address(document.buyer.email)
    except InvalidIdentifier:
        # Seen in the list instead of silently left out; the credit note is issued all the same.
        wrong = DeliveryFailed("address", final=True)
        uow.outgoing.save(queued.failed(bench.clock.now(), wrong))


@needs(Right.ISSUE)
def queue_print(bench: Bench, number: str, *, again: bool = True) -> Delivery:
    """Queue one print of an issued document: the original the first time, a marked copy afterwards.

    Args:
        bench: where it is printed.
        number: of the document.
        again: whether another copy is wanted although one is on its way; else that one is returned, and
            tried again where it failed.

    Raises:
        UnknownCreditNote: there is none of this number.
    """
    with bench.writing() as uow:
        issued_document(uow, number)
        unfinished = None if again else _unfinished_print(bench, uow, number)
        if unfinished is None:
            queued = _queue(bench, uow, number, Channel.PRINT)
        elif unfinished.state is DeliveryState.FAILED:
            queued = _retried(bench, uow, unfinished)
        else:
            return unfinished
        uow.commit()
    return queued


def _unfinished_print(bench: Bench, uow: UnitOfWork, number: str) -> Delivery | None:
    ended = (DeliveryState.DONE, DeliveryState.CANCELLED)
    prints = (one for one in uow.outgoing.of_document(number) if one.channel is Channel.PRINT)
    own = (one for one in prints if one.bench == bench.actor.bench and one.state not in ended)
    return next(own, None)


@needs(Right.ISSUE)
def try_failed_prints_again(bench: Bench) -> tuple[Delivery, ...]:
    """Queue again all that could not be printed at this bench."""
    with bench.writing() as uow:
        prints = uow.outgoing.unfinished_prints(bench.actor.bench)
        failed = [one for one in prints if one.state is DeliveryState.FAILED]
        again = tuple(_retried(bench, uow, one) for one in failed)
        uow.commit()
    return again


def _retried(bench: Bench, uow: UnitOfWork, delivery: Delivery) -> Delivery:
    again = delivery.retried(bench.clock.now())
    uow.outgoing.save(again)
    _journal(bench, uow, "delivery_retried", again)
    return again


@needs(Right.ISSUE)
def queue_deposit(bench: Bench, number: str) -> Delivery:
    """Queue the deposit of an e-invoice that was issued while no folder was set.

    Raises:
        UnknownCreditNote: there is none of this number.
        InvalidSetting: no folder is set, or the document is no e-invoice.
        DeliveryExists: it is in the list of deposits already.
    """
    with bench.writing() as uow:
        stored = issued_document(uow, number)
        if not require_profile(uow).sending.deposit_folder:
            raise InvalidSetting("deposit_folder", "not_set")
        if not stored.xml:
            raise InvalidSetting("deposit_folder", "no_xml")
        if any(one.channel is Channel.DEPOSIT for one in uow.outgoing.of_document(number)):
            raise DeliveryExists(number, Channel.DEPOSIT)
        queued = _queue(bench, uow, number, Channel.DEPOSIT)
        _journal(bench, uow, "delivery_queued", queued)
        uow.commit()
    return queued


@needs(Right.ISSUE)
def queue_email(bench: Bench, number: str, address: str) -> Delivery:
    """Queue a courtesy copy for an address, as for a customer who asks for it again.

    Raises:
        UnknownCreditNote: there is none of this number.
        InvalidIdentifier: the address is none.
        InvalidSetting: no mail server is set.
        DeliveryExists: one for this address waits already.
    """
    wanted = mail_address(address.strip())
    with bench.writing() as uow:
        issued_document(uow, number)
        if not require_profile(uow).sending.mail.on:
            raise InvalidSetting("mail_host", "not_set")
        if any(_waits_for(one, wanted) for one in uow.outgoing.of_document(number)):
            raise DeliveryExists(number, Channel.EMAIL)
        queued = _queue(bench, uow, number, Channel.EMAIL, wanted)
        _journal(bench, uow, "delivery_queued", queued)
        uow.commit()
    return queued


def _waits_for(delivery: Delivery, address: str) -> bool:
    open_states = (DeliveryState.WAITING, DeliveryState.UNDER_WAY)
    return delivery.target == address and delivery.state in open_states


def _queue(bench: Bench, uow: UnitOfWork, number: str, channel: Channel, target: str = "") -> Delivery:
    now, actor = bench.clock.now(), bench.actor
    waiting = Delivery(
        *(0, number, channel, target, actor.bench, DeliveryState.WAITING, now, now, actor.operator),
        next_at=now,
    )
    return uow.outgoing.add(waiting)


def issued_document(uow: UnitOfWork, number: str) -> StoredCreditNote:
    """Return an issued document.

    Raises:
        UnknownCreditNote: there is none of this number.
    """
    stored = uow.credit_notes.get(number)
    if stored is None:
        raise UnknownCreditNote(number)
    return stored


def next_due(bench: Bench, channel: Channel, after: int = 0) -> Delivery | None:
    """Return the first delivery of a channel that is due, of those after a number; it is not taken."""
    with bench.reading() as uow:
        return uow.outgoing.next_due(channel, bench.actor.bench, bench.clock.now(), after)


def still_due(bench: Bench, delivery: Delivery) -> Delivery | None:
    """Return a delivery as it is where it is due still, else the next one on its way out; None for none."""
    with bench.reading() as uow:
        now = bench.clock.now()
        known = uow.outgoing.get(delivery.id)
        if known is not None and known.due(now):
            return known
        return uow.outgoing.next_due(delivery.channel, bench.actor.bench, now)


@unattended
def take_next(
    bench: Bench, channel: Channel, able: Callable[[Delivery], bool] = lambda _due: True
) -> Delivery | None:
    """Take the next delivery of a channel for this bench, so that no one else does; None for none due.

    Args:
        bench: that is to carry it out.
        channel: the way out.
        able: tells whether this bench can; what it cannot is left as it is, for another. Asked outside
            any transaction.
    """
    passed = 0
    while (due := next_due(bench, channel, passed)) is not None:
        if not able(due):
            passed = due.id
            continue
        with bench.writing() as uow:
            # Asked again under the write lock: another bench may have been quicker.
            now = bench.clock.now()
            again = uow.outgoing.next_due(channel, bench.actor.bench, now, passed)
            if again is None:
                return None
            if again.id == due.id:
                taken = again.taken(now)
                uow.outgoing.save(taken)
                uow.commit()
                return taken
    return None


@unattended
def put_back(bench: Bench, delivery: Delivery) -> Delivery:
    """Leave a delivery that this bench took and cannot carry out to one that can; it was no attempt."""
    with bench.writing() as uow:
        current = _known(uow, delivery.id)
        if not _same_attempt(current, delivery):
            return current
        back = _where_it_is(delivery, current).put_back(bench.clock.now())
        uow.outgoing.save(back)
        uow.commit()
    return back


@unattended
def note_evidence(bench: Bench, delivery: Delivery, evidence: str, target: str = "") -> Delivery:
    """Store what an attempt is about to do, before it does it.

    Raises:
        DeliveryClosed: it lasted so long that another attempt took its place.
    """
    noted = replace(delivery, evidence=evidence, target=target or delivery.target)
    with bench.writing() as uow:
        current = _known(uow, delivery.id)
        if not _same_attempt(current, delivery):
            raise DeliveryClosed(current.document, current.channel, current.state)
        noted = _where_it_is(noted, current)
        uow.outgoing.save(noted)
        uow.commit()
    return noted


@unattended
def finish(bench: Bench, delivery: Delivery, act: str, **facts: object) -> Delivery:
    """Record that a delivery was carried out."""
    with bench.writing() as uow:
        done = delivery.done(bench.clock.now(), bench.actor.operator)
        uow.outgoing.save(done)
        if done.channel is Channel.PRINT:
            uow.credit_notes.record_print(done.document, done.target, done.changed_at)
        _journal(bench, uow, act, done, **facts)
        uow.commit()
    return done


@unattended
def fail(bench: Bench, delivery: Delivery, why: DeliveryFailed) -> Delivery:
    """Record that an attempt failed; the journal tells each new reason once.

    One that another attempt replaced meanwhile changes nothing.
    """
    with bench.writing() as uow:
        current = _known(uow, delivery.id)
        if not _same_attempt(current, delivery):
            return current
        failed = _where_it_is(delivery, current).failed(bench.clock.now(), why)
        uow.outgoing.save(failed)
        if (failed.reason, failed.state) != (delivery.reason, DeliveryState.WAITING):
            _journal(bench, uow, "delivery_failed", failed, reason=why.reason)
        uow.commit()
    return failed


@needs(Right.ISSUE)
def try_again(bench: Bench, delivery: int) -> Delivery:
    """Try a delivery again, at once.

    Raises:
        UnknownDelivery: there is none of this number.
        DeliveryClosed: it is done, or under way.
    """
    with bench.writing() as uow:
        again = _retried(bench, uow, _known(uow, delivery))
        uow.commit()
    return again


@needs(Right.ISSUE)
def cancel(bench: Bench, delivery: int) -> Delivery:
    """Give a delivery up.

    Raises:
        UnknownDelivery: there is none of this number.
        DeliveryClosed: it is done, under way or cancelled.
    """
    with bench.writing() as uow:
        given_up = _known(uow, delivery).cancelled(bench.clock.now(), bench.actor.operator)
        uow.outgoing.save(given_up)
        _journal(bench, uow, "delivery_cancelled", given_up)
        uow.commit()
    return given_up


@needs(Right.ISSUE)
def mark_deposited(bench: Bench, delivery: int) -> Delivery:
    """Record that a person brought a document to the platform another way.

    Raises:
        UnknownDelivery: there is none of this number.
        DeliveryClosed: it is no deposit, is done, or is under way.
    """
    with bench.writing() as uow:
        done = _known(uow, delivery).brought(bench.clock.now(), bench.actor.operator)
        uow.outgoing.save(done)
        _journal(bench, uow, "marked_deposited", done)
        uow.commit()
    return done


def delivery_list(
    bench: Bench, channels: Iterable[Channel] = tuple(Channel), *, unfinished: bool = False
) -> tuple[Delivery, ...]:
    """Return the latest deliveries, the newest first."""
    with bench.reading() as uow:
        return uow.outgoing.listed(channels, SHOWN, unfinished=unfinished)


def _same_attempt(current: Delivery, taken: Delivery) -> bool:
    return (current.state, current.attempts) == (DeliveryState.UNDER_WAY, taken.attempts)


def _where_it_is(attempt: Delivery, current: Delivery) -> Delivery:
    """Return an attempt under the bench's name of now: one that is named anew takes along what is under way."""
    return replace(attempt, bench=current.bench)


def _known(uow: UnitOfWork, delivery: int) -> Delivery:
    known = uow.outgoing.get(delivery)
    if known is None:
        raise UnknownDelivery(delivery)
    return known


def _journal(bench: Bench, uow: UnitOfWork, act: str, delivery: Delivery, **facts: object) -> None:
    # The address is left out: the journal is kept for ever, and holds no one's name.
    told = {"number": delivery.document, "channel": delivery.channel, **facts}
    record(bench, uow, Act(act, told), issued_document(uow, delivery.document).note.rma)
