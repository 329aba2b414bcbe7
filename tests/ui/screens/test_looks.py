"""Each screen in both languages and two sizes: no word cut off, every control named and large enough."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTabWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.backups import Comparison, Extent, LostDocument
from receiving_app.domain.calibration import CALIBRATION
from receiving_app.domain.scans import Keystroke, RawScan, Source
from receiving_app.resources import resource_path
from receiving_app.restoring import Prepared
from receiving_app.sample_data import SAMPLE_DAY
from tests.fakes_backups import FakeShelf
from tests.ui.bench.driving import named, until
from tests.ui.clipping import clipped, overflowing, too_small, unnamed
from tests.ui.screens.conftest import Open
from tests.ui.screens.test_sending_screen import failed_deposit
from ui.backup_keeper import BackupKeeper
from ui.main_window import MainWindow
from ui.scanner.station import Places, ScanStation
from ui.screens.backups_screen import BackupsScreen
from ui.screens.credit_notes_screen import CreditNotesScreen
from ui.screens.export_screen import ExportScreen
from ui.screens.import_screen import ImportScreen
from ui.screens.scanner_screen import ScannerScreen
from ui.screens.screen import Screen
from ui.screens.search_screen import SearchScreen
from ui.screens.sending_screen import SendingScreen
from ui.screens.settings_screen import SettingsScreen
from ui.widgets.data_table import DataTable
from ui.widgets.header_bar import HeaderBar

Show = Callable[[AppContext, str, Open, QtBot, tuple[int, int]], Screen]

# What a window of 1366 × 768 and one of 1920 × 1080 leave below the header and one message.
SIZES = ((1366, 644), (1920, 956))


def _search(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    screen = SearchScreen(context.bench, language)
    open_screen(screen, size)
    screen.search_for("Ouest")
    until(qtbot, named(screen, DataTable, "searchResults").isVisible)
    return screen


def _nothing_found(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    screen = SearchScreen(context.bench, language)
    open_screen(screen, size)
    return screen


def _notes(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    screen = CreditNotesScreen(context.bench, language)
    open_screen(screen, size)
    until(qtbot, lambda: bool(screen.shown()))
    return screen


def _import_empty(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    screen = ImportScreen(context.bench, context.import_file, language)
    open_screen(screen, size)
    return screen


def _import_report(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    screen = ImportScreen(context.bench, context.import_file, language)
    open_screen(screen, size)
    text = resource_path("catalogue", "retours_autorises.csv").read_text("cp1252")
    spoilt = context.folder / "retours-autorisés du 23 novembre.csv"
    spoilt.write_text(text.replace("erreur_commande", "erreur de comande"), "cp1252")
    screen.start(spoilt)
    until(qtbot, named(screen, DataTable, "refusedRows").isVisible)
    return screen


def _sending(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    failed_deposit(context)
    screen = SendingScreen(context.bench, language)
    open_screen(screen, size)
    until(qtbot, named(screen, DataTable, "deliveries").isVisible)
    return screen


def _export(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    screen = ExportScreen(context.bench, context, language)
    open_screen(screen, size)
    return screen


def _backups(
    context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
) -> Screen:
    header = HeaderBar()
    qtbot.addWidget(header)
    header.lay_out((), ())
    extent = Extent(4107, 37, 1250, ("AN-2026-000003", "AV-2026-000034"), "d" * 64, "j" * 64)
    lost = LostDocument("AV-2026-000034", "RMA-2026-004101-Z", SAMPLE_DAY, Decimal("12345.67"))
    found = Comparison(replace(extent, documents=36, acts=1200), extent, (lost,))
    file = context.folder / "reception-20261123T083000Z.sqlite3"
    keeper = BackupKeeper(context.bench, FakeShelf, header, language, header)
    screen = BackupsScreen(
        context.bench, keeper, lambda _file, _cancelled: Prepared(file, file, found), language
    )
    open_screen(screen, size)
    screen.restore(file)
    until(qtbot, named(screen, QPlainTextEdit, "differences").isVisible)
    return screen


def _settings(tab: int) -> Show:
    def show(
        context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
    ) -> Screen:
        screen = SettingsScreen(context.bench, language)
        open_screen(screen, size)
        until(qtbot, lambda: bool(named(screen, QLineEdit, "firstNumber").text()))
        named(screen, QTabWidget, "settingsTabs").setCurrentIndex(tab)
        return screen

    return show


def _scanner(tab: int) -> Show:
    def show(
        context: AppContext, language: str, open_screen: Open, qtbot: QtBot, size: tuple[int, int]
    ) -> Screen:
        window = MainWindow(context.bench, ())
        qtbot.addWidget(window)
        station = ScanStation(context.bench, window, Places(str, lambda _answer: False), language)
        # What its scans would pass through is not looked at here.
        station.stop()
        screen = ScannerScreen(context.bench, station, language, find_ports=lambda: ())
        open_screen(screen, size)
        until(qtbot, lambda: bool(named(screen, QLineEdit, "bounceMs").text()))
        named(screen, QTabWidget, "scannerTabs").setCurrentIndex(tab)
        for text in (CALIBRATION, "RMA-2026-004101-Z"):
            keys = tuple(Keystroke(one, 38, at * 90.0) for at, one in enumerate(text))
            screen.take_scan(RawScan(text, Source.WEDGE, keys, terminator="enter"))
        return screen

    return show


SHOWN: dict[str, Show] = {
    "search": _search,
    "nothing-searched": _nothing_found,
    "credit-notes": _notes,
    "import": _import_empty,
    "import-report": _import_report,
    "scanner-calibration": _scanner(0),
    "scanner-test": _scanner(1),
    "scanner-monitor": _scanner(2),
    "scanner-settings": _scanner(3),
    "scanner-sheets": _scanner(4),
    "settings-company": _settings(0),
    "settings-fees": _settings(1),
    "settings-rules": _settings(2),
    "settings-bench": _settings(3),
    "settings-sending": _settings(4),
    "settings-accounting": _settings(5),
    "settings-backups": _settings(6),
    "backups": _backups,
    "sending": _sending,
    "export": _export,
}


@pytest.mark.parametrize(("language", "size"), list(itertools.product(("fr", "en"), SIZES)), ids=str)
@pytest.mark.parametrize("name", SHOWN)
def test_nothing_is_clipped(
    busy: AppContext,
    use_language: Callable[[str], None],
    open_screen: Open,
    qtbot: QtBot,
    *,
    name: str,
    language: str,
    size: tuple[int, int],
) -> None:
    use_language(language)
    screen = SHOWN[name](busy, language, open_screen, qtbot, size)
    assert not screen.grab().isNull()
    assert screen.size().width() == size[0]
    assert screen.minimumSizeHint().height() <= size[1]
    # An answer that came meanwhile has its room with the next turn of the event loop.
    until(qtbot, lambda: not clipped(screen))
    assert overflowing(screen) == []


@pytest.mark.parametrize("name", SHOWN)
def test_every_control_has_its_names_and_is_large_enough_to_touch(
    busy: AppContext, open_screen: Open, qtbot: QtBot, name: str
) -> None:
    screen = SHOWN[name](busy, "en", open_screen, qtbot, SIZES[0])
    assert unnamed(screen) == []
    assert too_small(screen) == []


@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
@pytest.mark.parametrize("name", SHOWN)
def test_another_theme_shows_the_same_words(
    busy: AppContext,
    use_theme: Callable[[str], object],
    open_screen: Open,
    qtbot: QtBot,
    name: str,
    theme: str,
) -> None:
    use_theme(theme)
    screen = SHOWN[name](busy, "en", open_screen, qtbot, SIZES[0])
    assert clipped(screen) == []
