"""The backups: how old they are, one made now, and one put back in the place of the database.

Restoring is asked for in steps: the backup is copied, verified and compared; what would be lost is shown,
document by document; a supervisor approves; then the window closes, the file is exchanged, and it comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from receiving_app.backup_words import age, comparison
from receiving_app.domain.backups import Backup, BackupState
from receiving_app.domain.errors import DomainError, Interrupted
from receiving_app.domain.people import Right
from receiving_app.options import Options
from receiving_app.services.backups import Cancelled, approve_restore
from receiving_app.services.ports import Approval, Bench
from receiving_app.wording import Wording
from ui.backup_keeper import BACKUPS, BackupKeeper
from ui.models.rows_model import Column
from ui.operations import Operation, Progress
from ui.screens.list_screen import Listing, ListScreen
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.message_bar import Message
from ui.widgets.placing import line
from ui.widgets.verdict_banner import VerdictBanner

if TYPE_CHECKING:
    from receiving_app.restoring import Prepared

Prepare = Callable[[Path, Cancelled], "Prepared"]


@dataclass(frozen=True, slots=True)
class Restoring:
    """A backup that is to take the database's place, and who approved it."""

    prepared: "Prepared"
    approved_by: str

    def carry_out(self, options: Options, words: Wording) -> Message:
        """Exchange the files, which nobody may have open, and return what to say."""
        from receiving_app.restoring import finish, give_up

        try:
            kept = finish(options, self.prepared, self.approved_by)
        except DomainError as error:
            give_up(self.prepared)
            said = words.error(error)
            return Message("refused", said.what, said.next_step)
        text = words.text("backup.restored", path=str(self.prepared.backup), kept=str(kept))
        return Message("ok", text)


