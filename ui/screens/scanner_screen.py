"""The scanner: calibration, self-test, live monitor, settings, and the sheets to print."""

import errno
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.calibration import Calibration
from receiving_app.domain.errors import DomainError
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import ApprovalRefused
from receiving_app.domain.scans import Hints, Keystroke, Kind, RawScan, ScannerProfile
from receiving_app.services.commands import command_sheet, rotate_command_key
from receiving_app.services.company import change_profile, load_profile
from receiving_app.services.equipment import equipment
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.print_labels import scanner_sheet
from receiving_app.services.scanners import change_scanner, forget_scanner, keep_scanner
from receiving_app.services.sending_ports import Printer
from ui.courier import PRINTING, SystemPrinter
from ui.operations import Operation
from ui.scanner.secret_fields import secret_fields
from ui.scanner.serial_port import PortFound, ports
from ui.scanner.station import ScanStation
from ui.screens.scanner_parts.calibration_page import CalibrationPage
from ui.screens.scanner_parts.camera_page import CameraPage
from ui.screens.scanner_parts.monitor_page import MonitorPage
from ui.screens.scanner_parts.options_page import Chosen, OptionsPage
from ui.screens.scanner_parts.self_test_page import SelfTestPage
from ui.screens.scanner_parts.sheets_page import SheetsPage
from ui.screens.scanner_parts.sound_trial import SoundTrial
from ui.screens.screen import Screen
from ui.sounds import Sound
from ui.theme import active, set_type
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.sheet import Sheet
from ui.widgets.tab_order import order_tabs
from ui.widgets.tabs import Tabs

MakeSheet = Callable[[], bytes]


