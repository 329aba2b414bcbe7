"""Words without Qt: errors, explanations and the field's terms, in French and English.

Screens use it beside ``tr()``, the command line and the documents use it alone. The domain is loaded with
the first value of it: the window speaks before there is any. The texts are in
``resources/i18n/*.{fr,en}.toml``; a template's ``{fact:kind}`` formats the fact as money, date,
percentage, list, or as a term of the section ``kind``. ``{fact:day|days}`` gives the word that fits the
number, and not the number: ``{days} {days:day|days}``. That is the one way to count, in screens too.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from receiving_app.resources import resource_path

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from receiving_app.domain.calibration import Calibration
    from receiving_app.domain.catalogue import LocalText
    from receiving_app.domain.commands import Command
    from receiving_app.domain.decision import Explanation
    from receiving_app.domain.errors import DomainError
    from receiving_app.domain.money import VatCategory
    from receiving_app.domain.restocking import FeeCharge, FeeRule
    from receiving_app.domain.scans import ScannerProfile
    from receiving_app.domain.sending import Unable
    from receiving_app.services.import_rows import RefusedRow

LANGUAGES = ("fr", "en")
_NARROW = "\u202f"
_NO_BREAK = "\u00a0"
# Less is a moment, and nobody counts the seconds of minutes.
_MOMENT_S, _SECONDS_UP_TO = 15, 55
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Said:
    """What to tell someone: what happened, and what to do next."""

    what: str
    next_step: str = ""

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.what} {self.next_step}".strip()


@cache
def _texts(file: str, language: str) -> Mapping[str, Any]:
    with resource_path("i18n", f"{file}.{language}.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def _local_text() -> "type[LocalText]":
    from receiving_app.domain.catalogue import LocalText

    return LocalText


@cache
def _paris() -> "ZoneInfo":
    from receiving_app.domain.paris import PARIS

    return PARIS


_Parts = tuple[tuple[str, str | None, str], ...]


# Bounded: terms are asked for by what an import said.
@lru_cache(maxsize=4096)
def _template(key: str, language: str) -> _Parts | None:
    """Return a text cut at its facts, as (words before, name of the fact, kind); None without text."""
    file, *path = key.split(".")
    found: Any = _texts(file, language)
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    return _cut(found) if isinstance(found, str) else None


@lru_cache(maxsize=4096)
def _cut(template: str) -> _Parts:
    return tuple((words, name, kind or "") for words, name, kind, _ in Formatter().parse(template))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, ``fr`` or ``en``."""

    language: str = "fr"

    # --- texts ------------------------------------------------------------------------------

    def text(self, key: str, **facts: object) -> str:
        """Return the text of a dotted key, as ``messages.error.unknown_return.what``.

        The first part names the file. A key without text is returned as it is: it shows, and the
        tests find it.
        """
        parts = _template(key, self.language)
        return key if parts is None else self._filled(parts, facts)

    def filled(self, template: str, **facts: object) -> str:
        """Return a text of a screen, as ``tr()`` gives it, with its facts; made for what is counted."""
        return self._filled(_cut(template), facts)

    def _filled(self, parts: _Parts, facts: Mapping[str, object]) -> str:
        # A fact that is not given leaves nothing, never an error.
        return "".join(
            [
                words if name is None else words + self._said(facts.get(name, ""), kind)
                for words, name, kind in parts
            ]
        )

    def _said(self, value: object, kind: str) -> str:
        return self._counted(str(value), kind) if "|" in kind else self.fact(value, kind)

    def term(self, kind: str, word: str) -> str:
        """Return a term of the field, as ``term("condition", "used")``."""
        return self.text(f"messages.{kind}.{word}")

    def command(self, command: "Command") -> Said:
        """Return a bench command's name and what it does."""
        key = f"commands.{command.words}"
        facts = {"item": command.item}
        return Said(self.text(f"{key}.name", **facts), self.text(f"{key}.what", **facts))

    def calibration(self, found: "Calibration") -> tuple[str, ...]:
        """Return what calibration found about a scanner and what to change, a sentence each."""
        scanner = found.scanner
        lines = [] if not found.recognised else self._scanner(scanner, by_position=found.by_position)
        lines += [
            self.text(
                f"calibration.advice.{advice}",
                lost=" ".join(scanner.lost),
                milliseconds=scanner.interval_ms,
            )
            for advice in found.advice
        ]
        return tuple(lines if found.advice else [*lines, self.text("calibration.well")])

    def _scanner(self, scanner: "ScannerProfile", *, by_position: bool) -> list[str]:
        layout = self.text(f"calibration.layout.{scanner.layout or 'unknown'}")
        as_printed = scanner.layout == "us" and not scanner.caps_lock
        how = "as_printed" if as_printed else "by_position" if by_position else "undone"
        state = self.text(f"calibration.state.{'on' if scanner.caps_lock else 'off'}")
        end = self.text(f"calibration.end.{scanner.terminator or 'none'}")
        lines = [
            self.text("calibration.layout_line", layout=layout),
            self.text(f"calibration.{how}"),
            self.text("calibration.caps_line", state=state),
        ]
        if scanner.prefix:
            lines.append(self.text("calibration.prefix_line", prefix=scanner.prefix))
        if scanner.suffix:
            lines.append(self.text("calibration.suffix_line", suffix=scanner.suffix))
        lines.append(self.text("calibration.end_line", end=end))
        if scanner.interval_ms:
            lines.append(self.text("calibration.interval_line", milliseconds=scanner.interval_ms))
        return lines

    def error(self, error: "DomainError") -> Said:
        """Return what a refusal means and what to do next."""
        key = f"messages.error.{error.code}"
        facts = error.data()
        return Said(self.text(f"{key}.what", **facts), self.text(f"{key}.next", **facts))

    def unable(self, unable: "Unable") -> Said:
        """Return what this bench cannot send, what waits for one that can since when, and what to do."""
        facts = {
            "document": unable.delivery.document,
            "since": unable.delivery.queued_at,
            "reason": unable.reason,
            "detail": unable.detail,
        }
        key = f"messages.unable.{unable.channel}"
        return Said(self.text(key, **facts), self.text(f"messages.unable_next.{unable.reason}", **facts))

    def refused_row(self, row: "RefusedRow") -> str:
        """Return why a row of an imported file is refused, and what to do."""
        return self.text(f"import.refused.{row.code}", **row.data())

    def explanation(self, why: "Explanation") -> str:
        """Return why a rule decided so."""
        return self.text(f"messages.explain.{why.code}", **dict(why.facts))

    # --- values -----------------------------------------------------------------------------

    def fact(self, value: object, kind: str = "") -> str:
        """Return a fact as people read it; ``kind`` is a format or a section of terms."""
        # A plain text first: most facts are, and a screen at its start knows no other.
        if type(value) is str:
            return self._word(kind, value) if kind and value else value
        if isinstance(value, Decimal):
            formats = {"money": self.money, "percent": self.percent}
            return formats.get(kind, self.number)(value)
        if isinstance(value, date):
            return self.moment(value)
        if isinstance(value, tuple | list | frozenset):
            return ", ".join(self.fact(item, kind) for item in value)
        if isinstance(value, _local_text()):
            return value.in_language(self.language)
        return self.term(kind, str(value)) if kind and str(value) else str(value)

    def _counted(self, count: str, forms: str) -> str:
        """Return the form of a word for so many: in French none is singular too, in English only one is."""
        if not count:
            return ""
        one, many = forms.split("|")
        return one if count == "1" or (count == "0" and self.language == "fr") else many

    def _word(self, kind: str, value: str) -> str:
        """Return a term; a day or an instant that was stored as text, as people read it."""
        if "." in kind:  # a section of another file, as ``scanner.kind``
            return self.text(f"{kind}.{value}")
        if kind != "day":
            return self.term(kind, value)
        return self.moment(datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value))

    def number(self, value: Decimal, places: int | None = None) -> str:
        """Return a number with this language's separators."""
        text = f"{value:,.{places}f}" if places is not None else f"{value.normalize():,f}"
        if self.language == "fr":
            text = text.replace(",", _NARROW).replace(".", ",")
        return text.replace("-", "\u2212")

    def money(self, value: Decimal) -> str:
        """Return an amount: ``1 234,56 €`` or ``€1,234.56``."""
        text = self.number(value, 2)
        if self.language == "fr":
            return f"{text}{_NO_BREAK}€"
        return f"\u2212€{text[1:]}" if text.startswith("\u2212") else f"€{text}"

    def percent(self, value: Decimal) -> str:
        """Return a percentage: ``5,5 %`` or ``5.5%``."""
        return self.number(value) + (f"{_NO_BREAK}%" if self.language == "fr" else "%")

    def moment(self, value: date | datetime) -> str:
        """Return a day, or a day and time of Europe/Paris: ``23/11/2026 14:02`` or ``23 Nov 2026 14:02``."""
        local = value.astimezone(_paris()) if isinstance(value, datetime) else value
        day = (
            local.strftime("%d/%m/%Y")
            if self.language == "fr"
            else f"{local.day} {_MONTHS[local.month - 1]} {local.year}"
        )
        return f"{day} {local:%H:%M}" if isinstance(local, datetime) else day

    def short_day(self, value: date) -> str:
        """Return a day of about now, without its year: ``23/11`` or ``23 Nov``."""
        return f"{value:%d/%m}" if self.language == "fr" else f"{value.day} {_MONTHS[value.month - 1]}"

    def time_left(self, seconds: float) -> str:
        """Return an estimate of what remains, as rough as it is: ``environ 2 minutes restantes``."""
        if seconds < _MOMENT_S:
            return self.text("bench.left.moment")
        if seconds < _SECONDS_UP_TO:
            return self.text("bench.left.seconds", count=round(seconds / 10) * 10)
        minutes = max(1, round(seconds / 60))
        return self.text("bench.left.minute" if minutes == 1 else "bench.left.minutes", count=minutes)

    def from_today(self, value: date | datetime, today: date) -> str:
        """Return a day as seen from today: ``il y a 3 jours``, ``hier``, ``aujourd'hui``, ``dans 17 jours``."""
        day = value.astimezone(_paris()).date() if isinstance(value, datetime) else value
        days = (day - today).days
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
        if days in near:
            return self.text(f"bench.when.{near[days]}")
        return self.text(f"bench.when.{'ago' if days < 0 else 'ahead'}", days=abs(days))

    # --- fee rules --------------------------------------------------------------------------

    def fee_rule(self, rule: "FeeRule") -> str:
        """Return a rule in words: ``Emballage d'origine intact : 15 %, minimum 10,00 €``."""
        label = rule.label.in_language(self.language)
        bounds = []
        if rule.fixed is not None:
            bounds.append(self.text("messages.fee.fixed", amount=rule.fixed))
        else:
            bounds.append(self.percent(rule.percent))
        if rule.minimum > 0:
            bounds.append(self.text("messages.fee.minimum", amount=rule.minimum))
        if rule.maximum is not None:
            bounds.append(self.text("messages.fee.maximum", amount=rule.maximum))
        separator = f"{_NO_BREAK}: " if self.language == "fr" else ": "
        return f"{label}{separator}{', '.join(bounds)}"


