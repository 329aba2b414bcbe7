"""What the bench chooses for its scanner: pace, the same label twice, sounds, the serial port."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from receiving_app.domain.profile import Policy
from receiving_app.domain.scans import ScannerProfile
from receiving_app.domain.serial_line import Framing, SerialLine
from ui.scanner.serial_port import SPEEDS, PortFound, SerialState
from ui.screens.settings_parts.bench_page import Choice
from ui.sounds import Sound
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.form_page import FormPage
from ui.widgets.wrap_row import WrapRow

# Faster than any keyboard reports, and slower than anybody would call a scan.
BOUND_MS = (5, 200)
BOUNCE_MS = (0, 10_000)
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the page holds: the bench's part, and the company's with the code that it takes.

    Attributes:
        bounce_ms: None where it is as it was.
        code: the supervisor's, for a changed ``bounce_ms``.
    """

    profile: ScannerProfile
    bounce_ms: int | None
    code: str = field(repr=False)


class OptionsPage(FormPage):
    """Edits these choices; saved explicitly.

    Args:
        find_ports: the serial ports that the machine has now.

    Signals:
        save_requested: they are to be stored; carries what was ``Chosen``.
    """

    save_requested = Signal(object)

    def __init__(
        self, find_ports: Callable[[], tuple[PortFound, ...]], language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(language, parent)
        self._find_ports = find_ports
        self._found: tuple[PortFound, ...] = ()
        self._profile = ScannerProfile()
        self._bounce_ms = Policy().bounce_ms
        self._needs_code = self._edited = False
        self._serial_state = "off"
        self._build_widgets()
        self._build_layout()
        self.edited.connect(self._on_edited)
        self.look_again.clicked.connect(self._on_look_again_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.retranslate()

    def _build_widgets(self) -> None:
        self._bound = self.field("boundMs", self._within(*BOUND_MS))
        self._bounce = self.field("bounceMs", self._within(*BOUNCE_MS))
        self._sounds = Choice("sounds", self)
        self._port, self._speed = Choice("serialPort", self), Choice("serialSpeed", self)
        self._framing = Choice("serialFraming", self)
        self._state = QLabel(self)
        self._state.setObjectName("serialState")
        self._state.setWordWrap(True)
        self._state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.look_again = ActionButton("secondary", "refresh", self)
        self.look_again.setObjectName("findPorts")
        self.try_sounds = ActionButton("secondary", "player-play", self)
        self.try_sounds.setObjectName("trySounds")
        self._heard = QLabel(self)
        self._heard.setObjectName("heardSound")
        self._heard.setWordWrap(True)
        self._heard.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._code = QLineEdit(self)
        self._code.setObjectName("scannerCode")
        self._code.setEchoMode(QLineEdit.EchoMode.Password)
        self.save = ActionButton("primary", "check", self)
        self.save.setObjectName("saveScanner")

    def _build_layout(self) -> None:
        self.layout_of_groups.setSpacing(active().space("l"))
        self._line = self.add_group(self._port, self._speed, self._framing)
        acts = WrapRow(spacing=active().space("m"))
        acts.addWidget(self.look_again)
        acts.addWidget(self._state)
        self.layout_of_groups.addLayout(acts)
        trial = QWidget(self)
        beside = QHBoxLayout(trial)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(active().space("m"))
        beside.addWidget(self.try_sounds, 0, Qt.AlignmentFlag.AlignBottom)
        beside.addWidget(self._heard, 1)
        self._pace = self.add_group(self._bound, self._bounce, self._sounds, trial)
        foot = WrapRow(spacing=active().space("m"))
        foot.addWidget(self._code)
        foot.addWidget(self.save)
        self.layout_of_groups.addLayout(foot)
        self.end()

    # --- public -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._line.set_words(
            self.tr("Scanner on a serial port"),
            self.tr("Read besides the keyboard. Unplugged, it is found again by itself."),
        )
        self._port.set_label(self.tr("Port"))
        self._speed.set_label(self.tr("Speed (baud)"))
        self._framing.set_label(self.tr("End of a code"))
        self.look_again.setText(self.tr("Look for ports again"))
        self._pace.set_words(
            self.tr("Scans and sounds"),
            self.tr("Raise the first only if scans end up in fields; calibration is the better way."),
        )
        self._bound.set_label(self.tr("Longest time between two keys of a scan (ms)"))
        self._bounce.set_label(self.tr("The same label counts once within (ms), at every bench"))
        self._sounds.set_label(self.tr("Sounds of this bench"))
        self.try_sounds.setText(self.tr("Try the sounds"))
        self._code.setPlaceholderText(self.tr("Present supervisor code"))
        self._code.setAccessibleName(self.tr("Present supervisor code"))
        self.save.setText(self.tr("Save"))
        # What was chosen and not saved yet stays chosen.
        self._offer(self._changed() if self._edited else self._profile)
        self._render()

    def show_chosen(self, profile: ScannerProfile, bounce_ms: int, *, needs_code: bool) -> None:
        """Show what is stored; ports are looked for only now."""
        self._profile, self._bounce_ms, self._needs_code = profile, bounce_ms, needs_code
        self._edited = False
        self._found = self._find_ports()
        self._bound.set_text(str(profile.bound_ms))
        self._bounce.set_text(str(bounce_ms))
        self._code.clear()
        self._offer(profile)
        self._render()

    def show_profile(self, profile: ScannerProfile) -> None:
        """Show what changed elsewhere, unless something is being edited here."""
        self._profile = profile
        if not self._edited:
            self._bound.set_text(str(profile.bound_ms))
            self._offer(profile)
            self._render()

    def show_serial_state(self, state: str) -> None:
        """Show how the serial scanner is."""
        self._serial_state = state
        self._render()

    def is_edited(self) -> bool:
        """Tell whether something is changed and not saved."""
        return self._edited

    def show_sound(self, sound: Sound | None) -> None:
        """Say which sound is heard now; None once all were."""
        words = {
            Sound.ACCEPTED: self.tr("Accepted"),
            Sound.ATTENTION: self.tr("Attention: look at the screen"),
            Sound.REFUSED: self.tr("Refused"),
            Sound.ALREADY_DONE: self.tr("Already done"),
        }
        self._heard.setText(words[sound] if sound is not None else "")

    def show_no_sounds(self) -> None:
        """Say that nothing can be heard here, and that nothing is missed."""
        self._heard.setText(self.tr("No sounds on this computer: colour, icon and words say the same."))

    def ask_code(self) -> None:
        """Ask for the supervisor's code again."""
        self._code.setFocus()
        self._code.selectAll()

    # --- rendering --------------------------------------------------------------------------

    def _offer(self, profile: ScannerProfile) -> None:
        line = profile.serial
        ports = {"": self.tr("None"), **{port.name: port.words for port in self._found}}
        if line.port and line.port not in ports:
            ports[line.port] = self.tr("{port} (not there now)").format(port=line.port)
        self._port.box.offer(ports, line.port)
        self._speed.box.offer({str(speed): str(speed) for speed in SPEEDS}, str(line.speed))
        ends = {
            Framing.ANY: self.tr("CR, LF or both"),
            Framing.CR: "CR",
            Framing.LF: "LF",
            Framing.CRLF: "CR LF",
            Framing.SILENCE: self.tr("A silence"),
        }
        self._framing.box.offer({end.value: word for end, word in ends.items()}, line.framing.value)
        self._sounds.box.offer({"on": self.tr("On"), "off": self.tr("Off")}, "off" if profile.muted else "on")

    def _render(self) -> None:
        states = {
            SerialState.READY: self.tr("The serial scanner is ready."),
            SerialState.LOST: self.tr(
                "The serial scanner does not answer: it is looked for until it is back."
            ),
        }
        off = self.tr("No serial scanner is read.")
        self._state.setText(next((text for key, text in states.items() if key == self._serial_state), off))
        self._code.setVisible(self._needs_code and self._bounce.text() != str(self._bounce_ms))
        self.save.setEnabled(self._edited)

    def _changed(self) -> ScannerProfile:
        port = self._port.box.chosen()
        known = self._profile.serial
        device = next((one.device for one in self._found if one.name == port), "")
        if not device and port == known.port:
            device = known.device
        line = SerialLine(
            port,
            device,
            int(self._speed.box.chosen() or known.speed),
            Framing(self._framing.box.chosen() or known.framing),
        )
        bound = self._bound.text()
        return replace(
            self._profile,
            serial=line,
            muted=self._sounds.box.chosen() == "off",
            bound_ms=int(bound) if _is_whole(bound) else self._profile.bound_ms,
        )

    def _within(self, least: int, most: int) -> Callable[[str], str]:
        def check(text: str) -> str:
            if _is_whole(text) and least <= int(text) <= most:
                return ""
            return self.tr("A whole number from {least} to {most}").format(least=least, most=most)

        return check

    # --- slots ------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._edited = True
        self._render()

    def _on_look_again_clicked(self) -> None:
        chosen = self._changed()
        self._found = self._find_ports()
        self._offer(chosen)

    def _on_save_clicked(self) -> None:
        if self.valid():
            bounce = int(self._bounce.text())
            changed = None if bounce == self._bounce_ms else bounce
            self.save_requested.emit(Chosen(self._changed(), changed, self._code.text()))


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _DIGITS
