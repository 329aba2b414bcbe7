"""The screens of the window and how each is made when it is first shown; a screen is imported with it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.screens.screen import Screen
from ui.window_menu import NavItem

if TYPE_CHECKING:
    from ui.app import App


def nav_items(app: "App") -> tuple[NavItem, ...]:
    """Return the screens in the order of the header and the menu."""
    return (
        NavItem("home", "home", "F2", lambda: app.home),
        NavItem("return", "package", "", partial(_make_return, app), in_header=False),
        NavItem("search", "search", "F3", partial(_make_search, app)),
        NavItem("credit_notes", "receipt-euro", "F4", partial(_make_credit_notes, app)),
        NavItem("import", "file-import", "Ctrl+I", partial(_make_import, app)),
        NavItem("settings", "settings", "Ctrl+,", partial(_make_settings, app)),
        _in_menu("journal", "history", partial(_make_journal, app)),
        _in_menu("open_return", "plus", partial(_make_open_return, app), "Ctrl+N"),
        _in_menu("quarantine", "archive", partial(_make_quarantine, app)),
        _in_menu("batches", "tool", partial(_make_maintained, app, "batches")),
        _in_menu("catalogue", "device-landline-phone", partial(_make_maintained, app, "catalogue")),
        _in_menu("playbooks", "router", partial(_make_maintained, app, "playbooks")),
        _in_menu("sending", "truck-delivery", partial(_make_sending, app)),
        _in_menu("export", "archive", partial(_make_export, app)),
        _in_menu("backups", "database", partial(_make_backups, app)),
        _in_menu("server", "database", partial(_make_server, app)),
        _in_menu("scanner", "scan", partial(_make_scanner, app)),
        _in_menu("people", "user", partial(_make_people, app)),
        _in_menu("setup", "checklist", partial(_make_setup, app)),
    )


def _in_menu(name: str, icon: str, make: Callable[[], Screen], key: str = "") -> NavItem:
    return NavItem(name, icon, key, make, in_header=False, in_menu=True)


def _make_return(app: "App") -> Screen:
    from ui.screens.return_screen import ReturnScreen

    screen = ReturnScreen(app.context.bench, app.language)
    screen.scan_answered.connect(app.ways.show_other_answer)
    screen.note_requested.connect(app.ways.show_note)
    screen.concluded.connect(app.companions.carry_out)
    screen.done.connect(app.ways.go_home)
    screen.claim.lost.connect(app.ways.tell_lost)
    return screen


def _make_credit_notes(app: "App") -> Screen:
    from ui.screens.credit_notes_screen import CreditNotesScreen

    screen = CreditNotesScreen(app.context.bench, app.language)
    courier = app.companions.courier
    screen.return_chosen.connect(app.ways.open_return)
    screen.reopened.connect(app.ways.show_looked_up)
    screen.print_requested.connect(courier.print_copy)
    screen.sending_requested.connect(courier.carry)
    courier.printed.connect(screen.refresh)
    app.ways.note_requested.connect(screen.show_note)
    return screen


def _make_journal(app: "App") -> Screen:
    from ui.screens.journal_screen import JournalScreen

    screen = JournalScreen(app.context.bench, app.language)
    screen.return_chosen.connect(app.ways.open_return)
    return screen


def _make_open_return(app: "App") -> Screen:
    from ui.screens.open_return_screen import OpenReturnScreen

    screen = OpenReturnScreen(app.context.bench, app.context.open_typed, app.language)
    screen.return_chosen.connect(app.ways.open_return)
    screen.sheet_made.connect(app.companions.print_sheet)
    return screen


def _make_quarantine(app: "App") -> Screen:
    from ui.screens.quarantine_screen import QuarantineScreen

    screen = QuarantineScreen(app.context.bench, app.language)
    screen.matched.connect(app.ways.show_matched)
    screen.return_chosen.connect(app.ways.open_return)
    screen.label_made.connect(app.companions.print_label)
    screen.told.connect(app.ways.tell_added)
    app.ways.record_requested.connect(screen.show_record)
    app.ways.intake_requested.connect(screen.begin_intake)
    app.ways.quarantined.connect(screen.show_new)
    return screen


def _make_maintained(app: "App", name: str) -> Screen:
    from ui.manufacturer_screens import make

    context = app.context
    return make(name, context.bench, app.language, app.ways.open_return, context.folder)


def _make_sending(app: "App") -> Screen:
    from ui.screens.sending_screen import SendingScreen

    screen = SendingScreen(app.context.bench, app.language)
    courier = app.companions.courier
    screen.sending_requested.connect(courier.carry_asked)
    screen.show_unable(courier.unable())
    courier.unable_changed.connect(screen.show_unable)
    courier.changed.connect(screen.refresh)
    return screen


def _make_export(app: "App") -> Screen:
    from ui.screens.export_screen import ExportScreen

    return ExportScreen(app.context.bench, app.context, app.language)


def _make_search(app: "App") -> Screen:
    from ui.screens.search_screen import SearchScreen

    screen = SearchScreen(app.context.bench, app.language)
    screen.return_chosen.connect(app.ways.open_return)
    screen.record_chosen.connect(app.ways.show_record)
    app.ways.text_requested.connect(screen.search_for)
    return screen


def _make_import(app: "App") -> Screen:
    from ui.screens.import_screen import ImportScreen

    screen = ImportScreen(app.context.bench, app.context.import_file, app.language)
    screen.offer_template(app.context.import_template)
    app.ways.file_given.connect(screen.start)
    watcher = app.companions.watcher
    watcher.changed.connect(lambda look: screen.show_watched(watcher.folder(), look))
    screen.show_watched(watcher.folder(), watcher.last())
    return screen


def _make_settings(app: "App") -> Screen:
    from ui.screens.settings_screen import SettingsScreen

    keep, attempt = app.context.store_mail_password, app.context.try_mail
    screen = SettingsScreen(app.context.bench, app.language, keep_password=keep, try_mail=attempt)
    screen.settings_changed.connect(app.use_settings)
    # What waited for a folder or a password here goes at once.
    screen.sending_set.connect(app.companions.courier.send)
    app.look_changed.connect(screen.show_look)
    return screen


def _make_scanner(app: "App") -> Screen:
    from ui.screens.scanner_screen import ScannerScreen

    return ScannerScreen(app.context.bench, app.scans, app.language)


def _make_backups(app: "App") -> Screen:
    from ui.screens.backups_screen import BackupsScreen

    context = app.context
    screen = BackupsScreen(context.bench, app.companions.keeper, context.prepare_restore, app.language)
    screen.restore_requested.connect(app.end_to_restore)
    return screen


def _make_server(app: "App") -> Screen:
    from ui.screens.server_screen import ServerScreen

    context = app.context
    screen = ServerScreen(
        context.bench, context.place.name, context.on_server, context.try_server, app.language
    )
    screen.move_requested.connect(app.end_to_restore)
    return screen


def _make_people(app: "App") -> Screen:
    from ui.screens.people_screen import PeopleScreen

    screen = PeopleScreen(app.context.bench, app.language)
    screen.first_made.connect(app.begin_signing_in)
    screen.changed.connect(app.read_people_again)
    screen.label_made.connect(app.companions.print_label)
    return screen


def _make_setup(app: "App") -> Screen:
    from ui.screens.setup_screen import SetupScreen

    context = app.context
    screen = SetupScreen(context.bench, context.import_file, context.install_example, app.language)
    screen.offer_template(context.import_template)
    screen.settings_changed.connect(app.use_settings)
    screen.finished.connect(app.ways.go_home)
    screen.first_made.connect(app.begin_signing_in)
    return screen
