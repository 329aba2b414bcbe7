"""What is said of each result, in both languages, and never what signs a command."""

import pytest
from PySide6.QtWidgets import QApplication

from receiving_app.domain.batches import Batch
from receiving_app.domain.errors import InvalidCheckCharacter
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.return_errors import AlreadyReceived, ReturnExpired, UnknownReturn
from receiving_app.domain.scan_errors import BadgeAlone, ForeignBadge
from receiving_app.domain.scans import Kind, Meaning
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.scan import Result, ScanAnswer, scan
from receiving_app.services.scan_answer import Earlier
from receiving_app.wording import in_language
from tests.builders import RMA, a_bench, a_case, a_line, serials
from ui.scanner.feedback import AnswerWords, shown_code
from ui.sounds import Sound
from ui.translation import Translation

SOUNDS = {
    Result.RECEIVED: Sound.ACCEPTED,
    Result.RESUMED: Sound.ACCEPTED,
    Result.ALREADY_HERE: Sound.ALREADY_DONE,
    Result.ON_HOLD: Sound.ATTENTION,
    Result.ALREADY_RECEIVED: Sound.ALREADY_DONE,
    Result.HELD_ELSEWHERE: Sound.ATTENTION,
    Result.EXPIRED: Sound.REFUSED,
    Result.CANCELLED: Sound.REFUSED,
    Result.UNIT_READ: Sound.ACCEPTED,
    Result.UNIT_COUNTED: Sound.ACCEPTED,
    Result.PRODUCT_FOUND: Sound.ATTENTION,
    Result.OTHER_PRODUCT: Sound.ATTENTION,
    Result.CHOOSE: Sound.ATTENTION,
    Result.QUARANTINED: Sound.ATTENTION,
    Result.REFUSED: Sound.REFUSED,
    Result.UNKNOWN: Sound.REFUSED,
    Result.MISREAD: Sound.REFUSED,
    Result.COMMAND_REFUSED: Sound.REFUSED,
    Result.BADGE: Sound.ATTENTION,
    Result.BADGE_REFUSED: Sound.REFUSED,
    Result.BATCH: Sound.ATTENTION,
}


@pytest.fixture
def sheet() -> CaseSheet:
    found = scan(a_bench(a_case(a_line(serials=serials()))), RMA).sheet
    assert found is not None
    return found


def _answer(result: Result, sheet: CaseSheet) -> ScanAnswer:
    bench = a_bench()
    now = bench.clock.now()
    problems = {
        Result.ALREADY_RECEIVED: AlreadyReceived(RMA, now, "Sam"),
        Result.EXPIRED: ReturnExpired(RMA, now.date()),
        Result.MISREAD: InvalidCheckCharacter("rma", RMA),
        Result.REFUSED: UnknownReturn(RMA),
        Result.BADGE: BadgeAlone("SAM"),
        Result.BADGE_REFUSED: ForeignBadge("SAM"),
    }
    meaning = Meaning(Kind.SERIAL, serials()[0], serials()[0])
    meanings = (meaning, Meaning(Kind.INVOICE, "FA-1", "FA-1")) if result is Result.CHOOSE else ()
    record = quarantine(bench, Box(QuarantineCause.UNKNOWN, ("X",))) if result is Result.QUARANTINED else None
    batch = Batch("B-2026-000001", "Grandstream", now.date()) if result is Result.BATCH else None
    return ScanAnswer(
        result,
        serials()[0],
        sheet,
        batch=batch,
        meanings=meanings,
        unit=1,
        sku="GRP2614",
        quarantine=record,
        problem=problems.get(result),
        earlier=Earlier(now, "Sam", "2") if result is Result.ALREADY_HERE else None,
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("result", [one for one in Result if one not in (Result.COMMAND, Result.BOUNCED)])
def test_every_result_has_its_sound_and_words(
    qapp: QApplication, sheet: CaseSheet, result: Result, language: str
) -> None:
    translation = Translation(qapp)
    translation.use(language)
    words = AnswerWords(in_language(language))
    feedback = words.of_answer(_answer(result, sheet))
    translation.use("en")
    assert feedback.sound is SOUNDS[result]
    for text in (feedback.text, feedback.detail, words.result(_answer(result, sheet))):
        assert not {"{", "}"} & set(text)
        assert not text.startswith(("messages.", "scanner."))
    assert feedback.text


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_of_code_has_its_words(kind: Kind, language: str) -> None:
    words = AnswerWords(in_language(language))
    assert not words.of_meaning(Meaning(kind, "X-1", "X-1")).startswith("scanner.")


def test_a_serial_read_before_says_when_and_by_whom(sheet: CaseSheet) -> None:
    bench = a_bench()
    answer = ScanAnswer(
        Result.UNIT_READ, serials()[0], sheet, unit=1, earlier=Earlier(bench.clock.now(), "Sam", "2")
    )
    feedback = AnswerWords(in_language("en")).of_answer(answer)
    assert feedback.sound is Sound.ALREADY_DONE
    assert feedback.detail == "Read at 09:00 by Sam, bench 2."


def test_what_signs_a_command_or_a_badge_is_left_out() -> None:
    command = Meaning(Kind.COMMAND, "CMD-ISSUE-0123456789", "CMD-ISSUE-0123456789")
    assert shown_code("C?D)ISSUE)à&é", command) == "CMD-ISSUE-…"
    assert shown_code("20EZ", Meaning(Kind.SERIAL, "20EZ", "20EZ")) == "20EZ"
    assert shown_code("20EZ", None) == "20EZ"


@pytest.mark.parametrize(("caps", "said"), [(False, "French (AZERTY)"), (True, "French (AZERTY), Caps Lock")])
def test_how_a_code_was_read_is_said(caps: bool, said: str) -> None:
    meaning = Meaning(Kind.SERIAL, "20EZ", "20EZ", "fr", caps)
    assert AnswerWords(in_language("en")).layout(meaning) == said
