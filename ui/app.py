"""The window put together: context, language, theme, screens, and what works beside them."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from receiving_app.coming import ComingContext
from receiving_app.domain.look import Look
from receiving_app.domain.own_choices import TEXT_SIZES
from receiving_app.wording import in_language
from ui.companions import Companions
from ui.first_paint import FirstPaint
from ui.main_window import MainWindow
from ui.operations import BACKGROUND, Lanes, Operation, start_lanes
from ui.scanner.station import Places, ScanStation
from ui.screen_makers import nav_items
from ui.screens.home_screen import HomeScreen
from ui.theme import apply_theme
from ui.translation import Translation
from ui.ways import Ways
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.app_context import AppContext
    from receiving_app.domain.people import Person
    from receiving_app.installation import OwnBench
    from receiving_app.services.bench_names import Name
    from receiving_app.services.settings import Settings
    from ui.bench_naming import BenchNaming
    from ui.bench_watch import BenchWatch
    from ui.screens.backups_screen import Restoring
    from ui.screens.return_screen import ReturnScreen
    from ui.screens.server_screen import Moving
    from ui.signing_in import SigningIn

_Named = tuple["OwnBench", "Name"]
# Long enough for the first paint to come before, short enough that no scan does.
AFTER_FIRST_PAINT_MS = 150


class App(QObject):
    """The window put together over its context; screens are imported and made when first shown.

    Where the context is still to be opened, that happens behind the window's first picture, before
    anything else that is asked of it; whoever needs it earlier waits.

    Signals:
        look_changed: language, theme, text size or motion was changed and kept; carries the ``Look``.
        opened: the database is open.
        refused: the database cannot be opened; carries the ``DomainError``.

    Attributes:
        signing_in: what asks who works here; None where nobody signs in.
    """

    look_changed = Signal(object)
    opened = Signal()
    refused = Signal(object)

    def __init__(self, context: "AppContext | ComingContext", app: QApplication) -> None:
        super().__init__()
        self.context = context
        self._app = app
        self._look: Look = context.look()
        self.language = context.options.language or self._look.language
        self.lanes: Lanes = start_lanes(context.close_thread, held=not context.is_open)
        self._translation = Translation(app)
        self._translation.use(self.language)
        self._apply_look()
        self.to_restore: Restoring | Moving | None = None
        self._watch: BenchWatch | None = None
        self._naming: BenchNaming | None = None
        self.signing_in: SigningIn | None = None
        self.home = HomeScreen(context.bench, self.language)
        self.window = MainWindow(context.bench, nav_items(self))
        self.window.resize(1366, 768)
        self.ways = Ways(context.bench, self.window, self.home, self.language)
        self.companions = Companions(context, self.window, self.language, self)
        places = Places(self.ways.open_rma, self.ways.show_answer)
        self.scans = ScanStation(context.bench, self.window, places, self.language)
        self.scans.start()
        self._connect()
        self._ready = QTimer(self, singleShot=True, interval=AFTER_FIRST_PAINT_MS)
        self._ready.timeout.connect(self._get_ready)
        if context.is_open:
            self._begin(_named(context.open()), signs_in=context.people_sign_in())
        else:
            FirstPaint(self.window).seen.connect(self.lanes.release)
            Operation(self, self._open, self._on_opened, self.refused.emit).start()
        self.window.show_screen("setup" if self._look.setup_left else "home")

    def _connect(self) -> None:
        self.window.language_requested.connect(self._on_window_language_requested)
        self.window.theme_requested.connect(self._on_window_theme_requested)
        self.window.text_size_requested.connect(self._on_window_text_size_requested)
        self.home.command_read.connect(self.scans.carry_out)
        self.ways.told.connect(self.scans.tell)
        self.ways.original_requested.connect(self.companions.print_original)
        self.companions.printed.connect(lambda _number: self.return_screen.reload())
        self.lanes.failed.connect(self._on_lanes_failed)

    def _open(self) -> "tuple[Look, bool, _Named]":
        opened = self.context.open()
        return opened.look(), opened.people_sign_in(), _named(opened)

    def _on_opened(self, found: "tuple[Look, bool, _Named]") -> None:
        """Go on with the database open, and with what it says where the glance at the file was mistaken."""
        look, signs_in, named = found
        if look != self._look:
            self.use_look(look)
        self._begin(named, signs_in=signs_in)

    def _begin(self, named: "_Named", *, signs_in: bool) -> None:
        from ui.bench_naming import BenchNaming

        own, name = named
        self.window.begin()
        self._naming = BenchNaming(own, self.window, self.language)
        self._naming.named.connect(self._on_naming_named)
        self._naming.begin(name)
        if own.lost is not None:
            said = in_language(self.language).error(own.lost)
            self.window.show_message(Message("attention", said.what, said.next_step))
        if signs_in:
            self.begin_signing_in()
        self.scans.begin()
        self.home.prepare()
        self._ready.start()
        self.opened.emit()

    def _get_ready(self) -> None:
        """Let the first scan find the return screen and the scans' tables; nobody waits for them at start."""
        self.window.screen_named("return")
        prepare = self.context.bench.interpreter.prepare
        Operation(self, prepare, lambda _done: None, lane=BACKGROUND).start()

    # --- public -----------------------------------------------------------------------------

    @property
    def return_screen(self) -> "ReturnScreen":
        """The return screen, made now if it was not needed yet."""
        return self.ways.return_screen

    @Slot(object)
    def begin_signing_in(self, person: "Person | None" = None) -> None:
        """Let only people work at the window from now on: this one, or whoever signs in."""
        from ui.signing_in import SigningIn

        if self.signing_in is None:
            self.signing_in = SigningIn(self.context.bench, self.window, self.scans, self.language)
            self.signing_in.begin(person)

    @Slot()
    def read_people_again(self) -> None:
        """Go by who may work here and by the settings as they are now."""
        if self.signing_in is not None:
            self.signing_in.refresh()

    @Slot(str)
    def use_language(self, language: str) -> None:
        """Show everything in another language, at once."""
        self.language = language
        if self.signing_in is not None:
            self.signing_in.use_language(language)
        self.companions.use_language(language)
        if self._watch is not None:
            self._watch.use_language(language)
        if self._naming is not None:
            self._naming.use_language(language)
        self.ways.use_language(language)
        self.window.use_language(language)
        self.scans.use_language(language)
        self._translation.use(language)

    @Slot()
    def begin_bench_watch(self) -> None:
        """Look at what the other benches do, and whether the database answers, from now on."""
        from ui.bench_watch import BenchWatch

        self._watch = BenchWatch(
            self.context.bench, self.window, self.return_screen, self.lanes, self.language
        )
        self._watch.begin()

    @Slot(object)
    def use_settings(self, settings: "Settings") -> None:
        """Show everything as settings say that were just stored."""
        look = settings.equipment.look
        if look.language != self._look.language:
            self.use_language(look.language)
        self.use_look(look)
        self.read_people_again()

    @Slot(object)
    def end_to_restore(self, restoring: "Restoring | Moving") -> None:
        """End: the file can only be exchanged once nobody has it open. Who started the window goes on."""
        self.to_restore = restoring
        self.window.close()

    def use_look(self, look: Look) -> None:
        """Put a theme, text size and motion in force, at once."""
        self._look = look
        self._apply_look()

    def _apply_look(self) -> None:
        look = self._look
        apply_theme(self._app, look.theme, look.text_size / 100, look.motion)

    def shut_down(self) -> None:
        """Let queued work finish, then close the database."""
        self._ready.stop()
        if self.signing_in is not None:
            self.signing_in.end()
        self.scans.stop()
        if self._watch is not None:
            self._watch.end()
        if self._naming is not None:
            self._naming.end()
        self.context.end_documents()
        self.lanes.drain()
        self._translation.remove()
        self.window.deleteLater()
        self.context.close()

    # --- slots ------------------------------------------------------------------------------

    @Slot(str)
    def _on_naming_named(self, _name: str) -> None:
        """Show the bench's new name, and use its scanner as it is set under that."""
        self.window.show_bench()
        if self.signing_in is not None:
            self.signing_in.retranslate()
        self.scans.begin()

    @Slot(object)
    def _on_lanes_failed(self, error: object) -> None:
        """Ask who works here where an act needed somebody: people sign in since, or whoever it was has left.

        Look under which name this bench works where it became another's.
        """
        from receiving_app.domain.claim_errors import BenchNameTaken
        from receiving_app.domain.people_errors import NotSignedIn

        if isinstance(error, BenchNameTaken) and self._naming is not None:
            self._naming.keep()
        if not isinstance(error, NotSignedIn):
            return
        if self.signing_in is None:
            self.begin_signing_in()
        else:
            self.signing_in.lock()

    @Slot(str)
    def _on_window_language_requested(self, language: str) -> None:
        self.use_language(language)
        self._look = replace(self._look, language=language)
        self._keep_look()

    @Slot(str)
    def _on_window_theme_requested(self, name: str) -> None:
        self.use_look(replace(self._look, theme=name))
        self._keep_look()

    @Slot(int)
    def _on_window_text_size_requested(self, step: int) -> None:
        at = TEXT_SIZES.index(self._look.text_size) + step if step else 0
        size = TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)]
        if size != self._look.text_size:
            self.use_look(replace(self._look, text_size=size))
            self._keep_look()

    def _keep_look(self) -> None:
        """Keep what was chosen, so that the next start of this bench shows the same."""
        from receiving_app.services.equipment import save_look

        call = partial(save_look, self.context.bench, self._look)
        Operation(self, call, self.look_changed.emit, self.home.refuse).start()


def _named(context: "AppContext") -> "_Named":
    """Take the bench's name, before anything is done under it."""
    from receiving_app.installation import OwnBench

    own = OwnBench(context)
    return own, own.take()
