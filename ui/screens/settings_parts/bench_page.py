"""This bench: the look of its screens, its printers, the folder that it watches; and what is set beside it for all."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.equipment import Equipment
from receiving_app.domain.look import Look
from receiving_app.domain.own_choices import MOTIONS, TEXT_SIZES, THEMES
from receiving_app.domain.profile import Printers, Profile
from ui import approvers
from ui.courier import PRINTING
from ui.operations import Operation
from ui.screens.settings_parts.page import SettingsPage
from ui.theme import active, set_type
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_page import FormPage

SHORTEST_CODE = 4
# Minutes; 0 for never.
LOCKS_AFTER = (1, 2, 5, 10, 15, 30, 0)
_LANGUAGES = {"fr": "Français", "en": "English"}


class Choice(QWidget):
    """A labelled list to choose from."""

    def __init__(self, name: str, page: FormPage) -> None:
        super().__init__(page)
        self.label = QLabel(self)
        set_type(self.label, "small")
        self.label.setWordWrap(True)
        self.box = ChoiceBox(self)
        self.box.setObjectName(name)
        self.label.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("xxs"))
        layout.addWidget(self.label)
        layout.addWidget(self.box)
        self.box.activated.connect(page.edited)

    def set_label(self, text: str) -> None:
        """Show what is chosen here."""
        self.label.setText(text)
        self.box.setAccessibleName(text)


class BenchPage(SettingsPage):
    """Edits what is this bench's own; apart from it, what is set here for every bench."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._profile, self._equipment = Profile(), Equipment()
        self._installed: tuple[str, ...] | None = None
        self._build_choices()
        self._code = self.field("newCode", self._check_code)
        self._again = self.field("newCodeAgain", self._check_again)
        for field in (self._code, self._again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._folder = self.field("watchedFolder")
        self._look = self.add_group(self._language, self._theme, self._size, self._motion)
        self._printing = self.add_group(self._documents, self._labels)
        self._files = self.add_group(self._folder)
        self._shared = self.add_group(self._lock, self._papers)
        self._secret = self.add_group(self._code, self._again)
        self.end()
        self.retranslate()

    def _build_choices(self) -> None:
        self._language, self._theme = Choice("language", self), Choice("theme", self)
        self._size, self._motion = Choice("textSize", self), Choice("motion", self)
        self._documents, self._labels = Choice("printer", self), Choice("labelPrinter", self)
        self._lock, self._papers = Choice("lockAfter", self), Choice("paperLanguage", self)

    def retranslate(self) -> None:
        """Set every text."""
        self._name_groups()
        self._folder.set_label(self.tr("Watched folder"))
        self._language.set_label(self.tr("Language of the screens"))
        self._theme.set_label(self.tr("Theme"))
        self._size.set_label(self.tr("Text size"))
        self._motion.set_label(self.tr("Motion"))
        self._documents.set_label(self.tr("Printer of documents: credit notes, slips, lists"))
        self._labels.set_label(self.tr("Printer of labels"))
        self._lock.set_label(self.tr("Locks by itself, where people sign in"))
        self._papers.set_label(self.tr("Language of labels, badges and lists"))
        self._code.set_label(self.tr("New supervisor code"))
        self._again.set_label(self.tr("New supervisor code, again"))
        # What was chosen and not saved yet stays chosen.
        self._offer_own(self.chosen(self._equipment))
        self._offer_shared(self.changed(self._profile))

    def _name_groups(self) -> None:
        self._look.set_words(
            self.tr("How the screens of this bench look"),
            self.tr(
                "What is chosen here, its printers and its folder are this bench's own: no other bench is "
                "changed. Ctrl++ and Ctrl+- change the text size at any moment."
            ),
        )
        self._printing.set_words(
            self.tr("Printers of this bench"),
            self.tr(
                "Without a printer of labels, they come out of the printer of documents, and quarantine "
                "numbers are written by hand. The bench's name is given in the menu: “Name this bench”."
            ),
        )
        self._files.set_words(
            self.tr("Files that come by themselves to this bench"),
            self.tr(
                "Returns and catalogues put into this folder are imported, then moved beside their report. "
                "Empty for none. One bench for one folder is enough: returns are everybody's."
            ),
        )
        self._shared.set_words(
            self.tr("For every bench"),
            self.tr(
                "This counts at every bench, like all the other pages of the settings. Where nothing was chosen "
                "at a bench, its screens speak this language too; documents speak the customer's."
            ),
        )
        self._secret.set_words(
            self.tr("Supervisor code, for every bench"),
            self.tr("Asked for at each approval and each change of the settings. Leave empty to keep it."),
        )

    # --- what is shown ----------------------------------------------------------------------

    def show_profile(self, profile: Profile) -> None:
        """Show what is set for every bench."""
        self._profile = profile
        # Where people sign in, each approves with their own PIN.
        self._secret.setVisible(approvers.names() is None)
        self._code.set_text("")
        self._again.set_text("")
        self._offer_shared(profile)

    def show_equipment(self, equipment: Equipment) -> None:
        """Show what is this bench's own; which printers its system has is asked beside."""
        self._equipment = equipment
        self._folder.set_text(equipment.watched_folder)
        self._offer_own(equipment)
        # A system asks its printers over the network, perhaps: nobody waits for that.
        Operation(self, _printer_names, self.show_printers, lambda _error: None, lane=PRINTING).start()

    def show_printers(self, names: tuple[str, ...]) -> None:
        """Offer the printers that the system has now."""
        self._installed = names
        self._offer_printers(self.chosen(self._equipment).printers)

    def show_look(self, look: Look) -> None:
        """Show the look that was chosen elsewhere, and leave the rest as it is being edited."""
        self._equipment = replace(self._equipment, look=look)
        self._offer_look(look)

    def _offer_own(self, equipment: Equipment) -> None:
        self._offer_look(equipment.look)
        self._offer_printers(equipment.printers)

    def _offer_look(self, look: Look) -> None:
        self._language.box.offer(_LANGUAGES, look.language)
        words = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high_contrast": self.tr("High contrast"),
        }
        self._theme.box.offer({name: words[name] for name in THEMES}, look.theme)
        percent = self.wording.percent
        sizes = {str(size): percent(Decimal(size)) for size in TEXT_SIZES}
        self._size.box.offer(sizes, str(look.text_size))
        motions = {"system": self.tr("As the system"), "reduced": self.tr("Reduced")}
        self._motion.box.offer({name: motions[name] for name in MOTIONS}, look.motion)

    def _offer_printers(self, chosen: Printers) -> None:
        self._documents.box.offer(
            self._printers(self.tr("The system's default"), chosen.documents), chosen.documents
        )
        self._labels.box.offer(self._printers(self.tr("None for labels alone"), chosen.labels), chosen.labels)

    def _printers(self, none: str, chosen: str) -> dict[str, str]:
        """Return the printers to choose from; the chosen one is among them, there or not."""
        installed = self._installed or ()
        words = {"": none, **{name: name for name in installed}}
        if chosen and chosen not in installed:
            # As long as nobody knows which there are, none is said to be away.
            away = self.tr("{printer} (not there now)").format(printer=chosen)
            words[chosen] = chosen if self._installed is None else away
        return words

    def _offer_shared(self, profile: Profile) -> None:
        minutes = dict.fromkeys((*LOCKS_AFTER, profile.lock_after_minutes))
        self._lock.box.offer(
            {str(count): self._minutes(count) for count in minutes}, str(profile.lock_after_minutes)
        )
        self._papers.box.offer(_LANGUAGES, profile.language)

    def _minutes(self, count: int) -> str:
        if not count:
            return self.tr("Never")
        return self.wording.filled(self.tr("After {count} {count:minute|minutes}"), count=count)

    # --- what is chosen ---------------------------------------------------------------------

    def chosen(self, equipment: Equipment) -> Equipment:
        """Return what is in force at this bench with what is chosen here."""
        look = replace(
            equipment.look,
            language=self._language.box.chosen() or equipment.look.language,
            theme=self._theme.box.chosen() or equipment.look.theme,
            text_size=int(self._size.box.chosen() or equipment.look.text_size),
            motion=self._motion.box.chosen() or equipment.look.motion,
        )
        printers = Printers(self._documents.box.chosen(), self._labels.box.chosen())
        return Equipment(look, printers, self._folder.text())

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with what is set here for every bench; the code is stored apart."""
        return replace(
            profile,
            lock_after_minutes=int(self._lock.box.chosen() or profile.lock_after_minutes),
            language=self._papers.box.chosen() or profile.language,
        )

    def new_code(self) -> str:
        """Return the new supervisor code, or empty to keep the present one."""
        return self._code.text()

    def _check_code(self, text: str) -> str:
        return self.tr("At least 4 characters") if text and len(text) < SHORTEST_CODE else ""

    def _check_again(self, text: str) -> str:
        return "" if text == self._code.text() else self.tr("The two codes differ")


def _printer_names() -> tuple[str, ...]:
    from ui.printing import printer_names  # with the first look at the page: it loads Qt's printing

    return printer_names()
