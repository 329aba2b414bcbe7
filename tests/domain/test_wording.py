"""Words for everything the domain can say, in both languages."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from receiving_app.domain import errors
from receiving_app.domain.backups import BackupFailed
from receiving_app.domain.batches import BatchState, Outcome
from receiving_app.domain.catalogue import ItemLevel
from receiving_app.domain.comparison import DifferenceKind
from receiving_app.domain.decision import Explanation, Need
from receiving_app.domain.errors import DomainError
from receiving_app.domain.holds import Awaited, HoldCause
from receiving_app.domain.identifiers import Identifier
from receiving_app.domain.money import VatCategory
from receiving_app.domain.photos import PhotoStep
from receiving_app.domain.quarantine import Ageing, QuarantineCause, QuarantineOutcome
from receiving_app.domain.restocking import FeeRule
from receiving_app.domain.sending import Channel, DeliveryState
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Question, Reason, Status
from receiving_app.resources import resource_path
from receiving_app.wording import LANGUAGES, Wording
from tests.builders import FEES

DOMAIN = Path(errors.__file__).parent
TERMS: dict[str, type[StrEnum]] = {
    "reason": Reason,
    "condition": Condition,
    "decision": Decision,
    "status": Status,
    "need": Need,
    "question": Question,
    "choice": Choice,
    "difference": DifferenceKind,
    "level": ItemLevel,
    "outcome": Outcome,
    "batch_state": BatchState,
    "channel": Channel,
    "delivery_state": DeliveryState,
    "quarantine_cause": QuarantineCause,
    "quarantine_outcome": QuarantineOutcome,
    "ageing": Ageing,
    "hold_cause": HoldCause,
    "awaited": Awaited,
    "photo_step": PhotoStep,
}
# Facts that a template may format, by explanation code, as the rules give them.
EXPLAINED = re.compile(r"Explanation\.of\(\s*\"(\w+)\"((?:[^()]|\([^()]*(?:\([^()]*\))?[^()]*\))*)\)")


def _texts(file: str, language: str) -> dict[str, Any]:
    with resource_path("i18n", f"{file}.{language}.toml").open("rb") as stream:
        return tomllib.load(stream)


def _flat(texts: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def _facts(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _kinds() -> list[type[DomainError]]:
    found: list[type[DomainError]] = [DomainError, BackupFailed]
    for kind in found:
        found.extend(kind.__subclasses__())
    return [kind for kind in dict.fromkeys(found) if kind.__module__.startswith("receiving_app")]


def _explained() -> dict[str, set[str]]:
    source = "".join(
        (DOMAIN / name).read_text(encoding="utf-8") for name in ("deciding.py", "decision.py", "warranty.py")
    )
    found = {code: set(re.findall(r"(\w+)=", facts)) for code, facts in EXPLAINED.findall(source)}
    # Written with a variable in the source: one of these at a time.
    found |= {
        f"no_{ticket}": {"manufacturer", "portal"} for ticket in ("support_ticket", "manufacturer_ticket")
    }
    found |= {
        f"odd_{ticket}": {"manufacturer", "portal", "ticket", "format"}
        for ticket in ("support_ticket", "manufacturer_ticket")
    }
    found |= {code: {"condition"} for code in ("order_error_as_new", "order_error_approved")}
    found |= {code: {"choice"} for code in ("operator_chose", "supervisor_chose")}
    decided = {"until", "days", "on", "invoiced", "months", "playbook", "version"}
    found |= {f"decided_{code}": decided for code in ("under_warranty", "out_of_warranty")}
    elsewhere = {"number", "rma", "customer", "invoice"}
    found |= {kind.value: {"announced", "in_hand"} for kind in DifferenceKind}
    return found | dict.fromkeys(("other_customer", "other_return"), elsewhere)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", _kinds())
def test_every_refusal_says_what_happened_and_what_to_do(kind: type[DomainError], language: str) -> None:
    said = _texts("messages", language)["error"][kind.code]

    assert said["what"]
    assert said["next"]
    given = {field.name for field in fields(kind)}
    assert _facts(said["what"]) | _facts(said["next"]) <= given


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_has_words_that_name_only_its_facts(language: str) -> None:
    words, explained = _texts("messages", language)["explain"], _explained()

    assert set(words) == set(explained)
    for code, template in words.items():
        assert _facts(template) <= explained[code], code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", TERMS)
def test_every_term_of_the_field_has_its_word(section: str, language: str) -> None:
    words = _texts("messages", language)[section]

    assert {member.value for member in TERMS[section]} <= set(words)
    assert all(words.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_identifier_exemption_and_rule_problem_has_its_word(language: str) -> None:
    texts = _texts("messages", language)

    kinds = [Identifier, *Identifier.__subclasses__()]
    kinds += [grandchild for kind in kinds for grandchild in kind.__subclasses__()]
    assert {kind.kind for kind in kinds} | {"credit_note"} <= set(texts["identifier"])
    assert set(texts["exemption"]) == {category.value for category in VatCategory} - {"S"}
    problems = re.findall(r'return "(\w+)"', (DOMAIN / "restocking.py").read_text(encoding="utf-8"))
    assert {*problems, "duplicate"} <= set(texts["rule_problem"])


@pytest.mark.parametrize(
    "file", ["messages", "document", "commands", "mail", "calibration", "bench", "backup"]
)
def test_both_languages_have_the_same_keys_and_facts(file: str) -> None:
    french, english = (dict(_flat(_texts(file, language))) for language in LANGUAGES)

    assert set(french) == set(english)
    for key, text in french.items():
        assert _facts(text) == _facts(english[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_a_refusal_may_name_has_its_word(language: str) -> None:
    source = (DOMAIN / "credit_note.py").read_text(encoding="utf-8")
    named = set(re.findall(r'^\s+\("(\w+)", (?:lambda|self)', source, re.MULTILINE))
    named |= set(re.findall(r'^\s+"(\w+)": ', source, re.MULTILINE))

    assert named <= set(_texts("messages", language)["field"])
    assert len(named) > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_is_a_sentence_without_braces(language: str) -> None:
    wording = Wording(language)
    for code, facts in _explained().items():
        text = wording.explanation(Explanation.of(code, **dict.fromkeys(facts, "")))
        assert "{" not in text
        assert not text.startswith("messages.")


@pytest.mark.parametrize("rule", FEES.rules)
def test_a_fee_rule_in_words_names_its_percentage_and_bounds(rule: FeeRule) -> None:
    text = Wording("fr").fee_rule(rule)

    assert f"{rule.percent} %".replace(" ", "\u00a0") in text
    assert ("maximum" in text) == (rule.maximum is not None)


def test_a_short_day_is_read_the_right_way_round_in_either_language() -> None:
    day = date(2026, 11, 5)
    assert (Wording("fr").short_day(day), Wording("en").short_day(day)) == ("05/11", "5 Nov")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_has_its_few_large_words(language: str) -> None:
    # What a decision went by stands under the decision itself.
    small = {"inspection_incomplete", "decided_under_warranty", "decided_out_of_warranty"}
    assert set(_explained()) - small <= set(_texts("bench", language)["headline"])


def test_the_name_of_the_fee_is_not_torn_apart_where_large_words_end_a_line() -> None:
    headlines = _texts("bench", "fr")["headline"]
    assert "re\u2011stockage" in headlines["order_error_as_new"]
    assert [key for key, words in headlines.items() if "re-stockage" in words] == []


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (0, "encore un instant", "a moment left"),
        (14.9, "encore un instant", "a moment left"),
        (15, "environ 20 secondes restantes", "about 20 seconds left"),
        (54, "environ 50 secondes restantes", "about 50 seconds left"),
        (55, "environ une minute restante", "about a minute left"),
        (89, "environ une minute restante", "about a minute left"),
        (600, "environ 10 minutes restantes", "about 10 minutes left"),
    ],
)
def test_what_remains_is_estimated_in_words(seconds: float, french: str, english: str) -> None:
    assert Wording("fr").time_left(seconds) == french
    assert Wording("en").time_left(seconds) == english


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        (-19, "il y a 19 jours", "19 days ago"),
        (-1, "hier", "yesterday"),
        (0, "aujourd'hui", "today"),
        (1, "demain", "tomorrow"),
        (17, "dans 17 jours", "in 17 days"),
    ],
)
def test_a_day_is_said_as_seen_from_today(days: int, french: str, english: str) -> None:
    today = date(2026, 11, 23)
    day = today + timedelta(days)
    assert Wording("fr").from_today(day, today) == french
    assert Wording("en").from_today(day, today) == english


def test_an_instant_is_of_the_day_it_has_in_paris() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert Wording("en").from_today(late, date(2026, 11, 23)) == "today"