class BackupsScreen(ListScreen):
    """Lists the backups, makes one, and leads through restoring one.

    Args:
        keeper: makes backups and knows their state.
        prepare: makes a backup ready to take the database's place.

    Signals:
        restore_requested: a supervisor approved; carries a ``Restoring``.
    """

    restore_requested = Signal(object)

    def __init__(self, bench: Bench, keeper: BackupKeeper, prepare: Prepare, language: str = "fr") -> None:
        super().__init__(bench, language, None, Listing("backups", "sauvegardes", "database"))
        self._keeper = keeper
        self._prepare = prepare
        self._chosen: Backup | None = None
        self._progress: Progress | None = None
        self._prepared: Prepared | None = None
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        self._banner = VerdictBanner(self)
        self._now = self._button("backUpNow", "database", "accent")
        self._restore = self._button("restoreBackup", "arrow-back-up")
        self._other = self._button("restoreOther", "upload")
        self._differences = QPlainTextEdit(self)
        self._differences.setObjectName("differences")
        self._differences.setReadOnly(True)
        self._approval = ApprovalPanel(self)

    def _build_layout(self) -> None:
        shown = ((part, 1) for part in (self._table, self._none, self._differences))
        acts = line(self._now, self._restore, self._other)
        self._lay_out(self._head(), self._banner, *shown, self._approval, acts)

    def _connect(self) -> None:
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.choose_by_arrows()
        self._now.clicked.connect(self._keeper.back_up)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._other.clicked.connect(self._on_other_clicked)
        self._approval.approved.connect(self._on_approval_approved)
        self._approval.cancelled.connect(self._give_up)
        self._keeper.changed.connect(self._on_keeper_changed)
        self.add_action("back_up_now", "Ctrl+B", button=self._now)
        self.add_action("restore_backup", button=self._restore)
        self.add_action("restore_other", button=self._other)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """List the backups anew."""
        self.refresh()
        self._now.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the folder again."""
        Operation(self, self._keeper.stored, self._list, self.refuse, lane=BACKUPS, key="list").start()

    def restore(self, backup: Path) -> None:
        """Make a backup ready, and show what restoring it would lose."""
        if self._progress is not None:
            return
        self._give_up()
        self._progress = progress = Progress(self)
        call = partial(self._prepare, backup, progress.cancelled)
        done, failed = self._on_prepared, self._on_not_prepared
        Operation(self, call, done, failed, lane=BACKUPS, progress=progress).start()
        self._render()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("See the backups, make one, and put one back in the place of the database.")

    def retranslate(self) -> None:
        """Set every text."""
        words = self.wording
        self._name(self.tr("Backups and restoring"))
        self._now.setText(self.tr("Back up now"))
        self._restore.setText(self.tr("Restore the one chosen…"))
        self._other.setText(self.tr("Restore another file…"))
        self._differences.setAccessibleName(self.tr("What restoring would change"))
        self._none.show_words(
            self.tr("No backup yet"), self.tr("Verified backups are listed here, the newest first.")
        )
        self._rows.set_columns(
            (
                Column(
                    self.tr("Made"),
                    lambda row: words.moment(row.made_at),
                    icon=lambda _row: "check",
                    value=lambda row: row.made_at,
                ),
                Column(self.tr("Size"), self._megabytes, figure=True),
                Column(self.tr("File"), lambda row: row.path, flexible=True),
            )
        )
        self._table.fit_columns()
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _megabytes(self, row: Backup) -> str:
        return self.tr("{size} MB").format(size=f"{row.size / 1e6:.1f}")

    def _list(self, rows: tuple[Backup, ...]) -> None:
        chosen = self._chosen.path if self._chosen else ""
        self._chosen = self._fill(rows[::-1], lambda row: row.path == chosen)
        self._render()

    def _render(self) -> None:
        asking = self._prepared is not None
        self._table.setVisible(self._chosen is not None and not asking)
        self._none.setVisible(self._chosen is None and not asking)
        self._differences.setVisible(asking)
        self._approval.setVisible(asking)
        for button in (self._export_list, self._now, self._restore, self._other):
            button.setVisible(not asking)
        free = self._progress is None
        self._restore.setEnabled(free and self._chosen is not None)
        self._other.setEnabled(free)
        self._render_banner()

    def _render_banner(self) -> None:
        if self._prepared is not None:
            safe = self._prepared.comparison.loses_nothing
            text = self.tr("Nothing would be lost") if safe else self.tr("Restoring would lose what follows")
            self._banner.show_verdict("ok" if safe else "attention", text)
            return
        if self._progress is not None:
            self._banner.show_verdict("attention", self.tr("The backup is being verified and compared…"))
            return
        state, now = self._keeper.state(), self.bench.clock.now()
        if state is None:
            self._banner.setVisible(False)
            return
        self._banner.setVisible(True)
        attention = state.needs_attention(now)
        why = self.wording.error(state.failure).what if state.failure else ""
        words = age(self.wording, state, now)
        self._banner.show_verdict("attention" if attention else "ok", words[:1].upper() + words[1:], why)

    # --- restoring --------------------------------------------------------------------------

    def _on_prepared(self, prepared: "Prepared") -> None:
        self._progress, self._prepared = None, prepared
        self._differences.setPlainText("\n".join(comparison(self.wording, prepared.comparison)))
        self._render()
        what = self.tr("Restore {file}").format(file=prepared.backup.name)
        self._approval.ask(what, Right.BACKUP_AND_RESTORE)

    def _on_not_prepared(self, error: DomainError) -> None:
        self._progress = None
        self._render()
        if not isinstance(error, Interrupted):
            self.refuse(error)

    @Slot(object)
    def _on_approval_approved(self, approval: Approval) -> None:
        call = partial(approve_restore, self.bench, approval)
        Operation(self, call, self._on_approved, self.refuse).start()

    def _on_approved(self, supervisor: str) -> None:
        if self._prepared is not None:
            self.restore_requested.emit(Restoring(self._prepared, supervisor))

    @Slot()
    def _give_up(self) -> None:
        """Leave the database as it is."""
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            from receiving_app.restoring import give_up

            Operation(self, partial(give_up, prepared), lambda _done: None, lane=BACKUPS).start()
        self._render()

    def step_back(self) -> None:
        """Give up restoring; where nothing is made ready, go back."""
        if self._prepared is not None:
            self._give_up()
        else:
            super().step_back()

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_table_row_chosen(self, row: Backup) -> None:
        self._chosen = row
        self._render()

    @Slot(object)
    def _on_keeper_changed(self, _state: BackupState) -> None:
        self.refresh()

    @Slot()
    def _on_restore_clicked(self) -> None:
        if self._chosen is not None:
            self.restore(Path(self._chosen.path))

    @Slot()
    def _on_other_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._other.text(), "", "SQLite (*.sqlite3)")
        if chosen:
            self.restore(Path(chosen))
