"""Benches whose settings send documents out, for the tests of the ways out."""

from dataclasses import replace
from typing import Any

from receiving_app.domain.sending import Channel, Delivery, MailSecurity, MailServer, Sending
from tests.builders import FRENCH, a_bench, a_case, a_profile
from tests.fakes import FakeBench
from tests.services.issuing import issued

MAIL = MailServer(True, "smtp.example.com", 587, MailSecurity.STARTTLS, "avoirs", "avoirs@example.com")
ADDRESS = "achats@example.org"
NUMBER = "AV-2026-000001"


def sending_bench(email: str = ADDRESS, language: str = "fr", **settings: Any) -> FakeBench:
    """Return a bench with one return whose customer has an address."""
    customer = replace(FRENCH, email=email, language=language)
    profile = a_profile(sending=Sending(**settings))
    return a_bench(a_case(customer=customer), profile=profile)


def after_issue(email: str = ADDRESS, language: str = "fr", **settings: Any) -> FakeBench:
    """Return the same after its credit note was issued."""
    bench = sending_bench(email, language, **settings)
    issued(bench)
    return bench


def set_up(bench: FakeBench, **settings: Any) -> None:
    """Change the settings."""
    profile = bench.store.profile
    assert profile is not None
    bench.store.profile = replace(profile, sending=replace(profile.sending, **settings))


def only(bench: FakeBench, channel: Channel | None = None) -> Delivery:
    """Return the one delivery there is."""
    (found,) = (one for one in bench.store.deliveries if channel in (None, one.channel))
    return found
