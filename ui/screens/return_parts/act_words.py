"""What was done, in a line: as the history of a case tells it, and as it is said when it is taken back."""

from collections.abc import Mapping

from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.undo import Undone
from receiving_app.wording import Wording

_MOST_LINES = 300


def history_lines(entries: tuple[JournalEntry, ...], words: Wording) -> tuple[tuple[str, str], ...]:
    """Return the history of a case, the newest act first: when and who, then what."""
    shown = reversed(entries[-_MOST_LINES:])
    return tuple((_when_and_who(one, words), act_words(one.act, one.facts, words)) for one in shown)


def _when_and_who(entry: JournalEntry, words: Wording) -> str:
    who = words.text("bench.person.where", operator=operator_words(entry, words), bench=entry.bench)
    return f"{words.moment(entry.at)} · {who}" + (f" · {entry.approved_by}" if entry.approved_by else "")


def operator_words(entry: JournalEntry, words: Wording) -> str:
    """Return who did it, or that the name is erased."""
    return words.text("bench.person.erased") if entry.erased else entry.operator


def act_words(act: str, facts: Mapping[str, object], words: Wording) -> str:
    """Return an act of the journal in words."""
    of = facts.get("of")
    if act == "undone" and isinstance(of, Mapping):
        return _undone(str(facts.get("undone", "")), of, words)
    key = f"bench.act.{_told_as(act, facts)}"
    said = words.text(key, **_given(facts))
    if said == key:
        # An act that has no words here yet is still better told by its name than left out.
        return act.replace("_", " ").capitalize()
    # A fact that is not given leaves no gap.
    return " ".join(said.split()).replace(" ,", ",").strip(" :")


def _told_as(act: str, facts: Mapping[str, object]) -> str:
    """Return the name of the words of an act: some are told otherwise by what was given with them."""
    if act == "answered" and "reason_before" in facts:
        return "reclassified"  # both reasons are told
    if act == "quarantined" and not facts.get("raw"):
        return "quarantined_unread"
    return act


def undone_words(undone: Undone, words: Wording) -> str:
    """Return what was taken back, in words: ``Annulé : état « ouvert »``."""
    return _undone(undone.act, {**undone.facts, **_named_item(undone.sheet, undone.facts)}, words)


def _undone(act: str, facts: Mapping[str, object], words: Wording) -> str:
    # A scan did what it led to.
    key = f"bench.undone.{facts.get('result', act) if act == 'scanned' else act}"
    said = words.text(key, **_given(facts))
    if said == key:
        return words.text("bench.undone.other", what=act_words(act, facts, words))
    return said.strip(" :")


def _given(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value is not None}


def _named_item(sheet: CaseSheet, facts: Mapping[str, object]) -> dict[str, object]:
    """Return the accessory's name, where the unit is still in the return."""
    unit = next((one for one in sheet.case.units if one.number == facts.get("unit")), None)
    item = sheet.product(unit.sku).item(str(facts.get("item"))) if unit is not None else None
    return {"item": item.name} if item is not None else {}
