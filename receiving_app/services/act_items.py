"""Accessories in acts by their names: the journal holds their keys, which a catalogue may call otherwise tomorrow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from receiving_app.services.journal_ports import ItemNames, JournalEntry
from receiving_app.services.ports import UnitOfWork


def with_item_names(uow: UnitOfWork, entries: Sequence[JournalEntry]) -> tuple[JournalEntry, ...]:
    """Return acts with the name of their accessory, in every language, in the place of its key.

    An accessory that is on no checklist any more keeps its key.
    """
    rmas = {one.rma for one in entries if "item" in one.facts or "item" in _taken_back(one.facts)}
    if not rmas:
        return tuple(entries)
    names = uow.act_reader.item_names(rmas)
    return tuple(replace(one, facts=_named(one.rma, one.facts, names)) for one in entries)


def _named(rma: str, facts: Mapping[str, object], names: ItemNames) -> dict[str, object]:
    named = dict(facts)
    unit, item = facts.get("unit"), facts.get("item")
    if isinstance(unit, int) and isinstance(item, str):
        named["item"] = names.get((rma, unit, item), item)
    if of := _taken_back(facts):
        named["of"] = _named(rma, of, names)
    return named


def _taken_back(facts: Mapping[str, object]) -> Mapping[str, object]:
    """Return the facts of the act that this one took back; none where it did not."""
    of = facts.get("of")
    return of if isinstance(of, Mapping) else {}
