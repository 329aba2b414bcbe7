"""The language changes while the program runs, and every text follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from receiving_app.resources import resource_path
from ui.translation import Translation
from ui.widgets.approval_panel import ApprovalPanel


@pytest.fixture
def translation(qapp: QApplication) -> Iterator[Translation]:
    before = QLocale()
    made = Translation(qapp)
    yield made
    made.use("en")
    QLocale.setDefault(before)


@pytest.mark.skipif(
    not resource_path("i18n", "reception_fr.qm").is_file(), reason="translations are compiled by make"
)
def test_texts_follow_the_language(qtbot: QtBot, translation: Translation) -> None:
    panel = ApprovalPanel()
    qtbot.addWidget(panel)
    names = []
    for language in ("en", "fr", "en"):
        translation.use(language)
        QCoreApplication.processEvents()
        names.append(panel.findChild(object, "approvalReason").accessibleName())
    assert names == ["Reason", "Motif", "Reason"]


def test_the_words_of_qt_follow_too(qtbot: QtBot, translation: Translation) -> None:
    words = []
    for language in ("fr", "en"):
        translation.use(language)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        words.append(box.button(QDialogButtonBox.StandardButton.Cancel).text())
    assert words == ["Annuler", "Cancel"]


def test_numbers_and_dates_follow_the_language(translation: Translation) -> None:
    translation.use("fr")
    assert QLocale().language() is QLocale.Language.French
    assert QLocale().decimalPoint() == ","
