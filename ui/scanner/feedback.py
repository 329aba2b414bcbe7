"""What is said of a scan: one sound, one colour, one icon and the same words for all of them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from receiving_app.domain.commands import BY_ID
from receiving_app.domain.errors import DomainError
from receiving_app.domain.paris import PARIS
from receiving_app.domain.scans import Kind, Meaning
from receiving_app.services.scan import Result, ScanAnswer
from receiving_app.wording import Wording
from ui.sounds import Sound

_SECRET = frozenset({Kind.COMMAND, Kind.BADGE})


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the operator hears and reads; ``sound`` also sets colour and icon."""

    sound: Sound
    text: str
    detail: str = ""


def shown_code(raw: str, meaning: Meaning | None) -> str:
    """Return a code as it may be shown: of a command or a badge, not what signs it."""
    if meaning is None or meaning.kind not in _SECRET:
        return raw
    return f"{meaning.value.rpartition('-')[0]}-…"


class AnswerWords(QObject):
    """Finds the words for what a scan led to."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wording = wording
        self._words_of = {
            Result.RECEIVED: self._opened,
            Result.RESUMED: self._opened,
            Result.ALREADY_HERE: self._already_here,
            Result.ON_HOLD: self._opened,
            Result.UNIT_READ: self._unit_read,
            Result.UNIT_COUNTED: self._counted,
            Result.PRODUCT_FOUND: self._product_found,
            Result.OTHER_PRODUCT: self._other_product,
            Result.CHOOSE: self._choose,
            Result.QUARANTINED: self._quarantined,
            Result.BATCH: self._batch,
            Result.BADGE: self._to_note,
            Result.HELD_ELSEWHERE: self._to_note,
        }

    def of_answer(self, answer: ScanAnswer, *, taken: bool = False) -> Feedback:
        """Return what is said of an answer that is no command.

        Args:
            answer: what the scan led to.
            taken: whether a code found nowhere was taken for the serial in hand.
        """
        if taken:
            text = self.tr("{code}: recorded as the serial in hand").format(code=answer.serial or answer.raw)
            return Feedback(Sound.ATTENTION, text, self.tr("It was not announced: compare it on the screen."))
        return self._words_of.get(answer.result, self._refused)(answer)

    def of_command(self, command: str, why_not: str, *, done: bool) -> Feedback:
        """Return what is said of a command barcode of ours, and why it was not carried out."""
        words = self.wording.command(BY_ID[command]).what
        if done:
            return Feedback(Sound.ACCEPTED, words)
        return Feedback(Sound.REFUSED, self.tr("Not possible now: {act}").format(act=words), why_not)

    def of_error(self, error: DomainError) -> Feedback:
        """Return what is said of a scan that could not be answered."""
        said = self.wording.error(error)
        return Feedback(Sound.REFUSED, said.what, said.next_step)

    def kept(self, waiting: int) -> Feedback:
        """Return what is said of scans that wait for what is being asked."""
        text = self.tr("{count} {count:scan|scans} kept: first answer what is asked")
        text = self.wording.filled(text, count=waiting)
        return Feedback(Sound.ATTENTION, text, self.tr("It is carried out as soon as that is closed."))

    def several_in_picture(self, count: int) -> Feedback:
        """Return what is said of a picture with several codes."""
        text = self.tr("{count} {count:code|codes} in the picture: choose one")
        return Feedback(Sound.ATTENTION, self.wording.filled(text, count=count))

    def meaning(self, answer: ScanAnswer) -> str:
        """Return what a code was taken for, in words."""
        meaning = answer.meaning or answer.reading.best
        return (
            self.of_meaning(meaning) if meaning else self.wording.text(f"scanner.kind.{answer.reading.kind}")
        )

    def of_meaning(self, meaning: Meaning) -> str:
        """Return one meaning in words."""
        return f"{self.wording.text(f'scanner.kind.{meaning.kind}')} {shown_code(meaning.value, meaning)}"

    def layout(self, meaning: Meaning) -> str:
        """Return how a meaning was read: the keyboard layout that was undone for it."""
        layout = self.wording.text(f"calibration.layout.{meaning.layout or 'unknown'}")
        return self.tr("{layout}, Caps Lock").format(layout=layout) if meaning.caps_lock else layout

    def result(self, answer: ScanAnswer) -> str:
        """Return what a scan led to, in a few words for the history."""
        return self.wording.text(f"scanner.result.{answer.result}")

    # --- each kind of answer ----------------------------------------------------------------

    def _opened(self, answer: ScanAnswer) -> Feedback:
        rma = answer.sheet.case.rma if answer.sheet else answer.raw
        texts = {
            Result.RECEIVED: self.tr("{rma} received"),
            Result.RESUMED: self.tr("{rma} resumed"),
            Result.ON_HOLD: self.tr("{rma} is on hold"),
        }
        sound = Sound.ATTENTION if answer.result is Result.ON_HOLD else Sound.ACCEPTED
        reason = self.wording.term("reason", answer.sheet.case.reason) if answer.sheet else ""
        return Feedback(sound, texts[answer.result].format(rma=rma), reason)

    def _already_here(self, answer: ScanAnswer) -> Feedback:
        if answer.sheet is None or answer.earlier is None:
            return self._refused(answer)
        case, earlier, text = answer.sheet.case, answer.earlier, self.wording.text
        when = f"{earlier.at.astimezone(PARIS):%H:%M}"
        said = text("bench.box.received", time=when, operator=earlier.operator, bench=earlier.bench)
        here = text("bench.box.here", rma=case.rma, number=len(case.parcels))
        return Feedback(Sound.ALREADY_DONE, here, said)

    def _unit_read(self, answer: ScanAnswer) -> Feedback:
        code = answer.serial or answer.raw
        if answer.earlier is None:
            return Feedback(Sound.ACCEPTED, self.tr("{code}: read").format(code=code), _sku(answer))
        when = answer.earlier.at.astimezone(PARIS)
        detail = self.tr("Read at {time} by {operator}, bench {bench}.").format(
            time=f"{when:%H:%M}", operator=answer.earlier.operator, bench=answer.earlier.bench
        )
        return Feedback(Sound.ALREADY_DONE, self.tr("{code}: already read").format(code=code), detail)

    def _counted(self, answer: ScanAnswer) -> Feedback:
        count = answer.sheet.case.unit(answer.unit or 0).quantity if answer.sheet else 0
        return Feedback(Sound.ACCEPTED, self.tr("{count} × {sku}").format(count=count, sku=_sku(answer)))

    def _product_found(self, answer: ScanAnswer) -> Feedback:
        text = self.tr("{sku}: the right product").format(sku=_sku(answer))
        return Feedback(Sound.ATTENTION, text, self.tr("Now scan its serial number."))

    def _other_product(self, answer: ScanAnswer) -> Feedback:
        text = self.tr("{sku} is not a product of this return").format(sku=answer.sku)
        return Feedback(Sound.ATTENTION, text, self.tr("Compare it on the screen."))

    def _quarantined(self, answer: ScanAnswer) -> Feedback:
        number = answer.quarantine.number if answer.quarantine else answer.raw
        return Feedback(Sound.ATTENTION, self.tr("In quarantine: {number}").format(number=number))

    def _batch(self, answer: ScanAnswer) -> Feedback:
        batch = answer.batch
        if batch is None:
            return self._refused(answer)
        text = self.tr("Batch {number} · {manufacturer}").format(
            number=batch.number, manufacturer=batch.manufacturer
        )
        state = self.wording.term("batch_state", batch.state)
        return Feedback(
            Sound.ATTENTION, text, self.tr("units: {count}, {state}").format(count=batch.pieces, state=state)
        )

    def _to_note(self, answer: ScanAnswer) -> Feedback:
        said = self._refused(answer)
        return Feedback(Sound.ATTENTION, said.text, said.detail)

    def _choose(self, answer: ScanAnswer) -> Feedback:
        code = shown_code(answer.raw, answer.meaning)
        count = len(answer.rows) or len(answer.meanings)
        if not answer.rows:
            text = self.tr("{code} can be {count} {count:thing|things}: choose one")
        elif count == 1:
            text = self.tr("{code}: one return, is it this one?")
        else:
            text = self.tr("{code}: {count} {count:return|returns}, choose one")
        return Feedback(Sound.ATTENTION, self.wording.filled(text, code=code, count=count))

    def _refused(self, answer: ScanAnswer) -> Feedback:
        if answer.problem is None:
            text = self.tr("{code}: unknown").format(code=shown_code(answer.raw, answer.meaning))
            return Feedback(Sound.REFUSED, text, self.tr("The screen shows what can be done."))
        said = self.wording.error(answer.problem)
        already = answer.result is Result.ALREADY_RECEIVED
        return Feedback(Sound.ALREADY_DONE if already else Sound.REFUSED, said.what, said.next_step)


def _sku(answer: ScanAnswer) -> str:
    """Return the product of the unit that an answer is about."""
    return answer.sheet.case.unit(answer.unit).sku if answer.sheet and answer.unit else answer.sku
