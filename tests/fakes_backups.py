"""A shelf of backups in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field

from receiving_app.domain.backups import Backup, made_at
from receiving_app.domain.errors import DomainError


@dataclass
class FakeShelf:
    """Backups by name, in memory."""

    kept: list[Backup] = field(default_factory=list)
    failure: DomainError | None = None
    current: bool = False

    def stored(self) -> tuple[Backup, ...]:
        return tuple(sorted(self.kept, key=lambda one: one.made_at))

    def add(self, name: str, cancelled: Callable[[], bool]) -> Backup:
        at = made_at(name)
        assert at is not None
        assert not cancelled()
        if self.failure is not None:
            raise self.failure
        self.kept.append(Backup(name, at))
        return self.kept[-1]

    def remove(self, backup: Backup) -> None:
        self.kept.remove(backup)

    def is_current(self, backup: Backup) -> bool:
        return self.current
