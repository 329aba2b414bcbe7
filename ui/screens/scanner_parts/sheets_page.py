"""The sheets to print: calibration and commands; and a new key, which makes former command sheets void."""

from PySide6.QtWidgets import QWidget

from ui.widgets.action_button import ActionButton
from ui.widgets.form_page import FormPage
from ui.widgets.verdict_banner import VerdictBanner


class SheetsPage(FormPage):
    """Offers the sheets and the new key; the screen does what is asked."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._new_key = 0
        self._banner = VerdictBanner(self)
        self._banner.setObjectName("newSheetNeeded")
        self.print_calibration = self._button("printCalibration", "printer", "accent")
        self.save_calibration = self._button("saveCalibration", "file-download")
        self.print_commands = self._button("printCommands", "printer", "accent")
        self.save_commands = self._button("saveCommands", "file-download")
        self.rotate = self._button("rotateKey", "lock", "danger")
        self.layout_of_groups.addWidget(self._banner)
        self._calibration = self.add_group(self.print_calibration, self.save_calibration)
        self._commands = self.add_group(self.print_commands, self.save_commands)
        self._key = self.add_group(self.rotate)
        self.end()
        self.retranslate()

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def retranslate(self) -> None:
        """Set every text."""
        self._calibration.set_words(
            self.tr("Calibration sheet"),
            self.tr("The calibration code and the test codes, for every scanner."),
        )
        self._commands.set_words(
            self.tr("Command sheet"),
            self.tr("Every act as a barcode, to work with the scanner alone. Valid at this site only."),
        )
        self._key.set_words(
            self.tr("New key"),
            self.tr(
                "If a command sheet was lost or copied: all sheets printed so far are refused afterwards."
            ),
        )
        for button, text, name in (
            (self.print_calibration, self.tr("Print"), self.tr("Print the calibration sheet")),
            (self.save_calibration, self.tr("Save as…"), self.tr("Save the calibration sheet")),
            (self.print_commands, self.tr("Print"), self.tr("Print the command sheet")),
            (self.save_commands, self.tr("Save as…"), self.tr("Save the command sheet")),
            (self.rotate, self.tr("Make a new key…"), self.tr("Make a new key for the command sheet")),
        ):
            button.setText(text)
            button.setAccessibleName(name)
        self._render()

    def show_new_key(self, number: int) -> None:
        """Say that a new key was made and that a new sheet is needed; 0 where one was printed since."""
        self._new_key = number
        self._render()

    def _render(self) -> None:
        self._banner.setVisible(bool(self._new_key))
        text = self.tr("Key no. {number} is in force: print a new command sheet").format(number=self._new_key)
        self._banner.show_verdict("attention", text, self.tr("The sheets printed before are refused."))
