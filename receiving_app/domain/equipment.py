"""What one bench works with: the look of its screens, its printers, the folder that it watches."""

from dataclasses import dataclass, field, replace
from typing import Self

from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.look import Look
from receiving_app.domain.own_choices import CHOICES, OwnChoices
from receiving_app.domain.profile import Printers, Profile


@dataclass(frozen=True, slots=True)
class Equipment:
    """What is in force at one bench.

    Attributes:
        watched_folder: path of the folder whose files are imported by themselves; empty for none.
    """

    look: Look = field(default_factory=Look)
    printers: Printers = field(default_factory=Printers)
    watched_folder: str = ""

    @classmethod
    def of(cls, profile: Profile, own: OwnChoices) -> Self:
        """Return what was chosen at a bench; what the company's settings say where nothing was."""
        printers = Printers(
            profile.printers.documents if own.document_printer is None else own.document_printer,
            profile.printers.labels if own.label_printer is None else own.label_printer,
        )
        folder = profile.watched_folder if own.watched_folder is None else own.watched_folder
        return cls(Look.of(profile, own), printers, folder)

    def chosen_over(self, seen: "Equipment") -> OwnChoices:
        """Return what is chosen here that was another one as it was seen; the rest is left as it is."""
        ours, before = _as_choices(self), _as_choices(seen)
        return replace(
            ours, **{name: None for name in CHOICES if getattr(ours, name) == getattr(before, name)}
        )

    def check(self) -> None:
        """Refuse what a file cannot hold.

        Raises:
            InvalidSetting: a printer's or the folder's name is no text.
        """
        named = {
            "document_printer": self.printers.documents,
            "label_printer": self.printers.labels,
            "watched_folder": self.watched_folder,
        }
        for name, text in named.items():
            try:
                text.encode()
            except UnicodeEncodeError:
                raise InvalidSetting(name, "unprintable") from None


def _as_choices(equipment: Equipment) -> OwnChoices:
    look, printers = equipment.look, equipment.printers
    return OwnChoices(
        *(look.language, look.theme, look.text_size, look.motion),
        *(printers.documents, printers.labels, equipment.watched_folder),
    )
