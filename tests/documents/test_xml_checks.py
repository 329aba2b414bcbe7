"""When the schematrons decide, and what happens while they cannot."""

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Thread

import pytest

from receiving_app.documents.facturx import credit_note_xml
from receiving_app.documents.schematron_process import SchematronProcess
from receiving_app.documents.schematron_worker import serve
from receiving_app.documents.xml_checks import XmlChecks, prompt_findings
from receiving_app.domain.credit_note_errors import IssuedXmlFaulty, XmlRefused
from tests.documents.snapshots import BUYER, line, missing_cable, note

XML = credit_note_xml(missing_cable())
# Amounts that agree with one another: only the schematrons know that the notes are asked for.
BROKEN = XML.replace(b"<ram:SubjectCode>PMT", b"<ram:SubjectCode>AAI")
_READ_ONE = "import sys; i = sys.stdin.buffer; n = int.from_bytes(i.read(8), 'big'); i.read(n)"


def _playing(*steps: str) -> SchematronProcess:
    """Return a process that says these lines, one after each document."""
    said = [f"print({step!r}, flush=True)" for step in steps]
    script = f"\n{_READ_ONE}\n".join(said)
    return SchematronProcess((sys.executable, "-c", script), patience=5, start=20)


@pytest.fixture
def run() -> Iterator[Callable[..., XmlChecks]]:
    started: list[XmlChecks] = []

    def start(process: SchematronProcess) -> XmlChecks:
        started.append(XmlChecks(process))
        return started[-1]

    yield start
    for checks in started:
        checks.close()


def test_a_ready_process_finds_the_rules_that_only_schematrons_know(run: Callable[..., XmlChecks]) -> None:
    checks = run(SchematronProcess(patience=30))
    checks.warm()
    with checks.checking(missing_cable(), XML):
        pass
    with pytest.raises(XmlRefused, match=r"BR-FR-05") as refusal, checks.checking(missing_cable(), BROKEN):
        pass
    assert refusal.value.number == "AV-2026-000001"
    # The next document is not answered for the one before.
    with checks.checking(missing_cable(), XML):
        pass


def test_before_the_process_is_ready_schema_guards_and_snapshot_decide(run: Callable[..., XmlChecks]) -> None:
    checks = run(_playing("ready"))
    with checks.checking(missing_cable(), BROKEN):
        pass
    with pytest.raises(XmlRefused, match="gross"), checks.checking(note([line()]), XML):
        pass


def test_what_was_issued_meanwhile_is_checked_once_the_process_is_ready(
    run: Callable[..., XmlChecks],
) -> None:
    checks = run(SchematronProcess(patience=30))
    with checks.checking(missing_cable(), XML):
        pass
    with checks.checking(missing_cable(number="AV-2026-000002"), BROKEN.replace(b"000001", b"000002", 1)):
        pass
    with pytest.raises(IssuedXmlFaulty) as refusal:
        checks.warm()
    assert refusal.value.number == "AV-2026-000002"
    # Said once.
    checks.warm()


def test_a_process_that_keeps_silent_holds_nobody_up_and_is_started_again(
    run: Callable[..., XmlChecks],
) -> None:
    # Ready, then mute: it reads on and never answers.
    script = "print('ready', flush=True); import sys; sys.stdin.buffer.read()"
    checks = run(SchematronProcess((sys.executable, "-c", script), patience=0.05, start=20))
    checks.warm()
    for _ in range(2):
        with checks.checking(missing_cable(), XML):
            pass


def test_a_process_that_died_holds_nobody_up(run: Callable[..., XmlChecks]) -> None:
    checks = run(_playing("ready"))
    checks.warm()
    for _ in range(2):
        with checks.checking(missing_cable(), XML):
            pass


def test_a_process_that_answers_once_and_dies_is_started_again(run: Callable[..., XmlChecks]) -> None:
    checks = run(_playing("ready", '["BR-1"]'))
    answers: list[tuple[str, ...]] = []
    # Its end may be noticed only when it does not answer any more.
    while len(answers) < 2:
        try:
            checks.warm()
            with checks.checking(missing_cable(), XML):
                pass
        except (XmlRefused, IssuedXmlFaulty) as refusal:
            answers.append(refusal.rules)
    assert answers == [("BR-1",)] * 2


@pytest.mark.parametrize("script", ["", "print('no')", "raise SystemExit(1)"])
def test_a_process_that_cannot_start_leaves_the_other_checks(
    script: str, run: Callable[..., XmlChecks]
) -> None:
    process = SchematronProcess((sys.executable, "-c", script), patience=5, start=20)
    assert not process.warm()
    checks = run(process)
    checks.warm()
    with checks.checking(missing_cable(), XML):
        pass


def test_a_process_that_is_never_ready_is_not_waited_for_forever() -> None:
    script = "import sys; sys.stdin.buffer.read()"
    assert not SchematronProcess((sys.executable, "-c", script), start=0.05).warm()


def test_closing_does_not_wait_for_a_process_that_is_starting() -> None:
    script = "import sys; sys.stdin.buffer.read()"
    process = SchematronProcess((sys.executable, "-c", script), start=60)
    answers: list[bool] = []
    warming = Thread(target=lambda: answers.append(process.warm()))
    warming.start()
    while warming.is_alive():
        process.close()
        warming.join(0.01)
    assert answers == [False]
    # Closed is closed.
    assert not process.warm()


def test_a_refusal_while_drawing_is_the_one_that_is_told(run: Callable[..., XmlChecks]) -> None:
    checks = run(_playing("ready", "[]", "[]"))
    checks.warm()
    with pytest.raises(ZeroDivisionError), checks.checking(missing_cable(), XML):
        raise ZeroDivisionError
    with checks.checking(missing_cable(), XML):
        pass


def test_the_worker_answers_each_document_and_ends_with_its_input() -> None:
    documents = b"".join(len(each).to_bytes(8, "big") + each for each in (XML, BROKEN, b"<no", b"\xff"))
    answers = io.BytesIO()
    serve(io.BytesIO(documents), answers)
    ready, sound, broken, *unreadable = answers.getvalue().decode().splitlines()
    assert (ready, sound) == ("ready", "[]")
    assert "BR-FR-05" in broken
    assert len(unreadable) == 2
    assert "[]" not in unreadable


def test_prompt_findings_name_what_differs_from_the_snapshot() -> None:
    assert prompt_findings(missing_cable(), XML) == ()
    assert prompt_findings(missing_cable(), XML[:-30]) != ()
    wrong = missing_cable(buyer=replace(BUYER, siren="999810006"))
    assert prompt_findings(wrong, credit_note_xml(wrong)) == ("siren",)
