"""Every act that is recorded is told in words, in both languages, with what was scanned as it came."""

import re
from pathlib import Path

import pytest

from receiving_app import services
from receiving_app.domain.holds import Awaited, HoldCause
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.services.boards import timeline
from receiving_app.services.decide import Hold, put_on_hold, resume
from receiving_app.services.inspect_unit import record_item
from receiving_app.services.match_parcel import match
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.scan import scan
from receiving_app.wording import LANGUAGES, in_language
from tests.builders import CABLE, RMA, TODAY, a_bench, a_case, a_line, serials
from ui.screens.return_parts.act_words import act_words

SERVICES = Path(services.__file__).parent
RECORDED = re.compile(r'Act\(\s*"([a-z_]+)"')
# Told by what they undo; of the whole database, and so of no return.
OTHERWISE = {"undone", "restored"}


def _recorded() -> set[str]:
    found: set[str] = set()
    for source in SERVICES.glob("*.py"):
        found.update(RECORDED.findall(source.read_text("utf-8")))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_that_is_recorded_has_its_words(language: str) -> None:
    words = in_language(language)
    acts = _recorded() - OTHERWISE
    assert len(acts) > 30
    assert [act for act in sorted(acts) if words.text(f"bench.act.{act}").startswith("bench.")] == []


def test_the_story_of_a_return_is_read_with_who_when_where_what_and_the_scans_as_they_came() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    number = quarantine(bench, Box(QuarantineCause.UNREADABLE, ("  rma-2026 ?? 4101",), RMA)).number
    match(bench, number, RMA)
    scan(bench, serials()[0], RMA)
    put_on_hold(bench, RMA, Hold("câble", HoldCause.ACCESSORY))
    resume(bench, RMA)
    put_on_hold(bench, RMA, Hold("attend l'avis du client", awaited=Awaited.CUSTOMER, days=3))

    entries = timeline(bench, RMA)

    assert all((entry.operator, entry.bench, entry.at.date()) == ("Sam", "2", TODAY) for entry in entries)
    told = [act_words(entry.act, entry.facts, in_language("fr")) for entry in entries]
    assert told == [
        "Mis en quarantaine Q-2026-000001 (numéro illisible), étagère Q1, lu : rma-2026 ?? 4101",
        f"Q-2026-000001 rattaché au retour {RMA} : 1 colis, là depuis le 23/11/2026 09:00",
        f"Scan « {serials()[0]} »",
        "Mis en attente : câble accessoire manquant, attendu de : client, échéance 30/11/2026",
        "Repris",
        "Mis en attente : attend l'avis du client, attendu de : client, échéance 26/11/2026",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_accessory_is_told_by_its_name_in_the_readers_language(language: str) -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    record_item(bench, RMA, 1, CABLE.key, 0)
    (told,) = [act_words(one.act, one.facts, in_language(language)) for one in timeline(bench, RMA)[-1:]]
    assert CABLE.name.in_language(language) in told
