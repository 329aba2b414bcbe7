"""Every widget in every state on two pages, to look at while changing a theme or a widget.

Its words are samples and are not translated.
"""

import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from receiving_app.domain.own_choices import TEXT_SIZES, THEMES
from ui.gallery_entry import build_entry
from ui.models.rows_model import Column, RowsModel
from ui.theme import active, apply_theme
from ui.widgets.action_button import ActionButton
from ui.widgets.amount_rows import AmountRow, AmountRows
from ui.widgets.big_toggle import BigToggle
from ui.widgets.chip import Chip
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.scan_field import ScanField
from ui.widgets.stat_tile import StatTile
from ui.widgets.status_mark import StatusMark
from ui.widgets.step_card import StepCard
from ui.widgets.verdict_banner import VerdictBanner

_NO_BREAK = "\N{NO-BREAK SPACE}"
_EURO = f"{_NO_BREAK}€"
_KINDS = ("ok", "attention", "refused", "info")
_TOGGLES = (
    ("todo", "Dommage de transport", "", ""),
    ("ok", "Combiné", "indispensable", "Ctrl+1"),
    ("missing", "Câble réseau", f"attendu · manquant · −2,50{_EURO}", "Ctrl+4"),
    ("attention", "SN 20EZ53A12945", "n'est pas le numéro annoncé", "F7"),
    ("chosen", "Jamais utilisé", "emballage d'origine", "Alt+1"),
    ("choice", "Bloc d'alimentation 12 V à fiche européenne", "jamais utilisé, emballage ouvert", "Alt+2"),
)
_AMOUNTS = (
    AmountRow("Prix facturé HT", f"89,50{_EURO}"),
    AmountRow("Câble réseau manquant", f"−2,50{_EURO}"),
    AmountRow(f"Frais de re-stockage 15{_NO_BREAK}%", f"−13,43{_EURO}"),
    AmountRow("Total HT", f"73,57{_EURO}"),
    AmountRow(f"TVA 20{_NO_BREAK}%", f"14,71{_EURO}"),
    AmountRow("À créditer TTC", f"88,28{_EURO}", total=True),
)


@dataclass(frozen=True, slots=True)
class _Row:
    rma: str
    customer: str
    amount: str


def run(app: QApplication, output: Path | None) -> int:
    """Show the page, or leave a picture of it in each theme and text size; return the exit code."""
    apply_theme(app, "light" if output else "system")
    pages = {"gallery": build_gallery(), "entry": build_entry()}
    if output is not None:
        for name, page in pages.items():
            for path in grab_gallery(app, page, output, name):
                sys.stdout.write(f"{path}\n")
        return 0
    area = QScrollArea()
    area.setWidgetResizable(True)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    for page in pages.values():
        layout.addWidget(page)
    area.setWidget(holder)
    area.setWindowTitle(pages["gallery"].windowTitle())
    area.resize(pages["gallery"].size())
    area.show()
    return app.exec()


def grab_gallery(app: QApplication, page: QWidget, output: Path, title: str = "gallery") -> list[Path]:
    """Grab a page in each theme and text size, as large as its widgets need it."""
    output.mkdir(parents=True, exist_ok=True)
    made = []
    page.show()
    for name, size in product([name for name in THEMES if name != "system"], TEXT_SIZES):
        apply_theme(app, name, size / 100)
        # Widgets ask for other sizes once they are styled, and again once they are laid out.
        for _ in range(3):
            app.processEvents()
            page.resize(page.minimumSizeHint().expandedTo(page.sizeHint()))
        made.append(output / f"{title}-{name}-{size}.png")
        page.grab().save(str(made[-1]))
    return made


def build_gallery() -> QWidget:
    """Return the page, of a size that fits on a screen of 1366×768."""
    page = QWidget()
    page.setProperty("surface", "background")
    page.setWindowTitle("Réception RMA")
    page.resize(1366, 768)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.addLayout(_top(page))
    columns = QHBoxLayout()
    for column in (_toggles(page), _decision(page), _buttons(page), _lists(page)):
        columns.addWidget(column, 1)
    layout.addLayout(columns, 1)
    return page


