"""This bench: language, theme, printer; and the supervisor code."""

import importlib
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.profile import Profile
from ui import approvers
from ui.screens.settings_parts.page import SettingsPage
from ui.theme import MOTIONS, TEXT_SIZES, THEMES, active, set_type
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_page import FormPage

SHORTEST_CODE = 4
# Minutes; 0 for never.
LOCKS_AFTER = (1, 2, 5, 10, 15, 30, 0)


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
    """Edits what belongs to this bench."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._profile = Profile()
        self._printers: tuple[str, ...] | None = None
        self._language, self._theme = Choice("language", self), Choice("theme", self)
        self._size, self._motion = Choice("textSize", self), Choice("motion", self)
        self._printer, self._lock = Choice("printer", self), Choice("lockAfter", self)
        self._code = self.field("newCode", self._check_code)
        self._again = self.field("newCodeAgain", self._check_again)
        for field in (self._code, self._again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._look = self.add_group(self._language, self._theme, self._size, self._motion)
        self._place = self.add_group(self._printer, self._lock)
        self._folder = self.field("watchedFolder")
        self._files = self.add_group(self._folder)
        self._secret = self.add_group(self._code, self._again)
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._look.set_words(
            self.tr("How the screens look"), self.tr("Ctrl++ and Ctrl+- change the text size at any moment.")
        )
        self._place.set_words(
            self.tr("This bench"), self.tr("Its name is given in the menu: “Name this bench”.")
        )
        self._files.set_words(
            self.tr("Files that come by themselves"),
            self.tr(
                "Returns and catalogues put into this folder are imported, then moved beside their report. "
                "Empty for none."
            ),
        )
        self._folder.set_label(self.tr("Watched folder"))
        self._secret.set_words(
            self.tr("Supervisor code"),
            self.tr("Asked for at each approval and each change of the settings. Leave empty to keep it."),
        )
        self._language.set_label(self.tr("Language"))
        self._theme.set_label(self.tr("Theme"))
        self._size.set_label(self.tr("Text size"))
        self._motion.set_label(self.tr("Motion"))
        self._printer.set_label(self.tr("Printer of credit notes"))
        self._lock.set_label(self.tr("Locks by itself, where people sign in"))
        self._code.set_label(self.tr("New supervisor code"))
        self._again.set_label(self.tr("New supervisor code, again"))
        # What was chosen and not saved yet stays chosen.
        self._offer(self.changed(self._profile))

    def show_profile(self, profile: Profile) -> None:
        """Show the stored choices; the printers are asked for only now."""
        self._profile = profile
        self._folder.set_text(profile.watched_folder)
        # Where people sign in, each approves with their own PIN.
        self._secret.setVisible(approvers.names() is None)
        self._code.set_text("")
        self._again.set_text("")
        if self._printers is None:
            self._printers = importlib.import_module("ui.printing").printer_names()
        self._offer(profile)

    def show_look(self, profile: Profile) -> None:
        """Show the look that was chosen elsewhere, and leave the rest as it is being edited."""
        self._offer_look(profile)

    def _offer(self, profile: Profile) -> None:
        self._offer_look(profile)
        names = self._printers or ()
        kept = profile.printers.documents
        minutes = dict.fromkeys((*LOCKS_AFTER, profile.lock_after_minutes))
        self._lock.box.offer(
            {str(count): self._minutes(count) for count in minutes}, str(profile.lock_after_minutes)
        )
        printers = {"": self.tr("The system's default"), **{name: name for name in names}}
        self._printer.box.offer({**printers, **({kept: kept} if kept else {})}, kept)

    def _minutes(self, count: int) -> str:
        if not count:
            return self.tr("Never")
        if count == 1:
            return self.tr("After 1 minute")
        return self.tr("After {count} minutes").format(count=count)

    def _offer_look(self, profile: Profile) -> None:
        self._language.box.offer({"fr": "Français", "en": "English"}, profile.language)
        words = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "high_contrast": self.tr("High contrast"),
        }
        self._theme.box.offer({name: words[name] for name in THEMES}, profile.theme)
        percent = self.wording.percent
        sizes = {str(size): percent(Decimal(size)) for size in TEXT_SIZES}
        self._size.box.offer(sizes, str(profile.text_size))
        motions = {"system": self.tr("As the system"), "reduced": self.tr("Reduced")}
        self._motion.box.offer({name: motions[name] for name in MOTIONS}, profile.motion)

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with these choices; the code is stored apart."""
        return replace(
            profile,
            language=self._language.box.chosen() or profile.language,
            theme=self._theme.box.chosen() or profile.theme,
            text_size=int(self._size.box.chosen() or profile.text_size),
            motion=self._motion.box.chosen() or profile.motion,
            printers=replace(profile.printers, documents=self._printer.box.chosen()),
            watched_folder=self._folder.text(),
            lock_after_minutes=int(self._lock.box.chosen() or profile.lock_after_minutes),
        )

    def new_code(self) -> str:
        """Return the new supervisor code, or empty to keep the present one."""
        return self._code.text()

    def _check_code(self, text: str) -> str:
        return self.tr("At least 4 characters") if text and len(text) < SHORTEST_CODE else ""

    def _check_again(self, text: str) -> str:
        return "" if text == self._code.text() else self.tr("The two codes differ")
