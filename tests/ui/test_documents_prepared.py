"""What the window does for credit notes before the first one is asked for."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.credit_note_errors import IssuedXmlFaulty
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from tests.fakes import FakeDocuments
from tests.samples import put_company
from tests.ui.bench.driving import until
from ui.app import App


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    put_company(tmp_path)
    with closing(open_context(Options(str(tmp_path), today=SAMPLE_DAY, language="fr"))) as opened:
        yield opened


def test_a_document_found_faulty_after_its_issue_is_told_with_what_to_do(
    context: AppContext, qapp: QApplication, qtbot: QtBot
) -> None:
    documents = FakeDocuments()
    documents.failure = IssuedXmlFaulty("AV-2026-000007", ("BR-FR-05",))
    app = App(replace(context, bench=replace(context.bench, documents=documents)), qapp)
    qtbot.addWidget(app.window)
    app.companions.prepare_documents()
    until(qtbot, lambda: bool(app.window.messages()))
    (said,) = app.window.messages()
    app.shut_down()
    assert "AV-2026-000007, déjà émis" in said.text
    assert "BR-FR-05" in said.text
    assert said.next_step.startswith("Ne le déposez pas")
    assert said.kind == "refused"


class _Counting(FakeDocuments):
    prepared = 0

    def prepare(self) -> None:
        self.prepared += 1


def test_after_each_issue_what_checks_documents_is_made_ready_again(
    context: AppContext, qapp: QApplication, qtbot: QtBot
) -> None:
    documents = _Counting()
    app = App(replace(context, bench=replace(context.bench, documents=documents)), qapp)
    qtbot.addWidget(app.window)
    app.companions.prepare_documents()
    app.return_screen.concluded.emit()
    until(qtbot, lambda: documents.prepared == 2)
    app.shut_down()
