"""The scanning of one window: where scans come from, the desk they go to, and what is said of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from receiving_app.domain.scans import RawScan, ScannerProfile
from ui.main_window import MainWindow
from ui.operations import BACKGROUND, Operation, operator_acts
from ui.scanner.bursts import Rhythm
from ui.scanner.wedge import KeyboardWedge
from ui.sounds import Sounds
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.domain.errors import DomainError
    from receiving_app.domain.scans import Reading
    from receiving_app.services.ports import Bench
    from receiving_app.services.scan import ScanAnswer
    from ui.overlays.choose_card import ChooseCard
    from ui.overlays.scan_history import ScanHistory
    from ui.scanner.desk import ScanDesk
    from ui.scanner.feedback import Feedback
    from ui.scanner.serial_port import SerialScanner, SerialState

# Loading what plays sounds takes some 80 ms: once the bench has long been ready for its first scan.
SOUNDS_AFTER_MS = 1_500


class Guard(Protocol):
    """Keeps scans from the screens, where people sign in."""

    def takes(self, raw: RawScan) -> bool:
        """Take a scan before any screen does; tell whether it is taken."""

    def takes_secret(self, raw: RawScan) -> bool:
        """Take what came before the window was covered, and may be the PIN asked for since; tell whether it is."""

    def asks(self) -> QWidget | None:
        """Return what covers the window, and keeps every scan that waits; None where nothing does."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the station shows things.

    Attributes:
        open_rma: number of the return on the screen, or empty.
        show: shows an answer; tells whether a code found nowhere was taken for the serial in hand.
    """

    open_rma: Callable[[], str]
    show: "Callable[[ScanAnswer], bool]"


class ScanStation(QObject):
    """Brings scans from keyboard, serial port and pictures to the desk, and says what became of them.

    It listens at once; how the bench's scanner is set comes with ``begin``, and the desk with what it
    needs of the services is loaded then, or by the first scan.

    Signals:
        profile_changed: the scanner is used otherwise from now on; carries its ``ScannerProfile``.
        serial_changed: the serial scanner came or went; carries the ``SerialState``.

    Attributes:
        wedge: the keyboard's event filter.
        sounds: the bench's sounds.
    """

    profile_changed = Signal(object)
    serial_changed = Signal(object)

    def __init__(self, bench: "Bench", window: MainWindow, places: Places, language: str) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._places = places
        self._language = language
        self._desk: ScanDesk | None = None
        self._serial: SerialScanner | None = None
        self._history: ScanHistory | None = None
        self._chooser: ChooseCard | None = None
        self._guard: Guard | None = None
        self.sounds = Sounds(parent=self)
        # Of the application, whose filter it is.
        self.wedge = KeyboardWedge(parent=QApplication.instance())
        self._profile = ScannerProfile()
        self._connect()

    def _connect(self) -> None:
        self.wedge.scanned.connect(self._on_scanned)
        self.wedge.burst_began.connect(operator_acts)
        self._window.picture_given.connect(self.read_picture)
        self._window.scan_history_requested.connect(self._on_window_history_requested)
        self._window.sounds_toggled.connect(self._on_window_sounds_toggled)

    def _make_desk(self) -> "ScanDesk":
        from ui.scanner.desk import ScanDesk, Stage
        from ui.scanner.secret_fields import SecretFields
        from ui.widgets.feedback_band import FeedbackBand

        stage = Stage(
            self._is_taken,
            self._places.open_rma,
            self._asks,
            self._show,
            self._window.run_command,
            self._why_not,
            self._hides,
        )
        desk = ScanDesk(self._bench, stage, self._language, self)
        desk.told.connect(self._on_desk_told)
        desk.choice_needed.connect(self._on_desk_choice_needed)
        desk.remembered.connect(self._on_desk_remembered)
        self._band = FeedbackBand(self._window.header)
        self._secrets = SecretFields(self._window, self._read, self._on_desk_told)
        return desk

    # --- public -----------------------------------------------------------------------------

    @property
    def desk(self) -> "ScanDesk":
        """Return where scans are answered."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    @property
    def profile(self) -> ScannerProfile:
        """Return the bench's scanner as it is used now."""
        return self._profile

    @property
    def serial_state(self) -> str:
        """Return how the serial scanner is, as a ``SerialState``: off, ready or lost."""
        return self._serial.state if self._serial is not None else "off"

    def start(self) -> None:
        """Take scans from now on."""
        self.wedge.start()
        QTimer.singleShot(SOUNDS_AFTER_MS, self, self.sounds.prepare)

    def stop(self) -> None:
        """Take no more scans, and let go of ports and filters."""
        self.wedge.stop()
        self.wedge.setParent(None)
        if self._serial is not None:
            self._serial.close()

    def begin(self) -> None:
        """Get ready for the first scan: the database is open."""
        from receiving_app.services.scanners import scanner_of

        self._desk = self.desk
        self.use(scanner_of(self._bench))

    def guard(self, guard: Guard) -> None:
        """Ask this one from now on before any screen has a scan."""
        self._guard = guard

    @Slot(object)
    def use(self, profile: ScannerProfile) -> None:
        """Use the bench's scanner as it is set from now on."""
        self._profile = profile
        self.wedge.use(Rhythm.of(profile))
        self.sounds.muted = profile.muted
        self._window.show_muted(profile.muted)
        if profile.serial.port or self._serial is not None:
            self._serial_scanner().use(profile.serial)
        self.profile_changed.emit(profile)

    def use_language(self, language: str) -> None:
        """Speak another language."""
        self._language = language
        if self._desk is not None:
            self._desk.use_language(language)

    @Slot(object)
    def read_picture(self, picture: Path | QImage) -> None:
        """Search a picture for codes, off the main thread; one is taken, of several one is chosen.

        The screen shown may take it as a photo instead: at once, or because it holds no code.
        """
        shown = self._window.shown_screen()
        if shown is not None and shown.take_picture(picture, no_code=False):
            return
        from ui.scanner.pictures import codes_in_file, codes_in_image

        if isinstance(picture, Path):
            call = partial(codes_in_file, picture)
        else:
            call = partial(codes_in_image, picture, self.tr("from the clipboard"))
        failed = partial(self._on_picture_refused, picture)
        Operation(self, call, self.take_codes, failed, lane=BACKGROUND).start()

    def take_codes(self, codes: tuple[RawScan, ...]) -> None:
        """Take the only code, or ask which one."""
        codes = tuple(code for code in codes if not self._hides(code))
        if not codes[1:]:
            for code in codes:
                self.desk.take(code)
            return
        from ui.overlays.choose_card import Choice

        feedback = self.desk.words.several_in_picture(len(codes))
        read = self._bench.interpreter.read
        words = self.desk.words
        choices = []
        for code in codes:
            best = read(code).best
            what = words.of_meaning(best) if best else code.text
            choices.append(Choice(what, code.symbology, partial(self.desk.take, code)))
        self._on_desk_told(feedback)
        self._choose_card().ask(feedback.text, tuple(choices))

    @Slot(str)
    def carry_out(self, command: str) -> None:
        """Do the act of a command that came through a scan field: typed, or by a scanner too slow to be one."""
        done = self._window.run_command(command)
        why_not = "" if done else self._why_not(command)
        self._on_desk_told(self.desk.words.of_command(command, why_not, done=done))

    def tell(self, feedback: "Feedback") -> None:
        """Say what a screen did with a scan that it took for itself."""
        self._on_desk_told(feedback)

    # --- the stage --------------------------------------------------------------------------

    def _is_taken(self, raw: RawScan) -> bool:
        if self._guard is not None and self._guard.takes(raw):
            return True
        if self._secrets.takes(raw):
            return True
        shown = self._window.shown_screen()
        return shown is not None and shown.take_scan(raw)

    def _hides(self, raw: RawScan) -> bool:
        self._desk = self.desk  # what looks for fields comes with it
        covered = self._guard is not None and self._guard.takes_secret(raw)
        return covered or self._secrets.takes(raw)

    def _read(self, raw: RawScan) -> "Reading":
        from receiving_app.domain.scans import Hints

        return self._bench.interpreter.read(raw, Hints(scanner=self._profile))

    def _asks(self) -> QWidget | None:
        covering = self._guard.asks() if self._guard is not None else None
        if covering is not None:
            return covering
        shown = self._window.shown_screen()
        return QApplication.activeModalWidget() or (shown.asks() if shown is not None else None)

    def _why_not(self, command: str) -> str:
        shown = self._window.shown_screen()
        return shown.why_not(command) if shown is not None else ""

    def _show(self, answer: "ScanAnswer") -> bool:
        from receiving_app.services.scan_answer import SIGNED, Result

        if answer.result not in SIGNED:
            return self._places.show(answer)
        # It stays to be read: somebody may have stuck a label on a parcel.
        feedback = self.desk.words.of_answer(answer)
        kind = "attention" if answer.result is Result.BADGE else "refused"
        self._window.show_message(Message(kind, feedback.text, feedback.detail))
        return False

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_scanned(self, raw: RawScan) -> None:
        self.desk.take(raw)

    @Slot(object)
    def _on_desk_told(self, feedback: "Feedback") -> None:
        self.sounds.play(feedback.sound)
        self._band.show_feedback(feedback)

    @Slot(object, object)
    def _on_desk_choice_needed(self, raw: RawScan, answer: "ScanAnswer") -> None:
        from ui.overlays.choose_card import Choice

        words = self.desk.words
        choices = tuple(
            Choice(words.of_meaning(one), words.layout(one), partial(self.desk.choose, raw, one))
            for one in answer.meanings
        )
        self._choose_card().ask(words.of_answer(answer).text, choices)

    @Slot()
    def _on_desk_remembered(self) -> None:
        if self._history is not None and self._history.isVisible():
            self._history.refresh()

    @Slot()
    def _on_window_history_requested(self) -> None:
        if self._history is None:
            from ui.overlays.scan_history import ScanHistory

            self._history = ScanHistory(self._window, self.desk.history)
        self._history.toggle()

    @Slot()
    def _on_window_sounds_toggled(self) -> None:
        from receiving_app.services.scanners import change_scanner

        profile = replace(self._profile, muted=not self._profile.muted)
        self.use(profile)
        if not profile.muted:
            self.sounds.prepare()
        keep = partial(change_scanner, self._bench, profile)
        Operation(self, keep, lambda _done: None, self._on_refused).start()

    def _on_refused(self, error: "DomainError") -> None:
        self._on_desk_told(self.desk.words.of_error(error))

    def _on_picture_refused(self, picture: Path | QImage, error: "DomainError") -> None:
        from receiving_app.domain.scan_errors import NoCodeInPicture

        shown = self._window.shown_screen()
        photo = isinstance(error, NoCodeInPicture) and shown is not None
        if not (photo and shown is not None and shown.take_picture(picture, no_code=True)):
            self._on_refused(error)

    def _choose_card(self) -> "ChooseCard":
        if self._chooser is None:
            from ui.overlays.choose_card import ChooseCard

            self._chooser = ChooseCard(self._window)
        return self._chooser

    def _serial_scanner(self) -> "SerialScanner":
        if self._serial is None:
            # With the first port that is set: most benches have none.
            from ui.scanner.serial_port import SerialScanner

            self._serial = SerialScanner(parent=self)
            self._serial.scanned.connect(self._on_scanned)
            self._serial.state_changed.connect(self._on_serial_state_changed)
        return self._serial

    @Slot(object)
    def _on_serial_state_changed(self, state: "SerialState") -> None:
        from ui.scanner.serial_port import SerialState

        if state is SerialState.OFF:
            self._window.hide_status("scanner")
        else:
            self._window.set_status("scanner", ready=state is SerialState.READY)
        self.serial_changed.emit(state)
