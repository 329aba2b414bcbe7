"""What is said where a label of the return on the screen is read once more: the same parcel, or another one."""

from collections.abc import Callable

from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.scan import ScanAnswer
from receiving_app.wording import Wording
from ui.scanner.feedback import AnswerWords, Feedback
from ui.sounds import Sound
from ui.widgets.message_bar import Message


def parcel_is_here(
    answer: ScanAnswer, sheet: CaseSheet, words: Wording, receive: Callable[[], object]
) -> Message:
    """Say that a parcel of the return is here, and offer to receive this one too."""
    said = AnswerWords(words).of_answer(answer)
    missing = sum(sheet.case.outstanding(line) for line in sheet.case.lines)
    what_next = words.text(f"bench.box.{'outstanding' if missing else 'another'}", count=missing)
    offer = words.text("bench.box.offer")
    return Message("attention", f"{said.text}. {said.detail}", what_next, offer, receive)


def parcel_taken(sheet: CaseSheet, words: Wording) -> Feedback:
    """Say that one more parcel was received."""
    case = sheet.case
    text = words.text("bench.box.taken", rma=case.rma, number=len(case.parcels))
    return Feedback(Sound.ACCEPTED, text)
