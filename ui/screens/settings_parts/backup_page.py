"""Backups by themselves: where they go, how often, how many are kept."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from receiving_app.domain.backups import MOST_HOURS, MOST_KEPT, BackupPlan
from receiving_app.domain.profile import Profile
from ui.screens.settings_parts.page import SettingsPage
from ui.widgets.action_button import ActionButton


class BackupPage(SettingsPage):
    """Edits how backups are made by themselves."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._hours = self.field("backupHours", self._check_number(0, MOST_HOURS))
        self._kept = self.field("backupKept", self._check_number(1, MOST_KEPT))
        self._folder = self.field("backupFolder")
        self._choose = ActionButton("secondary", "archive", self)
        self._choose.setObjectName("chooseBackupFolder")
        self._choose.clicked.connect(self._on_choose_clicked)
        self._rhythm = self.add_group(self._hours, self._kept)
        self._place = self.add_group(self._folder, self._choose)
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._rhythm.set_words(
            self.tr("Backups by themselves"),
            self.tr(
                "Each is verified before it counts, while the bench works; and one when the window closes."
            ),
        )
        self._place.set_words(
            self.tr("Where they go"),
            self.tr("Another disk is better. Empty: “sauvegardes” beside the data."),
        )
        self._hours.set_label(self.tr("Hours between two (0: by hand only)"))
        self._kept.set_label(self.tr("How many are kept"))
        self._folder.set_label(self.tr("Folder of the backups"))
        self._choose.setText(self.tr("Choose the folder…"))

    def show_profile(self, profile: Profile) -> None:
        """Show the stored settings."""
        self._hours.set_text(str(profile.backups.hours))
        self._kept.set_text(str(profile.backups.kept))
        self._folder.set_text(profile.backups.folder)

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with these settings.

        Raises:
            InvalidSetting: they could not be carried out.
        """
        plan = BackupPlan(self._folder.text(), int(self._hours.text()), int(self._kept.text()))
        plan.check()
        return replace(profile, backups=plan)

    def _check_number(self, least: int, most: int) -> Callable[[str], str]:
        def check(text: str) -> str:
            if text.isascii() and text.isdigit() and least <= int(text) <= most:
                return ""
            return self.tr("A whole number from {least} to {most}").format(least=least, most=most)

        return check

    @Slot()
    def _on_choose_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._choose.text(), self._folder.text())
        if chosen:
            self._folder.set_text(chosen)
            self.edited.emit()
