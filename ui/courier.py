"""What leaves by itself: queued prints on a lane of their own, deposits and e-mails on another.

Screens only queue and say so; a document waits behind no import, and no scan behind a slow printer or
a mail server. What fails stays on file, is said in the message bar, and can be tried again from there.
"""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from receiving_app.domain.errors import DomainError
from receiving_app.domain.sending import Delivery, DeliveryState, Unable
from receiving_app.services.deliveries import queue_print, still_due, try_failed_prints_again
from receiving_app.services.ports import Bench
from receiving_app.services.print_after_issue import Printed, print_next, recover_prints
from receiving_app.services.sending_ports import Printer
from receiving_app.wording import Wording, in_language
from ui.operations import Operation
from ui.widgets.message_bar import Message

PRINTING, SENDING = "printing", "sending"
LOOK_AGAIN_MS = 30_000
LOOKS_WHERE_UNABLE = 10
"""So seldom what this bench cannot do is tried by itself: every five minutes. After an issue it is tried at once."""

_HERE = "here "

Way = Callable[[], Delivery | Unable | None]


class SystemPrinter:
    """The ``Printer`` port on the system's printers; ``factory`` makes the printer of a name."""

    def __init__(self, factory: Callable[[str], Any] | None = None) -> None:
        self._factory = factory

    def send(self, name: str, pdf: bytes, title: str, *, label: bool = False) -> str:
        """Print, and return the name of the printer; see the port. Not in the main thread."""
        # Comes with QtPrintSupport, which is imported with the first print.
        printing = importlib.import_module("ui.printing")
        chosen: str = printing.default_printer(name)
        usual = printing.make_label_printer if label else printing.make_printer
        printing.print_pdf(pdf, (self._factory or usual)(chosen), title)
        return chosen


