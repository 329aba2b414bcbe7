"""Versions of the manufacturers' playbooks: a new one begins, an earlier one decides earlier returns."""

import re
from dataclasses import replace
from datetime import date, timedelta

from receiving_app.domain.catalogue import LocalText, Playbook, PlaybookKind, TicketNeeded
from receiving_app.domain.catalogue_errors import InvalidEntry, PlaybookBeginsTooEarly

EVERY_OTHER = "*"
_DAY = timedelta(days=1)
_PORTAL = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(/\S*)?", re.ASCII | re.IGNORECASE)
_LONGEST = {"manufacturer": 60, "portal": 200, "ticket_format": 40, "text_fr": 300, "text_en": 300}


def amended(playbooks: tuple[Playbook, ...], wanted: Playbook, today: date) -> tuple[Playbook, ...]:
    """Return the playbooks with a new version of a manufacturer's.

    The version in force until then ends the day before; versions that were planned and never came
    into force give way. Nothing that decided a return is changed or removed.

    Args:
        playbooks: every version on file.
        wanted: the new version; its number is given here.
        today: the first day on which a further version of a known manufacturer may begin.

    Raises:
        InvalidEntry: a field cannot be stored.
        PlaybookBeginsTooEarly: it would decide returns that are open already.
    """
    book = _checked(wanted)
    versions = [one for one in playbooks if _same(one, book.manufacturer)]
    if not versions:
        return (*playbooks, replace(book, version=1))
    begin = book.valid_from or today
    if begin < today:
        raise PlaybookBeginsTooEarly(book.manufacturer, today)
    newest = max(one.version for one in versions)
    ended = _up_to(playbooks, book.manufacturer, begin - _DAY, today)
    return (*ended, replace(book, valid_from=begin, version=newest + 1))


def withdrawn(playbooks: tuple[Playbook, ...], manufacturer: str, last: date) -> tuple[Playbook, ...]:
    """Return the playbooks with a manufacturer's ended: from then on it is handled as every other.

    Raises:
        InvalidEntry: it is the one for every other manufacturer, which has to stay.
    """
    if manufacturer == EVERY_OTHER:
        raise InvalidEntry(manufacturer, "manufacturer", "has_to_stay")
    return _up_to(playbooks, manufacturer, last, last)


def latest(playbooks: tuple[Playbook, ...]) -> tuple[Playbook, ...]:
    """Return each manufacturer's latest version, by name, the one for every other last."""
    newest: dict[str, Playbook] = {}
    for book in sorted(playbooks, key=lambda one: one.version):
        newest[book.manufacturer.casefold()] = book
    return tuple(
        sorted(
            newest.values(), key=lambda one: (one.manufacturer == EVERY_OTHER, one.manufacturer.casefold())
        )
    )


def _same(book: Playbook, manufacturer: str) -> bool:
    return book.manufacturer.casefold() == manufacturer.casefold()


def _planned(book: Playbook, today: date) -> bool:
    return book.valid_from is not None and book.valid_from > today


def _up_to(
    playbooks: tuple[Playbook, ...], manufacturer: str, last: date, today: date
) -> tuple[Playbook, ...]:
    """Return the playbooks with the manufacturer's in force up to a day, and none planned."""
    planned = [one for one in playbooks if _same(one, manufacturer) and _planned(one, today)]
    # What a plan had ended goes on as if it had not been made.
    by_plan = {one.valid_from - _DAY for one in planned if one.valid_from}
    kept = [one for one in playbooks if one not in planned]
    return tuple(_ended(one, last, by_plan) if _same(one, manufacturer) else one for one in kept)


def _ended(book: Playbook, last: date, by_plan: set[date]) -> Playbook:
    stays = book.valid_to is not None and book.valid_to <= last and book.valid_to not in by_plan
    return book if stays else replace(book, valid_to=last)


def _checked(book: Playbook) -> Playbook:
    texts = {
        "manufacturer": book.manufacturer.strip(),
        "portal": re.sub(r"^https?://", "", book.portal.strip(), flags=re.IGNORECASE),
        "ticket_format": book.ticket_format.strip(),
        "text_fr": book.text.fr.strip(),
        "text_en": book.text.en.strip(),
    }
    for what, text in texts.items():
        if len(text) > _LONGEST[what]:
            raise InvalidEntry(book.manufacturer, what, "too_long")
    for what, problem in _problems(book, texts):
        raise InvalidEntry(texts["manufacturer"], what, problem)
    ticket = TicketNeeded.NONE if book.kind is PlaybookKind.DIRECT else book.ticket
    return replace(
        book,
        manufacturer=texts["manufacturer"],
        ticket=ticket,
        ticket_format="" if ticket is TicketNeeded.NONE else texts["ticket_format"],
        portal=texts["portal"],
        text=LocalText(texts["text_fr"], texts["text_en"]),
    )


def _problems(book: Playbook, texts: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    if not texts["manufacturer"]:
        found.append(("manufacturer", "missing"))
    if not texts["text_fr"]:
        found.append(("text_fr", "missing"))
    if texts["portal"] and not _PORTAL.fullmatch(texts["portal"]):
        found.append(("portal", "no_address"))
    if book.kind is PlaybookKind.DIRECT and not texts["portal"]:
        found.append(("portal", "missing"))
    if texts["ticket_format"] and not set(texts["ticket_format"]) & set("#@*"):
        found.append(("ticket_format", "no_marks"))
    if book.valid_from and book.valid_to and book.valid_to < book.valid_from:
        found.append(("valid_to", "ends_before"))
    return found
