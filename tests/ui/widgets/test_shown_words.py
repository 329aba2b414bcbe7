"""Widgets that only show: banner, chip, amounts, tiles, cards, marks, empty lists."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from ui.theme import active, apply_theme
from ui.widgets.action_button import ActionButton
from ui.widgets.amount_rows import AmountRow, AmountRows
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.stat_tile import StatTile
from ui.widgets.status_mark import StatusMark
from ui.widgets.step_card import StepCard
from ui.widgets.verdict_banner import VerdictBanner

KINDS = ("ok", "attention", "refused", "info")
LONG = "Le produit est inutilisé, dans son emballage d'origine ; il manque un accessoire attendu. " * 3


def test_a_verdict_is_said_and_shown_in_the_colour_of_its_kind(qtbot: QtBot) -> None:
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    banner.resize(900, banner.sizeHint().height())
    pictures = []
    for kind in KINDS:
        banner.show_verdict(kind, "Avoir", "règle R-01")
        assert (banner.kind(), banner.text()) == (kind, "Avoir")
        assert (banner.accessibleName(), banner.accessibleDescription()) == ("Avoir", "règle R-01")
        pictures.append(banner.grab().toImage())
    assert all(first != second for first, second in pairwise(pictures))


def test_a_verdict_tells_when_its_words_do_not_fit(qtbot: QtBot) -> None:
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    banner.resize(1300, banner.sizeHint().height())
    banner.show_verdict("ok", LONG[:200])
    assert not banner.is_clipped()
    banner.grab()
    banner.resize(300, banner.height())
    assert banner.is_clipped()
    banner.resize(1300, banner.height())
    banner.show_verdict("ok", "Avoir", LONG)
    assert banner.is_clipped()


@pytest.mark.parametrize("kind", [*KINDS, "neutral"])
def test_a_chip_takes_the_room_of_its_word(qtbot: QtBot, kind: str) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    chip.show_word("Défectueux", "tool", kind)
    short = chip.sizeHint().width()
    chip.resize(chip.sizeHint())
    assert not chip.grab().isNull()
    chip.show_word("Erreur de commande", "arrow-back-up", kind)
    assert chip.sizeHint().width() > short
    assert chip.text() == chip.accessibleName() == "Erreur de commande"


ROWS = (AmountRow("Prix facturé HT", "89,50 €"), AmountRow("À créditer TTC", "88,28 €", total=True))


def test_amounts_are_said_in_order(qtbot: QtBot) -> None:
    amounts = AmountRows()
    qtbot.addWidget(amounts)
    amounts.show_rows(ROWS)
    assert amounts.rows() == ROWS
    assert amounts.accessibleName() == "Prix facturé HT 89,50 €; À créditer TTC 88,28 €"


def test_figures_end_at_the_right(qtbot: QtBot) -> None:
    amounts = AmountRows()
    qtbot.addWidget(amounts)
    amounts.show_rows(ROWS)
    amounts.resize(320, amounts.sizeHint().height())
    image = amounts.grab().toImage()
    ground = image.pixelColor(0, image.height() - 1)
    for top in (0, image.height() // 2):
        rows = range(top + 4, top + image.height() // 2 - 4)
        assert any(image.pixelColor(x, y) != ground for x in range(305, 320) for y in rows)


def test_amounts_take_more_room_where_a_label_wraps(qtbot: QtBot) -> None:
    amounts = AmountRows()
    qtbot.addWidget(amounts)
    amounts.show_rows((AmountRow("Frais de re-stockage 15 %, minimum 10,00 €", "−13,43 €"),))
    amounts.resize(500, amounts.heightForWidth(500))
    assert not amounts.is_clipped()
    assert amounts.heightForWidth(180) > amounts.heightForWidth(500)
    amounts.resize(180, amounts.height())
    amounts.grab()
    assert amounts.is_clipped()


def test_a_tile_says_its_count_with_its_word(qtbot: QtBot) -> None:
    tile = StatTile()
    qtbot.addWidget(tile)
    tile.show_count(5, "livrés, non scannés")
    assert tile.accessibleName() == "5 livrés, non scannés"
    tile.resize(tile.minimumSizeHint())
    assert not tile.is_clipped()
    assert tile.heightForWidth(tile.minimumSizeHint().width()) > tile.heightForWidth(400)
    assert not tile.grab().isNull()


def test_a_card_scrolls_what_does_not_fit_and_says_how_far_it_is(qtbot: QtBot) -> None:
    card = StepCard()
    qtbot.addWidget(card)
    card.set_title("Accessoires")
    card.set_counter("4 / 5")
    for number in range(20):
        card.body.addWidget(QPushButton(str(number)))
    card.resize(300, 300)
    card.show()
    assert card.accessibleName() == "Accessoires"
    assert card.counter() == "4 / 5"
    area = card.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_a_mark_says_whether_its_device_is_ready(qtbot: QtBot) -> None:
    mark = StatusMark()
    qtbot.addWidget(mark)
    mark.set_words("Base", "Base prête", "Base non prête")
    mark.resize(mark.sizeHint())
    away = mark.grab().toImage()
    assert mark.accessibleName() == mark.toolTip() == "Base non prête"
    mark.show_ready(True)
    assert mark.is_ready()
    assert mark.accessibleName() == mark.toolTip() == "Base prête"
    assert mark.grab().toImage() != away


def test_an_empty_list_says_so_and_offers_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("package")
    qtbot.addWidget(empty)
    empty.show_words("Rien en attente", "Scannez un colis.", "Ouvrir un retour")
    empty.show()
    button = empty.findChild(ActionButton, "emptyAction")
    assert empty.accessibleName() == "Rien en attente Scannez un colis."
    with qtbot.waitSignal(empty.action_requested):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    empty.show_words("Rien en attente")
    assert not button.isVisible()


def test_an_icon_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    empty = EmptyState("package")
    qtbot.addWidget(empty)
    empty.resize(300, 200)
    empty.show()
    try:
        theme = apply_theme(qapp, "dark")
        image = empty.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(200)}
        assert theme.colour("muted").name() in colours
    finally:
        apply_theme(qapp, "light")
    assert active().name == "light"
