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


@pytest.mark.parametrize(
    ("act", "facts", "told"),
    [
        (
            "quarantined",
            {"number": "Q-2026-000001", "cause": "no_number", "raw": "", "place": "Q1"},
            "Mis en quarantaine Q-2026-000001 (sans numéro), étagère Q1",
        ),
        ("parcel_described", {"parcel": 2, "transport_damage": True}, "Colis 2 : dommage de transport"),
        ("parcel_described", {"parcel": 1, "well_packed": False}, "Colis 1 : mal emballé"),
        ("parcel_described", {"parcel": 1, "rma_visible": None}, "Colis 1"),
        ("all_present_attested", {"condition": "used"}, "Tout présent : Utilisé"),
        ("all_present_attested", {"condition": None}, "Tout présent"),
        (
            "batch_sent",
            {"batch": "B-2026-000001", "due_on": "2026-12-24"},
            "Lot B-2026-000001 envoyé au fabricant, réponse attendue le 24/12/2026",
        ),
        (
            "batch_answered",
            {"unit": 1, "outcome": "replaced", "new_serial": "YE70001", "note": ""},
            "Unité 1 : réponse du fabricant, remplacé YE70001",
        ),
    ],
)
def test_an_act_tells_what_was_given_with_it_and_leaves_no_gap(
    act: str, facts: dict[str, object], told: str
) -> None:
    assert act_words(act, facts, in_language("fr")) == told
