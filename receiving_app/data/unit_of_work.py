"""One transaction over all repositories."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from receiving_app.data.catalogue import SqlCatalogue
from receiving_app.data.records import SqlJournal, SqlProfiles
from receiving_app.data.returns import SqlReturns
from receiving_app.data.session import Session
from receiving_app.data.store import Store

if TYPE_CHECKING:
    from receiving_app.data.act_persons import SqlPersonalData
    from receiving_app.data.act_reader import SqlActReader
    from receiving_app.data.batches import SqlBatches
    from receiving_app.data.benches import SqlBenches
    from receiving_app.data.claims import SqlClaims
    from receiving_app.data.command_keys import SqlCommandKeys
    from receiving_app.data.credit_notes import SqlCreditNotes
    from receiving_app.data.limbo import SqlLimbo
    from receiving_app.data.outgoing import SqlOutgoing
    from receiving_app.data.people import SqlPeople
    from receiving_app.data.photos import SqlPhotos
    from receiving_app.data.quarantine import SqlQuarantine
    from receiving_app.data.scanners import SqlScanners
    from receiving_app.data.signals import SqlSignals
    from receiving_app.data.slips import SqlSlips
    from receiving_app.data.undo_steps import SqlUndoSteps


class SqlUnitOfWork:
    """The ``UnitOfWork`` port on SQLite, for one ``with`` in one thread.

    A writing one takes the write lock on entry, so that numbers are allotted and checks made
    against what no one else can change; a reading one sees the file as it was on entry.
    """

    def __init__(self, store: Store, *, write: bool) -> None:
        self._store = store
        self._session = Session(store, write=write)
        self._returns = SqlReturns(self._session)
        self._catalogue = SqlCatalogue(self._session)
        self._credit_notes: SqlCreditNotes | None = None
        self._journal = SqlJournal(self._session)
        self._profiles = SqlProfiles(self._session)

    @property
    def returns(self) -> SqlReturns:
        """Returns on file."""
        return self._returns

    @property
    def catalogue(self) -> SqlCatalogue:
        """Products and playbooks."""
        return self._catalogue

    @property
    def credit_notes(self) -> "SqlCreditNotes":
        """Issued documents; imported at the first one, which no start of the program waits for."""
        if self._credit_notes is None:
            from receiving_app.data.credit_notes import SqlCreditNotes

            self._credit_notes = SqlCreditNotes(self._session)
        return self._credit_notes

    @property
    def journal(self) -> SqlJournal:
        """Acts."""
        return self._journal

    @property
    def quarantine(self) -> "SqlQuarantine":
        """Parcels that cannot be decided now; imported at the first."""
        from receiving_app.data.quarantine import SqlQuarantine

        return SqlQuarantine(self._session)

    @property
    def profiles(self) -> SqlProfiles:
        """The company's settings."""
        return self._profiles

    @property
    def command_keys(self) -> "SqlCommandKeys":
        """Keys of the command barcodes; imported at the first command."""
        from receiving_app.data.command_keys import SqlCommandKeys

        return SqlCommandKeys(self._session)

    @property
    def scanners(self) -> "SqlScanners":
        """The benches' scanners; imported at the first scan."""
        from receiving_app.data.scanners import SqlScanners

        return SqlScanners(self._session)

    @property
    def outgoing(self) -> "SqlOutgoing":
        """Documents on their way out; imported at the first."""
        from receiving_app.data.outgoing import SqlOutgoing

        return SqlOutgoing(self._session)

    @property
    def act_reader(self) -> "SqlActReader":
        """The journal, read backwards; imported with the first page of it."""
        from receiving_app.data.act_reader import SqlActReader

        return SqlActReader(self._session)

    @property
    def personal_data(self) -> "SqlPersonalData":
        """What the journal says of people; imported when it is erased."""
        from receiving_app.data.act_persons import SqlPersonalData

        return SqlPersonalData(self._session)

    @property
    def undo_steps(self) -> "SqlUndoSteps":
        """Acts that can be taken back; imported at the first."""
        from receiving_app.data.undo_steps import SqlUndoSteps

        return SqlUndoSteps(self._session)

    @property
    def limbo(self) -> "SqlLimbo":
        """What hangs; imported with the first boards."""
        from receiving_app.data.limbo import SqlLimbo

        return SqlLimbo(self._session)

    @property
    def batches(self) -> "SqlBatches":
        """Manufacturer batches; imported at the first unit that has a serial or goes to one."""
        from receiving_app.data.batches import SqlBatches

        return SqlBatches(self._session)

    @property
    def photos(self) -> "SqlPhotos":
        """Photos; imported at the first."""
        from receiving_app.data.photos import SqlPhotos

        return SqlPhotos(self._session)

    @property
    def people(self) -> "SqlPeople":
        """Who works at the benches; imported with the first act of somebody."""
        from receiving_app.data.people import SqlPeople

        return SqlPeople(self._session)

    @property
    def signals(self) -> "SqlSignals":
        """What comes back again and again; imported at the first."""
        from receiving_app.data.signals import SqlSignals

        return SqlSignals(self._session)

    @property
    def slips(self) -> "SqlSlips":
        """Reception slips; imported at the first."""
        from receiving_app.data.slips import SqlSlips

        return SqlSlips(self._session)

    @property
    def claims(self) -> "SqlClaims":
        """Which bench has which return in hand; imported at the first act."""
        from receiving_app.data.claims import SqlClaims

        return SqlClaims(self._session)

    @property
    def benches(self) -> "SqlBenches":
        """Which installation works under which bench name; imported at the first."""
        from receiving_app.data.benches import SqlBenches

        return SqlBenches(self._session)

    def commit(self) -> None:
        """Make everything done so far durable; what follows starts a transaction of its own.

        Raises:
            DiskFull: nothing of it was stored.
        """
        self._session.commit()
        self._returns.forget()
        self._profiles.forget()

    def __enter__(self) -> Self:
        """Begin; a writing unit takes the write lock at once.

        Raises:
            DatabaseLocked: another program kept the lock for longer than the busy timeout.
            RuntimeError: this thread is already inside a unit of work.
        """
        self._store.enter_unit()
        try:
            self._session.begin()
        except BaseException:
            self._store.leave_unit()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed."""
        try:
            self._session.rollback()
        finally:
            self._store.leave_unit()