class Courier(QObject):
    """Carries out what is queued, and tells how it went.

    Args:
        bench: where documents are queued.
        ways: each carries out the next document that is due on a way out, and returns how it went.
        language: of the messages.
        printer: where prints go; by default the system's.

    Signals:
        message_requested: something to say in the message bar; carries a ``Message``.
        printed: a document came out of the printer; carries its number.
        changed: a delivery has another state.
        unable_changed: what this bench cannot send, and another may; carries a tuple of ``Unable``.
    """

    message_requested = Signal(object)
    printed = Signal(str)
    changed = Signal()
    unable_changed = Signal(object)

    def __init__(
        self,
        bench: Bench,
        ways: Sequence[Way],
        language: str = "fr",
        printer: Printer | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._ways = tuple(ways)
        self._unable: dict[Way, Unable] = {}
        self._looks = 0
        self._printer: Printer = printer or SystemPrinter()
        self._words: Wording = in_language(language)
        self._told: set[tuple[str, str]] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    # --- public -----------------------------------------------------------------------------

    def use_language(self, language: str) -> None:
        """Say what follows in another language."""
        self._words = in_language(language)

    def begin(self) -> None:
        """Take up what the last run of the program left, and look for what is due from now on."""
        recover = partial(recover_prints, self._bench)
        Operation(self, recover, self._on_recovered, self._refuse, lane=PRINTING).start()
        self._timer.start(LOOK_AGAIN_MS)
        self.carry()

    @Slot()
    def carry(self) -> None:
        """Carry out all that is due, as after an issue."""
        self._print()
        self.send()

    @Slot()
    def carry_asked(self) -> None:
        """Carry out all that is due because somebody asks for it: what cannot be done here is said again."""
        self._told = {told for told in self._told if not told[1].startswith(_HERE)}
        self.carry()

    @Slot()
    def send(self) -> None:
        """Deposit and e-mail what is due."""
        for way in self._ways:
            self._send_by(way)

    def unable(self) -> tuple[Unable, ...]:
        """Return what this bench cannot send, and another may."""
        return tuple(self._unable.values())

    @Slot(str)
    def print_copy(self, number: str) -> None:
        """Print a document: the original the first time, a marked copy afterwards."""
        self._queue(partial(queue_print, self._bench, number))

    @Slot(str)
    def print_original(self, number: str) -> None:
        """Print a document that did not come out yet; one that is on its way is not printed twice."""
        self._queue(partial(queue_print, self._bench, number, again=False))

    @Slot()
    def print_failed(self) -> None:
        """Try again what this bench could not print."""
        self._queue(partial(try_failed_prints_again, self._bench))

    # --- on the way -------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        # A keyring may ask to be unlocked each time, and a share that is away be slow to say so.
        self._looks += 1
        self._print()
        for way in self._ways:
            if way not in self._unable or self._looks % LOOKS_WHERE_UNABLE == 0:
                self._send_by(way)
            else:
                self._see_what_waits(way, self._unable[way])

    def _see_what_waits(self, way: Way, unable: Unable) -> None:
        # The others go on meanwhile: what they sent is not shown as waiting.
        call = partial(still_due, self._bench, unable.delivery)
        Operation(self, call, partial(self._on_seen, way, unable), self._refuse, lane=SENDING).start()

    def _on_seen(self, way: Way, unable: Unable, due: Delivery | None) -> None:
        if self._unable.get(way) == unable:
            self._note_unable(way, replace(unable, delivery=due) if due else None)

    def _send_by(self, way: Way) -> None:
        Operation(self, way, partial(self._on_sent, way), self._refuse, lane=SENDING).start()

    def _queue(self, call: Callable[[], object]) -> None:
        Operation(self, call, lambda _queued: self._print(), self._refuse, lane=PRINTING).start()

    def _print(self) -> None:
        call = partial(print_next, self._bench, self._printer)
        Operation(self, call, self._on_printed, self._refuse, lane=PRINTING).start()

    def _on_printed(self, printed: Printed | None) -> None:
        if printed is None:
            return
        delivery = printed.delivery
        if printed.done:
            text = self.tr("{number} sent to {printer}")
            text = text.format(number=delivery.document, printer=delivery.target)
            self._say("ok", text, self.tr("This copy is marked DUPLICATA.") if printed.duplicate else "")
            self.printed.emit(delivery.document)
        else:
            text = self.tr("{number} was not printed: {reason}")
            self._offer_print(text.format(number=delivery.document, reason=self._reason(delivery)))
        self.changed.emit()
        self._print()

    def _on_recovered(self, left: tuple[Delivery, ...]) -> None:
        if left:
            documents = ", ".join(dict.fromkeys(one.document for one in left))
            text = self.tr("Not printed yet: {numbers} ({reason})")
            self._offer_print(text.format(numbers=documents, reason=self._reason(left[-1])))

    def _offer_print(self, text: str) -> None:
        next_step = self.tr("Nothing is lost: check the printer, or choose another in Settings.")
        offer = self.tr("Try again")
        self.message_requested.emit(Message("refused", text, next_step, offer, self.print_failed))

    def _on_sent(self, way: Way, outcome: Delivery | Unable | None) -> None:
        if isinstance(outcome, Delivery):
            self._on_carried(outcome)
            self._send_by(way)
        else:
            self._note_unable(way, outcome)

    def _note_unable(self, way: Way, unable: Unable | None) -> None:
        known = self._unable.pop(way, None)
        if unable is not None:
            self._unable[way] = unable
            self._tell_unable(unable)
        if unable != known:
            self.unable_changed.emit(self.unable())
            self.changed.emit()

    def _tell_unable(self, unable: Unable) -> None:
        key = (unable.channel.value, _HERE + unable.reason)
        if key not in self._told:
            self._told.add(key)
            said = self._words.unable(unable)
            self._say("attention", said.what, said.next_step)

    def _on_carried(self, delivery: Delivery) -> None:
        key = (delivery.channel.value, delivery.reason)
        if delivery.state is DeliveryState.DONE:
            # What worked again may be said again when it fails the next time.
            self._told = {told for told in self._told if told[0] != key[0]}
        elif key not in self._told:
            self._told.add(key)
            self._say_not_sent(delivery)
        self.changed.emit()

    def _say_not_sent(self, delivery: Delivery) -> None:
        text = self._words.text(
            "messages.sending.failed",
            document=delivery.document,
            channel=delivery.channel,
            reason=delivery.reason,
            detail=delivery.detail,
        ).strip()
        waits = delivery.state is DeliveryState.WAITING
        by_itself = self.tr("It is tried again by itself; the sendings are listed in the menu.")
        by_hand = self.tr("It waits for you among the sendings, in the menu.")
        self._say("attention" if waits else "refused", text, by_itself if waits else by_hand)

    def _reason(self, delivery: Delivery) -> str:
        return self._words.term("delivery_problem", delivery.reason)

    def _say(self, kind: str, text: str, next_step: str = "") -> None:
        self.message_requested.emit(Message(kind, text, next_step))

    def _refuse(self, error: DomainError) -> None:
        said = self._words.error(error)
        self._say("refused", said.what, said.next_step)