def _top(page: QWidget) -> QGridLayout:
    grid = QGridLayout()
    marks = QWidget(page)
    marks.setProperty("surface", "header")
    row = QHBoxLayout(marks)
    for name, ready in (("Scanner", True), ("Base", True), ("Imprimante", False)):
        mark = StatusMark(marks)
        mark.set_words(name, f"{name} : prêt", f"{name} : non prêt")
        mark.show_ready(ready)
        row.addWidget(mark)
    grid.addWidget(marks, 0, 0)
    chips = QHBoxLayout()
    for kind in (*_KINDS, "neutral"):
        chip = Chip(page)
        chip.show_word(kind.capitalize(), "arrow-back-up", kind)
        chips.addWidget(chip)
    chips.addStretch(1)
    grid.addLayout(chips, 0, 1)
    for position, kind in enumerate(_KINDS):
        banner = VerdictBanner(page)
        banner.setObjectName(f"banner_{kind}")
        detail = "règle R-02 · le responsable choisit" if kind == "attention" else ""
        banner.show_verdict(kind, f"Le produit est inutilisé : {kind}", detail)
        grid.addWidget(banner, 1 + position // 2, position % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _toggles(page: QWidget) -> StepCard:
    card = _card(page, "Accessoires", "4 / 5")
    for state, label, detail, key in _TOGGLES:
        toggle = BigToggle(card)
        toggle.setObjectName(f"toggle_{state}")
        toggle.setText(label)
        toggle.set_detail(detail)
        toggle.set_shortcut_hint(key)
        toggle.set_state(state)
        card.body.addWidget(toggle)
    disabled = BigToggle(card)
    disabled.setObjectName("toggle_disabled")
    disabled.setText("Sans objet")
    disabled.setEnabled(False)
    card.body.addWidget(disabled)
    card.body.addStretch(1)
    return card


def _decision(page: QWidget) -> StepCard:
    card = _card(page, "Décision", "règle F-02")
    amounts = AmountRows(card)
    amounts.setObjectName("amounts")
    amounts.show_rows(_AMOUNTS)
    card.body.addWidget(amounts)
    tiles = QHBoxLayout()
    for count, word in ((37, "reçus"), (31, "avoirs")):
        tile = StatTile(card)
        tile.show_count(count, word)
        tiles.addWidget(tile)
    card.body.addLayout(tiles)
    card.body.addStretch(1)
    return card


def _buttons(page: QWidget) -> StepCard:
    card = _card(page, "Actions", "")
    for kind, label, icon, key in (
        ("primary", "Émettre l'avoir", "receipt-refund", "F12"),
        ("accent", "Accorder", "lock", ""),
        ("secondary", "Mettre en attente", "player-pause", "F8"),
        ("danger", "Mettre au rebut", "trash", ""),
        ("quiet", "Aide", "help-circle", "F1"),
    ):
        button = ActionButton(kind, icon, card)
        button.setObjectName(f"button_{kind}")
        button.setText(label)
        button.set_shortcut_hint(key)
        card.body.addWidget(button)
    disabled = ActionButton("primary", "receipt-refund", card)
    disabled.setObjectName("button_disabled")
    disabled.setText("Émettre l'avoir")
    disabled.setEnabled(False)
    card.body.addWidget(disabled)
    field = ScanField(card)
    field.setObjectName("scan")
    field.setAccessibleName("Scan")
    field.setPlaceholderText("Scannez le colis")
    card.body.addWidget(field)
    bar = QProgressBar(card)
    bar.setAccessibleName("Progression")
    bar.setValue(62)
    bar.setFormat(f"62{_NO_BREAK}% · encore 3 s")
    card.body.addWidget(bar)
    card.body.addStretch(1)
    return card


def _lists(page: QWidget) -> QWidget:
    column = QWidget(page)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    bar = MessageBar(column)
    bar.show_message(Message("refused", "L'imprimante ne répond pas", "Allumez-la, puis recommencez."))
    layout.addWidget(bar)
    model = RowsModel(
        (
            Column("Retour", lambda row: row.rma, icon=lambda _row: "clock"),
            Column("Montant", lambda row: row.amount, figure=True),
        )
    )
    model.set_rows(
        tuple(
            _Row(f"RMA-2026-00410{digit}", "Télécom Ouest", amount)
            for digit, amount in ((1, f"88,28{_EURO}"), (2, f"1 111,11{_EURO}"), (3, f"34,80{_EURO}"))
        )
    )
    table = DataTable(model, column)
    table.setObjectName("table")
    table.setAccessibleName("Retours")
    table.selectRow(1)
    table.fit_columns()
    layout.addWidget(table, 1)
    empty = EmptyState("package", column)
    empty.show_words("Rien en attente", "Scannez un colis pour commencer.", "Ouvrir un retour")
    layout.addWidget(empty, 1)
    return column


def _card(page: QWidget, title: str, counter: str) -> StepCard:
    card = StepCard(page)
    card.set_title(title)
    card.set_counter(counter)
    card.body.setAlignment(Qt.AlignmentFlag.AlignTop)
    card.body.setSpacing(active().space("s"))
    return card