class DocumentWords:
    """The ``Words`` port: texts that become part of a document, in the customer's language."""

    def fee(self, charge: "FeeCharge", language: str) -> str:
        """Return the restocking fee's reason with its rule in words."""
        wording = in_language(language)
        text = wording.text("messages.fee.reason", rule=wording.fee_rule(charge.rule))
        if charge.before.assessed > 0:
            text += " " + wording.text("messages.fee.already", amount=charge.before.assessed)
        return text

    def deduction(self, name: "LocalText", pieces: int, sku: str, language: str) -> str:
        """Return the reason of a missing accessory's deduction."""
        item = name.in_language(language)
        return in_language(language).text("messages.fee.deduction", name=item, pieces=pieces, sku=sku)

    def exemption(self, category: "VatCategory", language: str) -> str:
        """Return the legal exemption mention of K and G; empty for S."""
        from receiving_app.domain.money import VatCategory

        if category is VatCategory.STANDARD:
            return ""
        return in_language(language).term("exemption", category)

    def text(self, key: str, language: str, **facts: object) -> str:
        """Return any other text by its key, facts filled in."""
        return in_language(language).text(key, **facts)


def in_language(language: str) -> Wording:
    """Return the words of a language; anything but English is French."""
    return Wording("en" if language == "en" else "fr")
