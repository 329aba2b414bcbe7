"""Who works at the window: asked at its start, after a while without work, and where a badge is scanned.

The window knows nothing of people; this leads between it, its scans and the services. It is only made
where people sign in.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.people import RIGHTS, Person, Right, Role
from receiving_app.domain.people_errors import PersonLocked, SignInRefused, UnknownBadge
from receiving_app.domain.scans import Kind, RawScan, Reading
from receiving_app.services.company import load_profile
from receiving_app.services.people import people, sign_in, sign_out, whose_badge
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording, in_language
from ui import approvers
from ui.actions import BenchAction
from ui.main_window import MainWindow
from ui.operations import Operation
from ui.overlays.sign_in import Candidate, Entry, SignInOverlay
from ui.scanner.feedback import Feedback
from ui.scanner.secret_fields import pin_in
from ui.scanner.station import ScanStation
from ui.scanner.time_source import TimeSource
from ui.session_lock import Curtain, IdleWatch
from ui.sounds import Sound
from ui.widgets.action_button import ActionButton
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from ui.overlays.own_pin import OwnPinCard

LOCK_KEY = "Ctrl+Shift+L"
# What somebody is to be allowed who does anything on these screens; the others only look. The journal refuses itself.
_SCREENS = {
    "import": Right.IMPORT,
    "settings": Right.EDIT_SETTINGS,
    "open_return": Right.OPEN_RETURN,
    "batches": Right.SEND_TO_MANUFACTURER,
    "catalogue": Right.EDIT_CATALOGUE,
    "playbooks": Right.EDIT_PLAYBOOKS,
    "export": Right.EXPORT,
    "backups": Right.BACKUP_AND_RESTORE,
    "scanner": Right.SET_SCANNER,
    "people": Right.MANAGE_PEOPLE,
    "setup": Right.EDIT_SETTINGS,
}
_Known = tuple[tuple[Person, ...], int]


class SigningIn(QObject):
    """Asks for badge and PIN, and keeps the window from everybody else.

    Signals:
        signed_in: somebody works here now; carries the ``Person``.
        locked: nobody does, and the window is covered.
    """

    signed_in = Signal(object)
    locked = Signal()

    def __init__(
        self,
        bench: Bench,
        window: MainWindow,
        scans: ScanStation,
        language: str,
        time: TimeSource | None = None,
    ) -> None:
        super().__init__(window)
        self._bench, self._window, self._scans = bench, window, scans
        self._wording: Wording = in_language(language)
        self._person: Person | None = None
        self._people: tuple[Person, ...] = ()
        self._looks_only: Message | None = None
        self._curtain = Curtain(window)
        self._overlay = SignInOverlay(window, bench.clock.monotonic)
        self._idle = IdleWatch(time, self)
        self._switch = ActionButton("header", "user", window.header, compact=True)
        self._switch.setObjectName("switchPerson")
        self._lock_button = ActionButton("header", "lock", window.header, compact=True)
        self._lock_button.setObjectName("lockBench")
        window.header.say_who_by(self._switch, self._lock_button)
        self._lock = BenchAction(window, "action_lock", LOCK_KEY, button=self._lock_button)
        self._change = BenchAction(window, "action_own_pin", "", self._on_own_pin, possible=self.is_open)
        self._own_pin: OwnPinCard | None = None
        for act in (self._lock, self._change):
            window.add_everywhere(act)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._overlay.entered.connect(self._on_overlay_entered)
        self._overlay.given_up.connect(self._uncover)
        self._idle.idle.connect(lambda: self._leave(idle=True))
        self._scans.wedge.acted.connect(self._idle.restart)
        self._switch.clicked.connect(self._on_switch_clicked)
        self._lock_button.clicked.connect(self.lock)
        self._scans.guard(self)
        self._window.screen_shown.connect(self._on_window_screen_shown)
        self._window.installEventFilter(self)

    # --- public -----------------------------------------------------------------------------

    def begin(self, person: Person | None = None) -> None:
        """Let a person go on who is signed in already; else cover the window and ask who is working."""
        if person is None:
            self._cover()
        else:
            self._seat(person)
        self.refresh()

    def refresh(self) -> None:
        """Read who may work here and how long the window stays open: it may have been changed."""
        Operation(self, self._read, self._on_read, self._on_not_read, key="people").start()

    def end(self) -> None:
        """Ask nobody any longer: the window goes."""
        self._idle.use(0)
        approvers.use(None)

    @Slot()
    def lock(self) -> None:
        """Cover the window until somebody signs in."""
        self._leave(idle=False)

    def is_open(self) -> bool:
        """Tell whether somebody works at the window."""
        return not self._curtain.is_drawn()

    def person(self) -> Person | None:
        """Return who is signed in."""
        return self._person

    def use_language(self, language: str) -> None:
        """Say roles and refusals in another language."""
        self._wording = in_language(language)

    def retranslate(self) -> None:
        """Set every text."""
        self._lock.setText(self.tr("Lock this bench"))
        self._lock_button.setText(self.tr("Lock"))
        self._lock_button.setAccessibleName(self._lock.text())
        self._change.setText(self.tr("Change my PIN"))
        self._show_who()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak the window's language."""
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return False

    # --- scans ------------------------------------------------------------------------------

    def takes(self, raw: RawScan) -> bool:
        """Take a scan that the screens are not to have; tell whether it is taken.

        While the window is covered, that is every scan; else it is a badge.
        """
        self._idle.restart()
        reading = self._bench.interpreter.read(raw)
        is_badge = any(one.kind is Kind.BADGE for one in reading.meanings)
        if not self.is_open():
            self._take_covered(raw, reading, is_badge=is_badge)
            return True
        if not is_badge:
            return False
        panel = self._approval_panel()
        shown = self._window.shown_screen()
        if panel is not None:
            self._look_up(raw, lambda owner: panel.take_name(owner.name))
        elif shown is None or not shown.take_scan(raw):
            self._look_up(raw, self._offer)
        return True

    def takes_secret(self, raw: RawScan) -> bool:
        """Take what came before the window was covered and may be the PIN that is asked for since."""
        pin = "" if self.is_open() else pin_in(self._bench.interpreter.read(raw))
        if pin:
            self._overlay.take_pin(pin)
        return bool(pin)

    def asks(self) -> QWidget | None:
        """Return what covers the window: scans that wait go on waiting."""
        return None if self.is_open() else self._overlay

    def _take_covered(self, raw: RawScan, reading: Reading, *, is_badge: bool) -> None:
        if is_badge:
            self._look_up(raw, self._offer)
        elif not self._overlay.take_pin(pin_in(reading)):
            self._overlay.say(self.tr("The bench is locked: scan your badge first."))
            self._scans.sounds.play(Sound.REFUSED)

    def _look_up(self, raw: RawScan, found: Callable[[Person], None]) -> None:
        def answer(owner: Person | None) -> None:
            if owner is None:
                self._on_badge_unknown(UnknownBadge())
            else:
                found(owner)

        call = partial(whose_badge, self._bench, raw)
        Operation(self, call, answer, self._on_badge_unknown, key="badge").start()

    def _offer(self, owner: Person) -> None:
        """Ask for the PIN of a badge's owner, who takes over; whoever is signed in may go on, too."""
        if self.is_open():
            if self._person is not None and owner.number == self._person.number:
                text = self.tr("{name} is working here already").format(name=owner.name)
                self._scans.tell(Feedback(Sound.ALREADY_DONE, text))
                return
            self._cover()
        self._scans.sounds.play(Sound.ACCEPTED)
        self._overlay.choose(self._candidate(owner))

    def _on_badge_unknown(self, error: DomainError) -> None:
        said = self._wording.error(error)
        if self.is_open():
            self._scans.tell(Feedback(Sound.REFUSED, said.what, said.next_step))
        else:
            self._scans.sounds.play(Sound.REFUSED)
            self._overlay.say(f"{said.what} {said.next_step}".strip())

    def _approval_panel(self) -> ApprovalPanel | None:
        shown = self._window.shown_screen()
        panels = shown.findChildren(ApprovalPanel) if shown is not None else []
        return next((panel for panel in panels if panel.isVisible()), None)

    # --- covering ---------------------------------------------------------------------------

    def _cover(self) -> None:
        """Cover the window; whoever is signed in may uncover it again."""
        self._curtain.draw()
        kept = self._person.name if self._person is not None else ""
        self._overlay.ask(self._bench.actor.bench, self._candidates(), kept)

    @Slot()
    def _uncover(self) -> None:
        self._curtain.open()
        self._overlay.close_cover()
        self._idle.restart()

    def _leave(self, *, idle: bool) -> None:
        """Cover the window for whoever comes next, and ask first for the PIN of whoever just left."""
        left, self._person = self._person, None
        if left is None:
            return
        self._cover()
        self._overlay.choose(self._candidate(left))
        call = partial(sign_out, self._bench, idle=idle)
        Operation(self, call, lambda _done: self.locked.emit(), self._on_not_read).start()

    def _seat(self, person: Person) -> None:
        self._person = person
        self._show_who()
        self._uncover()
        self._on_window_screen_shown(self._window.current())
        self.signed_in.emit(person)

    def _candidates(self) -> tuple[Candidate, ...]:
        return tuple(self._candidate(one) for one in self._people if one.active)

    def _candidate(self, person: Person) -> Candidate:
        return Candidate(person.name, self._wording.term("role", person.role))

    def _show_who(self) -> None:
        bench, name = self._bench.actor.bench, self._person.name if self._person else ""
        who = self.tr("Bench {bench} · {name}").format(bench=bench, name=name)
        self._switch.setText(who)
        self._switch.setAccessibleName(self.tr("{who}. Somebody else takes over").format(who=who))
        self._window.header.retranslate()

    # --- slots ------------------------------------------------------------------------------

    def _read(self) -> _Known:
        return people(self._bench), load_profile(self._bench).lock_after_minutes

    def _on_read(self, known: _Known) -> None:
        self._people, minutes = known
        self._idle.use(minutes)
        approvers.use(tuple(one for one in self._people if one.may(Right.APPROVE)))
        if not self.is_open():
            self._overlay.offer(self._candidates())

    def _on_not_read(self, error: DomainError) -> None:
        said = self._wording.error(error)
        self._overlay.say(f"{said.what} {said.next_step}".strip())

    def _on_own_pin(self) -> None:
        if self._own_pin is None:
            from ui.overlays.own_pin import OwnPinCard

            self._own_pin = OwnPinCard(self._window, self._bench)
            self._own_pin.changed.connect(self._on_own_pin_changed)
        self._own_pin.ask(self._wording)

    @Slot()
    def _on_own_pin_changed(self) -> None:
        self._window.show_message(Message("ok", self.tr("Your PIN is changed")))

    @Slot()
    def _on_switch_clicked(self) -> None:
        if self.is_open():
            self._cover()

    @Slot(str)
    def _on_window_screen_shown(self, name: str) -> None:
        """Say at once what somebody may not do on a screen, and who may; doing it is refused, too."""
        if self._looks_only is not None:
            self._window.take_back(self._looks_only)
            self._looks_only = None
        right = _SCREENS.get(name)
        if self._person is None or right is None or self._person.may(right):
            return
        may = [self._wording.term("role", role) for role in Role if right in RIGHTS[role]]
        what = self.tr("For reading only. The right {right}: {roles}.").format(
            right=self._wording.term("right", right), roles=self.tr(" or ").join(may)
        )
        self._looks_only = Message("attention", what)
        self._window.show_message(self._looks_only)

    @Slot(object)
    def _on_overlay_entered(self, entry: Entry) -> None:
        call = partial(sign_in, self._bench, entry.name, entry.pin)
        Operation(self, call, self._seat, self._on_refused).start()

    def _on_refused(self, error: DomainError) -> None:
        self._scans.sounds.play(Sound.REFUSED)
        wait = error.wait_seconds if isinstance(error, SignInRefused | PersonLocked) else 0
        self._overlay.refuse(self._wording.error(error).what, wait)
