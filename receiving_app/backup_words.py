"""Backups in words: how old the last one is, and what restoring one would lose."""

from datetime import datetime, timedelta

from receiving_app.domain.backups import BackupState, Comparison, Extent
from receiving_app.wording import Wording

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def age(words: Wording, state: BackupState, now: datetime) -> str:
    """Return how old the last backup is: ``sauvegarde il y a 2 h``."""
    elapsed = state.age(now)
    if elapsed is None:
        return words.text("backup.age.none")
    if elapsed < _MINUTE:
        return words.text("backup.age.now")
    for name, unit, up_to in (("minutes", _MINUTE, _HOUR), ("hours", _HOUR, 2 * _DAY)):
        if elapsed < up_to:
            return words.text(f"backup.age.{name}", count=elapsed // unit)
    return words.text("backup.age.days", count=elapsed // _DAY)


def comparison(words: Wording, found: Comparison) -> tuple[str, ...]:
    """Return how a backup differs from the database, a sentence each; lost documents one by one."""
    lines = [_extent(words, "backup", found.backup)]
    if found.current is None:
        return (*lines, words.text("backup.compare.unreadable", why=found.why))
    lines.append(_extent(words, "current", found.current))
    if found.loses_nothing:
        return (*lines, words.text("backup.compare.nothing"))
    if not found.same_history:
        lines.append(words.text("backup.compare.other_history"))
    if found.lost_acts:
        lines.append(words.text("backup.compare.acts", count=found.lost_acts))
    if found.lost:
        lines.append(words.text("backup.compare.documents", count=len(found.lost)))
        lines.extend(
            words.text(
                "backup.compare.document", number=one.number, rma=one.rma, day=one.issued_on, gross=one.gross
            )
            for one in found.lost
        )
        lines.append(words.text("backup.compare.numbers"))
    return tuple(lines)


def _extent(words: Wording, which: str, extent: Extent) -> str:
    return words.text(
        f"backup.compare.{which}",
        returns=extent.returns,
        documents=extent.documents,
        acts=extent.acts,
        last=", ".join(extent.last_numbers) or "—",
        documents_head=extent.document_head[:16] or "—",
        journal_head=extent.journal_head[:16] or "—",
    )
