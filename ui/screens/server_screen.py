"""One database for several benches: where this bench's is, trying a PostgreSQL server, and moving there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError, Interrupted
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.domain.people import Right
from receiving_app.options import Options
from receiving_app.place import is_address
from receiving_app.services.ports import Bench
from receiving_app.services.rights import require
from receiving_app.wording import Wording
from ui.operations import Operation
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.columns import Columns
from ui.widgets.form_field import FormField
from ui.widgets.message_bar import Message
from ui.widgets.verdict_banner import VerdictBanner
from ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from receiving_app.moving import Moved, ServerFound

TRYING = "server"
Try = Callable[[str, str], "ServerFound"]


@dataclass(frozen=True, slots=True)
class Moving:
    """A server that is to be used from now on; done with the window gone.

    Attributes:
        address: of the server.
        password: for it; ``repr`` leaves it out.
        take_along: whether this bench's own file goes there, or the database there is used as it is.
        found: what the server answered.
    """

    address: str
    password: str
    take_along: bool
    found: "ServerFound"

    def __repr__(self) -> str:
        return f"Moving({self.found.name}, take_along={self.take_along})"

    def carry_out(self, options: Options, words: Wording) -> Message:
        """Move, or choose the server, and return what to say in the window that comes back."""
        from receiving_app.moving import use_server

        try:
            if self.take_along:
                moved = self._move(options, words)
                facts = {"server": moved.name, "kept": str(moved.kept)}
                text = words.text("server.moved", documents=moved.documents, acts=moved.acts, **facts)
                return Message("ok", text)
            use_server(options, self.address, self.password)
        except OSError as error:
            return _refused(words, _unwritable(error))
        except Interrupted:
            return Message("attention", words.text("server.cancelled"))
        except DomainError as error:
            return _refused(words, error)
        return Message("ok", words.text("server.used", server=self.found.name))

    def _move(self, options: Options, words: Wording) -> "Moved":
        """Move in sight of whoever asked for it, who may cancel it."""
        from receiving_app.moving import move_to_server
        from ui.moving_window import MovingWindow, Told

        def move(tell: Told, cancelled: Callable[[], bool]) -> "Moved":
            try:
                return move_to_server(options, self.address, self.password, tell, cancelled)
            except OSError as error:
                raise _unwritable(error) from error

        return MovingWindow(words, self.found.name).run(move)


def _unwritable(error: OSError) -> UnwritableFile:
    return UnwritableFile(str(error.filename), "unwritable")


def _refused(words: Wording, error: DomainError) -> Message:
    said = words.error(error)
    return Message("refused", said.what, said.next_step)


class ServerScreen(Screen):
    """Asks for a server's address, tries it, and has this bench work there.

    Args:
        place: what this bench's database is called: its file, or its server.
        on_server: whether it is on a server already.
        attempt: connects to an address with a password and tells what is there.

    Signals:
        move_requested: the window is to close and to come back on a server; carries a ``Moving``.
    """

    move_requested = Signal(object)

    def __init__(
        self,
        bench: Bench,
        place: str,
        on_server: bool,
        attempt: Try,
        language: str = "fr",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bench, language, parent)
        self._place, self._on_server, self._attempt = place, on_server, attempt
        self._found: ServerFound | None = None
        self._refusal: DomainError | None = None
        self._busy = False
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title, self._help = QLabel(self), QLabel(self)
        set_type(self._title, "total", bold=True)
        self._help.setProperty("role", "muted")
        self._help.setWordWrap(True)
        self._banner = VerdictBanner(self)
        self._banner.setObjectName("serverSaid")
        self._address = FormField("serverAddress", self._wrong_address, self)
        self._password = FormField("serverPassword", parent=self)
        self._password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._fields = Columns(self)
        self._fields.show_widgets((self._address, self._password))
        self._try = self._button("tryServer", "accent", "database")
        self._move = self._button("moveToServer", "secondary", "upload")
        self._use = self._button("useServer", "secondary", "check")

    def _button(self, name: str, kind: str, icon: str) -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        acts = WrapRow(spacing=theme.space("m"))
        for button in (self._try, self._move, self._use):
            acts.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        layout.setSpacing(theme.space("l"))
        for widget in (self._title, self._help, self._fields):
            layout.addWidget(widget)
        layout.addLayout(acts)
        layout.addWidget(self._banner)
        layout.addStretch(1)

    def _connect(self) -> None:
        self._address.edited.connect(self._on_edited)
        self._password.edited.connect(self._on_edited)
        self._try.clicked.connect(self._on_try_clicked)
        self._move.clicked.connect(partial(self._go, take_along=True))
        self._use.clicked.connect(partial(self._go, take_along=False))
        self.add_action("try_server", button=self._try)
        self.add_action("move_to_server", button=self._move)
        self.add_action("use_server", button=self._use)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Take the focus to the address."""
        self._address.edit.setFocus()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Share one database between several benches, on a PostgreSQL server.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Shared database"))
        self._help.setText(
            self.tr(
                "Several benches work on one database where it is on a PostgreSQL server. The administrator of the "
                "server makes an empty database and a user for it; the password is kept in this system's keyring."
            )
        )
        self._address.set_label(self.tr("Address of the database"))
        self._address.set_note(self.tr("For example postgresql://reception@server.lan/reception"))
        self._password.set_label(self.tr("Password (empty where the server asks for none)"))
        self._try.setText(self.tr("Try the connection"))
        self._move.setText(self.tr("Move this database there"))
        self._use.setText(self.tr("Use the database there"))
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        found = self._found
        self._try.setEnabled(not self._busy)
        self._move.setEnabled(found is not None and not found.holds_ours and not self._on_server)
        self._use.setEnabled(found is not None and found.holds_ours)
        if self._busy:
            self._banner.show_verdict("attention", self.tr("Asking the server…"))
        elif self._refusal is not None:
            said = self.wording.error(self._refusal)
            self._banner.show_verdict("refused", said.what, said.next_step)
        elif found is not None:
            key = "server.ours" if found.holds_ours else "server.empty"
            text = self.wording.text(key, server=found.name, product=found.product)
            self._banner.show_verdict("ok", text, self._what_follows(found))
        else:
            self._banner.show_verdict("ok", self.tr("This bench works on {place}").format(place=self._place))

    def _what_follows(self, found: "ServerFound") -> str:
        if found.holds_ours:
            return self.tr("The window closes and comes back on it; this bench's own file stays as it is.")
        return self.tr(
            "The window closes, everything is copied, compared row by row and verified in sight, and it comes back "
            "there. Until it is compared it can be cancelled. The file is kept aside. Close the program on every "
            "other bench first."
        )

    def _wrong_address(self, text: str) -> str:
        if not text or is_address(text):
            return ""
        return self.tr("It begins with postgresql://")

    # --- acts -------------------------------------------------------------------------------

    @Slot()
    def _on_edited(self) -> None:
        self._found = self._refusal = None
        self._render()

    @Slot()
    def _on_try_clicked(self) -> None:
        if not self._address.text():
            self._address.show_error(self.tr("Type the address first"))
            return
        if not self._address.valid():
            return
        self._busy, self._found, self._refusal = True, None, None
        self._render()
        call = partial(self._attempt, self._address.text(), self._password.edit.text())
        Operation(self, call, self._on_tried, self._on_refused, lane=TRYING, key="try").start()

    def _on_tried(self, found: "ServerFound") -> None:
        self._busy, self._found = False, found
        self._render()

    def _on_refused(self, error: DomainError) -> None:
        self._busy, self._refusal = False, error
        self._render()

    def _go(self, *, take_along: bool) -> None:
        if self._found is not None:
            moving = Moving(self._address.text(), self._password.edit.text(), take_along, self._found)
            # Somebody else may work here since the server was tried.
            call = partial(require, self.bench, Right.BACKUP_AND_RESTORE)
            Operation(self, call, lambda _may: self.move_requested.emit(moving), self.refuse).start()
