"""How the window is to look: the part of the settings that its first picture needs."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from receiving_app.domain.own_choices import OwnChoices

if TYPE_CHECKING:
    from receiving_app.domain.profile import Profile

NOTHING_CHOSEN = OwnChoices()


@dataclass(frozen=True, slots=True)
class Look:
    """Language, theme, text size in per cent and motion of the screens, as in ``OwnChoices``.

    Attributes:
        setup_left: the guided set-up is not done: the window begins with it.
    """

    language: str = "fr"
    theme: str = "system"
    text_size: int = 100
    motion: str = "system"
    setup_left: bool = False

    @classmethod
    def of(cls, profile: "Profile", own: OwnChoices = NOTHING_CHOSEN) -> Self:
        """Return the look of a bench: its own, and that of a profile where nothing was chosen at it."""
        left = bool(profile.setup.left)
        look = cls(profile.language, profile.theme, profile.text_size, profile.motion, left)
        return look.with_own(own)

    def with_own(self, own: OwnChoices) -> Self:
        """Return this look with what was chosen at the bench itself."""
        return replace(
            self,
            language=self.language if own.language is None else own.language,
            theme=self.theme if own.theme is None else own.theme,
            text_size=self.text_size if own.text_size is None else own.text_size,
            motion=self.motion if own.motion is None else own.motion,
        )
