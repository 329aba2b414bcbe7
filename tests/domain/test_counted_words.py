"""Every text that counts, with none, one and two: in French none is singular, in English it is plural."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from receiving_app.resources import resource_path
from receiving_app.wording import LANGUAGES, Wording

FOLDER = resource_path("i18n", "messages.fr.toml").parent
NONE, ONE, TWO = 0, 1, 2
SINGULAR = {"fr": (NONE, ONE), "en": (ONE,)}
# A figure by itself, then a word: no part of a fraction, of a number or of what is in quotes.
COUNTED = re.compile(r"(?<![\w/.,-])({count}) (\w+)")
# Facts that name something, and count nothing.
NAMES = {
    *("batch", "bench", "code", "document", "file", "item", "layout", "manufacturer", "name", "new_name"),
    *(
        "number",
        "path",
        "person",
        "place",
        "rma",
        "rule",
        "series",
        "serial",
        "server",
        "sku",
        "text",
        "title",
    ),
    *(
        "unit",
        "what",
        "who",
        "invoice",
        "files",
        "former",
        "named",
        "into",
        "cancels",
        "customer",
        "theirs",
        "reason",
    ),
}
# Here the facts are products.
NO_COUNTS = ("document.slip.why.delivery_error", "messages.explain.delivery_error")
# Words after a figure that end like a plural and are none.
NO_PLURALS = {
    "fr": {"mois", "ms", "s", "min", "colis", "fois", "sous"},
    "en": {"ms", "s", "is", "was", "as", "box"},
}


def _flat(texts: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}.{key}")
        else:
            yield f"{path}.{key}", value


def _of_files(language: str) -> Iterator[tuple[str, str]]:
    for file in sorted(FOLDER.glob(f"*.{language}.toml")):
        yield from _flat(tomllib.loads(file.read_text("utf-8")), file.name.split(".")[0])


def _of_screens(language: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of ``tr()``: the source is English."""
    for file in sorted(FOLDER.glob("*.fr.ts")):
        for message in ET.parse(file).iter("message"):
            source = message.findtext("source") or ""
            yield (
                f"{file.name}: {source}",
                (source if language == "en" else message.findtext("translation") or ""),
            )


@cache
def _templates(language: str) -> dict[str, str]:
    found = dict((*_of_files(language), *_of_screens(language)))
    return {key: text for key, text in found.items() if "{" in text}


def _parts(template: str) -> list[tuple[str, str]]:
    return [(name, kind or "") for _, name, kind, _ in Formatter().parse(template) if name]


def _said(template: str, language: str, count: int) -> str:
    """Fill in the same number for whatever has no form of its own."""
    parts = _parts(template)
    counts: dict[str, object] = {name: count for name, kind in parts if not kind or "|" in kind}
    facts = {name: "…" if name in NAMES else value for name, value in counts.items()}
    return Wording(language).filled(template, **facts)


@cache
def _words(language: str) -> dict[str, str]:
    """Return the words that have a form for one and another for several."""
    kinds = [kind for text in _templates(language).values() for _, kind in _parts(text) if "|" in kind]
    pairs = [tuple(kind.split("|")) for kind in kinds]
    return {one: many for one, many in pairs if one != many}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [NONE, ONE, TWO])
def test_what_is_counted_has_the_number_of_its_figure(language: str, count: int) -> None:
    words = _words(language)
    assert len(words) > 10
    wrong = words.keys() if count not in SINGULAR[language] else set(words.values())
    counted = re.compile(COUNTED.pattern.format(count=count))
    bad = []
    for key, template in _templates(language).items():
        if key in NO_COUNTS:
            continue
        said = _said(template, language, count)
        for _figure, word in counted.findall(said):
            plural = word.endswith(("s", "x")) and word not in NO_PLURALS[language]
            if word in wrong or (plural and count in SINGULAR[language]):
                bad.append(f"{key}: {said}")
    assert bad == []


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        (0, "reste 0 jour (", "0 days left ("),
        (1, "reste 1 jour (", "1 day left ("),
        (2, "reste 2 jours (", "2 days left ("),
    ],
)
def test_the_days_that_a_warranty_still_runs_are_counted(days: int, french: str, english: str) -> None:
    key = "messages.explain.under_warranty"
    assert french in Wording("fr").text(key, days=days)
    assert english in Wording("en").text(key, days=days)


def test_a_count_that_nobody_gave_leaves_nothing() -> None:
    assert Wording("fr").filled("{days} {days:jour|jours}") == " "
