"""How the window is to look: the part of the settings that its first picture needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from receiving_app.domain.profile import Profile


@dataclass(frozen=True, slots=True)
class Look:
    """Language, theme, text size in per cent and motion of the screens, as in ``Profile``.

    Attributes:
        setup_left: the guided set-up is not done: the window begins with it.
    """

    language: str = "fr"
    theme: str = "system"
    text_size: int = 100
    motion: str = "system"
    setup_left: bool = False

    @classmethod
    def of(cls, profile: "Profile") -> Self:
        """Return the look of a profile."""
        left = bool(profile.setup.left)
        return cls(profile.language, profile.theme, profile.text_size, profile.motion, left)
