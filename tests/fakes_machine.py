"""A machine in memory: what is chosen at it is kept as text, as in its file, and read back from there."""

from dataclasses import dataclass, field

from receiving_app.domain.own_choices import OwnChoices, read_choices


@dataclass
class FakeMachine:
    """Keeps what is chosen; raises ``problem`` instead where a test sets one."""

    kept: dict[str, str] = field(default_factory=dict)
    problem: Exception | None = None

    def chosen(self) -> OwnChoices:
        return read_choices(self.kept)[0]

    def choose(self, changed: OwnChoices) -> None:
        if self.problem is not None:
            raise self.problem
        self.kept |= changed.texts()
