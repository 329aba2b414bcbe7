"""What is printed for the people of the benches."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BadgeLabel:
    """Somebody's badge, 100 by 50 mm, to be cut out or stuck on a card.

    Attributes:
        text: of the bars; whoever has it can say they are this person, so that it is shown nowhere else.
        name: whose it is.
        company: whose bench.
        language: of the bench, ``fr`` or ``en``.
    """

    text: str = field(repr=False)
    name: str
    company: str
    language: str
