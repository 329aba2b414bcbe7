"""Deliveries: which state follows which, the growing delay, and settings that would harm someone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.errors import InvalidIdentifier, InvalidSetting
from receiving_app.domain.sending import (
    LEASE,
    Channel,
    Delivery,
    DeliveryState,
    MailSecurity,
    MailServer,
    Sending,
    mail_address,
)
from receiving_app.domain.sending_errors import DeliveryClosed, DeliveryFailed

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SERVER = MailServer(True, "smtp.example.com", 587, MailSecurity.STARTTLS, "avoirs", "avoirs@example.com")


def a_delivery(channel: Channel = Channel.EMAIL, **changes: object) -> Delivery:
    made = Delivery(
        *(1, "AV-2026-000001", channel, "a@example.com", "2", DeliveryState.WAITING, NOW, NOW, "Sam"),
        next_at=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # by field name


def delays(channel: Channel, attempts: int, *, final: bool = False) -> list[float | None]:
    """Return the minutes until each next attempt."""
    delivery, found = a_delivery(channel), []
    for _ in range(attempts):
        delivery = delivery.taken(NOW).failed(NOW, DeliveryFailed("connection", "gone", final))
        found.append((delivery.next_at - NOW) / timedelta(minutes=1) if delivery.next_at else None)
    return found


def test_an_email_is_tried_again_after_a_growing_delay_for_about_a_day() -> None:
    minutes = delays(Channel.EMAIL, 12)
    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, None]


def test_a_deposit_is_tried_again_for_ever_and_never_waits_long() -> None:
    assert delays(Channel.DEPOSIT, 30)[:6] == [1, 2, 4, 8, 15, 15]
    assert delays(Channel.DEPOSIT, 30)[-1] == 15


@pytest.mark.parametrize("channel", Channel)
def test_what_only_a_person_can_mend_waits_for_that_person(channel: Channel) -> None:
    failed = a_delivery(channel).taken(NOW).failed(NOW, DeliveryFailed("exists", "/x", final=True))
    assert (failed.state, failed.reason, failed.detail, failed.next_at) == ("failed", "exists", "/x", None)
    assert delays(Channel.PRINT, 1) == [None]


def test_a_delivery_is_due_at_its_time_and_again_when_it_was_given_up_half_way() -> None:
    waiting = a_delivery()
    assert waiting.due(NOW)
    assert not waiting.due(NOW - timedelta(seconds=1))
    taken = waiting.taken(NOW)
    assert (taken.state, taken.attempts, taken.next_at) == ("under_way", 1, None)
    assert not taken.due(NOW + LEASE - timedelta(seconds=1))
    assert taken.due(NOW + LEASE)
    assert not taken.done(NOW, "Sam").due(NOW + 2 * LEASE)


def test_trying_again_begins_the_delays_anew() -> None:
    failed = a_delivery(attempts=11).taken(NOW).failed(NOW, DeliveryFailed("auth"))
    again = failed.retried(NOW)
    assert (again.state, again.attempts, again.next_at) == ("waiting", 0, NOW)
    assert again.cancelled(NOW, "Nadia").retried(NOW).state == "waiting"


def test_what_a_bench_cannot_do_is_put_back_as_if_it_had_not_been_taken() -> None:
    back = a_delivery(attempts=3, evidence="x").taken(NOW).put_back(NOW + LEASE)
    assert (back.state, back.attempts, back.next_at, back.evidence) == ("waiting", 3, NOW + LEASE, "x")
    assert back.due(NOW + LEASE)


def test_what_a_bench_that_died_had_begun_is_for_people_to_see_to() -> None:
    taken = a_delivery(Channel.DEPOSIT, evidence="x", target="/depot/x.pdf").taken(NOW)
    assert not taken.abandoned(NOW)
    assert taken.abandoned(NOW + LEASE)
    assert not a_delivery().abandoned(NOW + LEASE)
    assert (taken.retried(NOW + LEASE).state, taken.retried(NOW + LEASE).evidence) == ("waiting", "x")
    given_up = taken.cancelled(NOW + LEASE, "Nadia")
    assert (given_up.state, given_up.evidence, given_up.target) == ("cancelled", "", "")
    assert taken.brought(NOW + LEASE, "Nadia").state == "done"
    with pytest.raises(DeliveryClosed):
        taken.brought(NOW, "Nadia")


def test_only_a_deposit_is_brought_another_way_and_only_once() -> None:
    brought = a_delivery(Channel.DEPOSIT, evidence="x", target="/x").brought(NOW, "Nadia")
    assert (brought.state, brought.operator, brought.target, brought.evidence) == ("done", "Nadia", "", "")
    for closed in (brought, a_delivery()):
        with pytest.raises(DeliveryClosed):
            closed.brought(NOW, "Nadia")


def test_done_is_done_and_what_is_under_way_is_left_alone() -> None:
    done = a_delivery(reason="timeout", detail="x").taken(NOW).done(NOW, "Sam")
    assert (done.state, done.reason, done.detail, done.next_at) == ("done", "", "", None)
    for closed in (done, a_delivery().taken(NOW)):
        with pytest.raises(DeliveryClosed):
            closed.retried(NOW)
        with pytest.raises(DeliveryClosed):
            closed.cancelled(NOW, "Sam")
    given_up = a_delivery().cancelled(NOW, "Nadia")
    assert (given_up.state, given_up.operator) == ("cancelled", "Nadia")
    with pytest.raises(DeliveryClosed):
        given_up.cancelled(NOW, "Nadia")


@pytest.mark.parametrize("good", ["a@example.com", "o'neil+avoir@sub-domain.example.co", "A.B@x-y.fr"])
def test_a_plain_address_is_taken_as_it_is(good: str) -> None:
    assert mail_address(good) == good


@pytest.mark.parametrize(
    "bad",
    [
        *(
            "",
            "a",
            "a@b",
            "@example.com",
            "a b@example.com",
            "a@example.com, b@example.com",
            "a..b@example.com",
        ),
        *("a@example.com\nBcc: b@example.com", "a@example.com\r\n", "a@-x.com", "é@example.com", "<a@x.com>"),
        *(f"{'a' * 65}@example.com", f"a@{'b' * 63}.{'c' * 63}.{'d' * 63}.{'e' * 63}.com", '"a"@example.com'),
    ],
)
def test_anything_else_is_no_address(bad: str) -> None:
    with pytest.raises(InvalidIdentifier):
        mail_address(bad)


@given(st.text(max_size=60))
def test_no_address_ever_holds_what_could_begin_another_header(text: str) -> None:
    try:
        found = mail_address(text)
    except InvalidIdentifier:
        return
    assert found.isascii()
    assert not set(found) & set('\r\n\t ,;:<>"\0')


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"host": "smtp.example.com\nX"}, "mail_host"),
        ({"host": "bad host"}, "mail_host"),
        ({"host": ""}, "mail_host"),
        ({"sender": ""}, "mail_host"),
        ({"port": 0}, "mail_port"),
        ({"port": 65_536}, "mail_port"),
        ({"security": MailSecurity.NONE}, "mail_security"),
        ({"user": "a\r\nb"}, "mail_user"),
    ],
)
def test_a_server_that_could_not_be_used_or_would_give_the_password_away_is_refused(
    changes: dict[str, object], what: str
) -> None:
    Sending(mail=SERVER).check()
    with pytest.raises(InvalidSetting) as refused:
        Sending(mail=replace(SERVER, **changes)).check()  # type: ignore[arg-type]  # by field name
    assert refused.value.what == what


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "LOCALHOST"])
def test_without_protection_only_this_machine_is_allowed(host: str) -> None:
    replace(SERVER, host=host, security=MailSecurity.NONE).check()


def test_other_settings_that_could_not_be_carried_out_are_refused() -> None:
    Sending().check()
    for wrong in (Sending(copies=0), Sending(copies=10), Sending(deposit_folder="a\0b")):
        with pytest.raises(InvalidSetting):
            wrong.check()
    with pytest.raises(InvalidIdentifier):
        replace(SERVER, sender="nobody").check()


def test_the_password_is_kept_by_user_and_server() -> None:
    assert SERVER.account == "avoirs@smtp.example.com:587"
    assert replace(SERVER, user="").account == ""