class ScannerScreen(Screen):
    """Learns and tries the bench's scanner.

    Args:
        bench: whose scanner it is.
        station: where scans come from; the pages for calibration, test and monitor take them first.
        language: of the words.
        printer: where sheets are printed; by default the system's.
        find_ports: the serial ports that the machine has now.

    Signals:
        sheet_saved: a sheet was written to a file; carries its path.
    """

    sheet_saved = Signal(object)

    def __init__(
        self,
        bench: Bench,
        station: ScanStation,
        language: str = "fr",
        parent: QWidget | None = None,
        *,
        printer: Printer | None = None,
        find_ports: Callable[[], tuple[PortFound, ...]] = ports,
    ) -> None:
        super().__init__(bench, language, parent)
        self._station = station
        self._printer = printer or SystemPrinter()
        self._approval: ApprovalPanel | None = None
        self._sheet: Sheet | None = None
        self._build_widgets(language, find_ports)
        self._build_layout()
        self._connect()
        self._declare_actions()
        self._show_profile(station.profile)
        self.retranslate()

    def _build_widgets(self, language: str, find_ports: Callable[[], tuple[PortFound, ...]]) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._calibration = CalibrationPage(language, self)
        self._test = SelfTestPage(self.bench, language, self)
        self._monitor = MonitorPage(self.bench, language, self)
        self._options = OptionsPage(find_ports, language, self)
        self._sheets = SheetsPage(language, self)
        self._camera = CameraPage(language, self)
        self._pages = (
            self._calibration,
            self._test,
            self._monitor,
            self._options,
            self._sheets,
            self._camera,
        )
        self._trial = SoundTrial(self._station.sounds, self)
        self._tabs = Tabs("scannerTabs", self)
        for page in self._pages:
            self._tabs.addTab(page, "")

    def _build_layout(self) -> None:
        theme = active()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addWidget(self._tabs, 1)
        order_tabs((self._tabs,))

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._calibration.found.connect(self._on_calibration_found)
        self._calibration.forget_requested.connect(self._on_calibration_forget_requested)
        self._monitor.copied.connect(self._on_monitor_copied)
        self._options.save_requested.connect(self._on_options_save_requested)
        self._sheets.print_calibration.clicked.connect(self._on_print_calibration_clicked)
        self._sheets.print_commands.clicked.connect(self._on_print_commands_clicked)
        self._sheets.save_calibration.clicked.connect(self._on_save_calibration_clicked)
        self._sheets.save_commands.clicked.connect(self._on_save_commands_clicked)
        self._sheets.rotate.clicked.connect(self._on_rotate_clicked)
        self._options.try_sounds.clicked.connect(self._on_try_sounds_clicked)
        self._trial.sounded.connect(self._options.show_sound)
        self._trial.ended.connect(lambda: self._options.show_sound(None))
        self._camera.choose.clicked.connect(self._on_choose_picture_clicked)
        self._camera.scanned.connect(self._station.desk.take)
        self._station.profile_changed.connect(self._show_profile)
        self._station.serial_changed.connect(self._options.show_serial_state)
        self._station.wedge.typed.connect(self._on_wedge_typed)

    def _declare_actions(self) -> None:
        self._tab_actions = tuple(
            self.add_action(name, f"Ctrl+{position + 1}", partial(self._tabs.setCurrentIndex, position))
            for position, name in enumerate(
                ("calibrate", "self_test", "monitor", "options", "sheets", "camera")
            )
        )
        self.add_action("forget_scanner", button=self._calibration.forget)
        self.add_action("test_again", button=self._test.again)
        self.add_action("copy_monitor", button=self._monitor.copy)
        self.add_action("clear_monitor", button=self._monitor.clear)
        self.add_action("find_ports", button=self._options.look_again)
        self.add_action("try_sounds", button=self._options.try_sounds)
        self.add_action("save", "Ctrl+S", button=self._options.save)
        self.add_action("print_calibration", button=self._sheets.print_calibration)
        self.add_action("save_calibration", button=self._sheets.save_calibration)
        self.add_action("print_commands", button=self._sheets.print_commands)
        self.add_action("save_commands", button=self._sheets.save_commands)
        self.add_action("rotate_key", button=self._sheets.rotate)
        self.add_action("choose_picture", button=self._camera.choose)
        self.add_action("run_camera", button=self._camera.run)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Show what is stored, unless something is being edited."""
        self._calibration.ask_anew()
        self._tabs.tabBar().setFocus()
        self._options.show_serial_state(self._station.serial_state)
        if not self._options.is_edited():
            self._load()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Let the bench learn its scanner, try it, and print the sheets to scan from.")

    def take_scan(self, scan: RawScan) -> bool:
        """Take every scan but commands where scans are calibrated, tried or watched."""
        page = self._tabs.currentWidget()
        if page not in (self._calibration, self._test, self._monitor):
            return False
        reading = self.bench.interpreter.read(scan, Hints(scanner=self._station.profile))
        if page is self._monitor:
            self._monitor.take(scan)
        if reading.kind is Kind.COMMAND:
            return False
        if page is self._calibration:
            self._calibration.take(scan)
        elif page is self._test:
            right = self._test.take(scan, reading)
            self._station.sounds.play(Sound.ACCEPTED if right else Sound.REFUSED)
        return True

    def calibration_sheet(self) -> bytes:
        """Return the calibration sheet, as PDF."""
        return scanner_sheet(self.bench)

    def commands_sheet(self) -> bytes:
        """Return the command sheet of this installation, as PDF."""
        sheet = command_sheet(self.bench, self.wording.language)
        return self.bench.documents.command_sheet(sheet)

    def print_sheet(self, make: MakeSheet, title: str, when_printed: Callable[[], object]) -> None:
        """Print a sheet on this bench's printer of documents, in a lane of its own."""

        def send() -> str:
            return self._printer.send(equipment(self.bench).printers.documents, make(), title)

        def say(name: str) -> None:
            when_printed()
            self.say("ok", self.tr("{title} sent to {printer}").format(title=title, printer=name))

        again = partial(self.refuse_and_offer, partial(self.print_sheet, make, title, when_printed))
        Operation(self, send, say, again, lane=PRINTING).start()

    def save_sheet(self, make: MakeSheet, path: Path) -> None:
        """Write a sheet to a file."""

        def write() -> Path:
            try:
                path.write_bytes(make())
            except OSError as error:
                problem = "full" if error.errno == errno.ENOSPC else "unwritable"
                raise UnwritableFile(str(path), problem) from error
            return path

        again = partial(self.refuse_and_offer, partial(self.save_sheet, make, path))
        Operation(self, write, self._on_saved, again, lane=PRINTING).start()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Barcode scanner"))
        names = (
            self.tr("Calibration"),
            self.tr("Self-test"),
            self.tr("Live monitor"),
            self.tr("Settings"),
            self.tr("Sheets"),
            self.tr("Camera"),
        )
        self._tabs.set_words(self._title.text(), names)
        for position, name in enumerate(names):
            self._tab_actions[position].setText(name)
        for page in self._pages:
            page.wording = self.wording
            page.retranslate()
        if self._approval is not None:
            self._approval.retranslate()

    # --- what is seen of the keyboard ---------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is typed, too, where a slow scanner may be at work."""
        super().showEvent(event)
        self._listen()

    def hideEvent(self, event: QHideEvent) -> None:
        """See nothing of what is typed elsewhere."""
        super().hideEvent(event)
        self._station.wedge.reports_typing = False

    def _listen(self) -> None:
        page = self._tabs.currentWidget()
        wanted = page in (self._calibration, self._monitor)
        self._station.wedge.reports_typing = wanted and self.isVisible()

    @Slot(object)
    def _on_wedge_typed(self, keys: tuple[Keystroke, ...]) -> None:
        if secret_fields(self.window()):
            return  # whoever approves, or changes their PIN, shows it to nobody
        page = self._tabs.currentWidget()
        if page is self._monitor:
            self._monitor.take_typed(keys)
        elif page is self._calibration:
            self._calibration.take_typed(keys)

    # --- calibration and settings -------------------------------------------------------------

    @Slot(object)
    def _show_profile(self, profile: ScannerProfile) -> None:
        for page in (self._calibration, self._monitor, self._options):
            page.show_profile(profile)

    def _load(self) -> None:
        Operation(self, partial(load_profile, self.bench), self._show_loaded, self.refuse, key="load").start()

    def _show_loaded(self, profile: Profile) -> None:
        self._options.show_chosen(
            self._station.profile, profile.policy.bounce_ms, needs_code=bool(profile.supervisor_hash)
        )

    @Slot(int)
    def _on_tabs_current_changed(self, _position: int) -> None:
        self._calibration.ask_anew()
        self._listen()

    @Slot(object)
    def _on_calibration_found(self, found: Calibration) -> None:
        sound = Sound.ATTENTION if found.advice else Sound.ACCEPTED
        self._station.sounds.play(sound if found.recognised else Sound.REFUSED)
        if found.recognised:
            call = partial(keep_scanner, self.bench, found.scanner)
            Operation(self, call, self._station.use, self.refuse).start()

    @Slot()
    def _on_calibration_forget_requested(self) -> None:
        self._calibration.ask_anew()
        Operation(self, partial(forget_scanner, self.bench), self._station.use, self.refuse).start()

    @Slot()
    def _on_monitor_copied(self) -> None:
        self.say("ok", self.tr("Copied: paste it into a message to support"))

    @Slot(object)
    def _on_options_save_requested(self, chosen: Chosen) -> None:
        def store() -> None:
            if chosen.bounce_ms is not None:
                profile = load_profile(self.bench)
                policy = replace(profile.policy, bounce_ms=chosen.bounce_ms)
                change_profile(self.bench, replace(profile, policy=policy), chosen.code, seen=profile)
            change_scanner(self.bench, chosen.profile)

        Operation(self, store, lambda _done: self._on_stored(chosen.profile), self._on_not_stored).start()

    def _on_stored(self, profile: ScannerProfile) -> None:
        self._station.use(profile)
        if not profile.muted:
            self._station.sounds.prepare()
        self.say("ok", self.tr("Scanner settings saved"))
        self._load()

    def _on_not_stored(self, error: DomainError) -> None:
        if isinstance(error, ApprovalRefused):
            self._options.ask_code()
        self.refuse(error)

    @Slot()
    def _on_try_sounds_clicked(self) -> None:
        if not self._trial.start():
            self._options.show_no_sounds()

    # --- pictures -----------------------------------------------------------------------------

    @Slot()
    def _on_choose_picture_clicked(self) -> None:
        kinds = self.tr("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)"
        chosen, _filter = QFileDialog.getOpenFileName(self, self.tr("Choose a picture…"), "", kinds)
        if chosen:
            self._station.read_picture(Path(chosen))

    # --- sheets -------------------------------------------------------------------------------

    @Slot()
    def _on_print_calibration_clicked(self) -> None:
        self.print_sheet(self.calibration_sheet, self.tr("Calibration sheet"), lambda: None)

    @Slot()
    def _on_print_commands_clicked(self) -> None:
        forget = partial(self._sheets.show_new_key, 0)
        self.print_sheet(self.commands_sheet, self.tr("Command sheet"), forget)

    @Slot()
    def _on_save_calibration_clicked(self) -> None:
        self._ask_path(self.calibration_sheet, self.tr("calibration-sheet.pdf"))

    @Slot()
    def _on_save_commands_clicked(self) -> None:
        self._ask_path(self.commands_sheet, self.tr("command-sheet.pdf"))

    def _ask_path(self, make: MakeSheet, suggested: str) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, self.tr("Save as…"), suggested, "PDF (*.pdf)")
        if chosen:
            self.save_sheet(make, Path(chosen))

    def _on_saved(self, path: Path) -> None:
        self.say("ok", self.tr("Saved: {path}").format(path=path))
        self.sheet_saved.emit(path)

    @Slot()
    def _on_rotate_clicked(self) -> None:
        if self._approval is None or self._sheet is None:
            self._approval = ApprovalPanel()
            self._approval.approved.connect(self._on_approval_approved)
            self._approval.cancelled.connect(self._on_approval_cancelled)
            self._sheet = Sheet(self._approval, self)
        self._sheet.open()
        self._approval.ask(self.tr("Make a new key: every command sheet printed so far is refused"))

    @Slot(object)
    def _on_approval_approved(self, approval: Approval) -> None:
        call = partial(rotate_command_key, self.bench, approval)
        Operation(self, call, self._on_rotated, self.refuse).start()

    @Slot()
    def _on_approval_cancelled(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()

    def _on_rotated(self, number: int) -> None:
        self._on_approval_cancelled()
        self._sheets.show_new_key(number)
