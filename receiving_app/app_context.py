"""The composition root: it alone, with ``wiring``, puts data, documents and files behind the services' ports.

What the first scan does not need is imported where it is first used: the window is ready sooner.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from receiving_app.bench_file import OwnMachine
from receiving_app.clock import FixedDayClock, ServerClock, SystemClock
from receiving_app.data.unit_of_work import SqlUnitOfWork
from receiving_app.domain.benches import DEFAULT_NAME
from receiving_app.domain.errors import RealProfile
from receiving_app.domain.look import Look
from receiving_app.options import Options
from receiving_app.place import Place, place_of
from receiving_app.resources import resource_path
from receiving_app.sample_data import SAMPLE_PRODUCT, playbooks, sample_profile, starting_profile
from receiving_app.services.ports import Actor, Bench, Clock
from receiving_app.wiring.documents import LazyDocuments
from receiving_app.wiring.scanning import LazyInterpreter
from receiving_app.wiring.secrets import ArgonSecrets, LazyPasswords
from receiving_app.wiring.stores import open_store, scratch
from receiving_app.wording import DocumentWords, in_language

if TYPE_CHECKING:
    from datetime import date

    from receiving_app.data.backup_shelf import FolderShelf
    from receiving_app.data.integrity import Problem
    from receiving_app.data.store import Store
    from receiving_app.domain.period import Period
    from receiving_app.domain.profile import Profile
    from receiving_app.domain.sending import Delivery, Unable
    from receiving_app.exchange.fec import AccountingExport
    from receiving_app.exchange.period_folder import PeriodExport
    from receiving_app.exchange.watched_folder import WatchedFolder
    from receiving_app.moving import ServerFound
    from receiving_app.restoring import Prepared
    from receiving_app.services.erase_personal import Erased
    from receiving_app.services.import_rows import ImportReport
    from receiving_app.services.open_return import Opening, TypedReturn
    from receiving_app.services.sending_ports import Reporting


@dataclass(frozen=True, slots=True)
class AppContext:
    """The program put together: the store, the bench that services work at, and where files are."""

    store: "Store"
    bench: Bench
    place: Place
    options: Options
    documents: LazyDocuments

    @property
    def folder(self) -> Path:
        """The folder of this user's data."""
        return self.place.folder

    @property
    def on_server(self) -> bool:
        """Tell whether the database is on a server, which several benches share."""
        return bool(self.place.address)

    def close(self) -> None:
        """Close the database, and end what runs beside the program."""
        self.end_documents()
        self.store.close()

    def end_documents(self) -> None:
        """End what makes documents beside the program."""
        self.documents.close()

    @property
    def is_open(self) -> bool:
        """Tell that the database is open; ``ComingContext`` says when it is not yet."""
        return True

    def open(self) -> "AppContext":
        """Return this, which is open."""
        return self

    def close_thread(self) -> None:
        """Close the connection of the thread that calls this."""
        self.store.close_thread()

    def look(self) -> Look:
        """Return how the window is to look; a new database gets its settings first."""
        self.install_defaults()
        with self.bench.reading() as uow:
            profile = uow.profiles.get() or starting_profile()
        return Look.of(profile, self.bench.machine.chosen())

    def people_sign_in(self) -> bool:
        """Tell whether people sign in here, without loading what signs them in."""
        with self.bench.reading() as uow:
            return uow.people.in_use()

    def import_file(
        self,
        path: Path,
        *,
        dry_run: bool = False,
        progress: Callable[[int, int], None] = lambda _done, _size: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> "ImportReport":
        """Import a file of returns or a catalogue; refused rows are written beside it.

        Raises:
            UnreadableFile: it is no file we can read; nothing was imported.
            UnwritableFile: the refused rows can be written nowhere.
            DatabaseProblem: the database gave up; what was stored before stays.
        """
        from receiving_app.exchange.importer import FileImport, import_file

        words = in_language(self.options.language)
        wanted = FileImport(words.refused_row, self.folder / "refuses", dry_run, progress, cancelled)
        return import_file(self.bench, path, wanted)

    def open_typed(self, typed: "TypedReturn", accepted: Collection[str] = ()) -> "Opening":
        """Open a return from what was typed, held to what a file is held to."""
        from receiving_app.exchange.typed_return import open_typed

        return open_typed(self.bench, typed, accepted)

    def watched_folder(self, folder: Path, cancelled: Callable[[], bool] = lambda: False) -> "WatchedFolder":
        """Return what looks into the folder that files to import are put into."""
        from receiving_app.exchange.watched_folder import WatchedFolder
        from receiving_app.import_words import file_report

        words = in_language(self.options.language)
        day = words.moment(self.bench.clock.today())
        return WatchedFolder(
            folder,
            lambda path: self.unattended().import_file(path, cancelled=cancelled),
            lambda name, outcome: file_report(name, outcome, words, day),
        )

    def import_template(self, suffix: str) -> bytes:
        """Return an empty file of returns to fill in, as a workbook for ``.xlsx``, else as CSV."""
        from receiving_app.exchange.template import template

        return template(suffix)

    def export_period(
        self, period: "Period", folder: Path, reporting: "Reporting | None" = None
    ) -> "PeriodExport":
        """Write the documents of a period and their index into a new folder.

        Raises:
            UnwritableFile: the folder holds something, or cannot be written; nothing is left.
            NothingIssued: there is no document in the period.
        """
        from receiving_app.exchange.period_folder import export_period

        return export_period(self.bench, period, folder, reporting)

    def export_accounting(
        self, period: "Period", folder: Path, reporting: "Reporting | None" = None
    ) -> "AccountingExport":
        """Write the accounting entries of a period's documents into a file of that folder.

        Raises:
            UnwritableFile: the file is there already, or cannot be written.
            NothingIssued: there is no document in the period.
            MissingAccount: the settings name no account for a VAT treatment.
            SellerIncomplete: the company has no SIREN.
        """
        from receiving_app.exchange.fec import export_accounting

        return export_accounting(self.bench, period, folder, reporting)

    def deposit_next(self) -> "Delivery | Unable | None":
        """Deposit the next e-invoice that is due in the platform's folder, and return how it went."""
        from receiving_app.exchange.deposit_folder import DepositFolder
        from receiving_app.services.deposit import deposit_next

        return deposit_next(self.unattended().bench, DepositFolder())

    def send_next(self) -> "Delivery | Unable | None":
        """Send the next courtesy copy that is due by e-mail, and return how it went."""
        from receiving_app.mail.smtp import SmtpMailer
        from receiving_app.services.outbox import send_next

        return send_next(self.unattended().bench, SmtpMailer(), LazyPasswords())

    def try_mail(self) -> str:
        """Send one letter to the company's own address through the server of the settings; return the address.

        Raises:
            DomainError: as ``services.try_mail``.
        """
        from receiving_app.mail.smtp import SmtpMailer
        from receiving_app.services.try_mail import try_mail

        return try_mail(self.bench, SmtpMailer(), LazyPasswords())

    def store_mail_password(self, password: str) -> None:
        """Put the mail server's password into the system's keyring; an empty one is forgotten.

        Raises:
            InvalidSetting: no user of a mail server is set.
            KeyringUnavailable: the system keeps no passwords for programs.
        """
        from receiving_app.services.outbox import store_mail_password

        store_mail_password(self.bench, LazyPasswords(), password)

    def backup_shelf(self) -> "FolderShelf":
        """Return the folder of backups that the settings name.

        Raises:
            BackupsOnServer: the database is no file of this bench.
        """
        from receiving_app.data.backup_shelf import FolderShelf
        from receiving_app.domain.backups import FOLDER
        from receiving_app.services.backups import backup_plan
        from receiving_app.verifying import problems_of

        chosen = backup_plan(self.bench).folder
        folder = Path(chosen).expanduser() if chosen else self.folder / FOLDER
        return FolderShelf(self._own_file(), folder, problems_of, own=not chosen)

    def _own_file(self) -> Path:
        if self.on_server:
            from receiving_app.domain.backups import BackupsOnServer

            raise BackupsOnServer(self.place.name)
        return self.place.file

    def erase_personal_data(self, before: "date") -> "Erased":
        """Erase what the journal says of people in acts before a day.

        Raises:
            KeptTooShort: the day is less than six months ago.
        """
        from receiving_app.services.erase_personal import erase_before

        erased = erase_before(self.bench, before)
        self.store.leave_no_traces()
        return erased

    def erase_what_is_due(self, cancelled: Callable[[], bool]) -> "Erased | None":
        """Erase what the settings no longer keep of people; None where they keep all."""
        from receiving_app.services.erase_personal import erase_if_due

        erased = erase_if_due(self.bench, cancelled)
        if erased is not None:
            # Also where nothing was erased: the last time somebody may have been reading.
            self.store.leave_no_traces()
        return erased

    def prepare_restore(self, backup: Path, cancelled: Callable[[], bool]) -> "Prepared":
        """Make a backup ready to take the database's place, and say what that would lose.

        Raises:
            NotSignedIn, NotAllowed: whoever is at the bench may not.
            NotADatabase, BackupUnsound, BackupFailed, Interrupted: nothing is left.
        """
        from receiving_app.domain.people import Right
        from receiving_app.restoring import prepare
        from receiving_app.services.rights import require

        require(self.bench, Right.BACKUP_AND_RESTORE)
        return prepare(self.options, backup, cancelled)

    def try_server(self, address: str, password: str) -> "ServerFound":
        """Connect to a server, and tell what is there.

        Raises:
            NotSignedIn, NotAllowed: whoever is at the bench may not.
            DatabaseProblem: it cannot be used.
        """
        from receiving_app.domain.people import Right
        from receiving_app.moving import try_server
        from receiving_app.services.rights import require

        require(self.bench, Right.BACKUP_AND_RESTORE)
        return try_server(address, password)

    def at(self, operator: str, bench: str) -> "AppContext":
        """Return the same program for another operator or bench."""
        return replace(self, bench=replace(self.bench, actor=Actor(operator, bench)))

    def unattended(self) -> "AppContext":
        """Return the program as it works by itself, or for whoever holds the file: it needs nobody's right."""
        from receiving_app.services.seat import Seat

        actor = self.bench.actor
        nobody = actor.nobody if isinstance(actor, Seat) else actor
        return self.at(nobody.operator, nobody.bench)

    def problems(self) -> Iterator["Problem"]:
        """Yield everything that does not hold in the database; nothing for a sound one."""
        from receiving_app.data.integrity import check
        from receiving_app.documents.verification import disagreements

        return check(self.store, disagreements)

    @property
    def may_hold_samples(self) -> bool:
        """Tell whether the database has no real company, so that sample data may go in."""
        with self.bench.reading() as uow:
            return _may_hold_samples(uow.profiles.get())

    def install_defaults(self) -> None:
        """Put the playbooks and the starting settings into a new database."""
        with self.bench.writing() as uow:
            if not uow.catalogue.playbooks():
                uow.catalogue.put_playbooks(playbooks())
            if uow.profiles.get() is None:
                uow.profiles.save(starting_profile())
            uow.commit()

    def install_sample(self) -> None:
        """Put the example company, its catalogue and playbooks into a database without a company.

        Raises:
            RealProfile: the database has a real company.
        """
        from receiving_app.services.case_sheet import Act, record

        with self.bench.reading() as uow:
            known = uow.profiles.get()
        if not _may_hold_samples(known):
            raise RealProfile("sample data")
        # Hashed before the transaction, and only where it is wanted: argon2 takes its time on purpose.
        profile = None if known and known.sample else sample_profile(self.bench.secrets)
        with self.bench.writing() as uow:
            if not _may_hold_samples(uow.profiles.get()):
                raise RealProfile("sample data")
            if profile is not None:
                if uow.people.in_use():
                    profile = replace(profile, supervisor_hash="")  # people approve with their own PIN
                uow.profiles.save(profile)
                # As every change of the settings: verify holds them to the last act that tells of them.
                record(self.bench, uow, Act("profile_saved", {"settings": uow.profiles.digest()}))
            if not uow.catalogue.playbooks():
                uow.catalogue.put_playbooks(playbooks())
            known_products = uow.catalogue.products([SAMPLE_PRODUCT])
            uow.commit()
        if not known_products:
            self.import_file(resource_path("catalogue", "catalogue.csv"))

    def install_example(self) -> None:
        """Put the example company with its authorised returns into a database without a company.

        Raises:
            RealProfile: the database has a real company.
        """
        self.install_sample()
        self.import_file(resource_path("catalogue", "retours_autorises.csv"))


def _may_hold_samples(profile: "Profile | None") -> bool:
    return profile is None or profile.sample or not profile.seller.name


def open_context(options: Options) -> AppContext:
    """Open the database and wire the program.

    Raises:
        DatabaseProblem: the database cannot be used; its subclasses say why.
        NetworkShare: it lies on one, and nobody said that this is meant.
        RealProfile: ``today`` was set on a database with a real company.
    """
    place = place_of(options)
    # Benches on one server go by its clock, whatever their own say; those on one file have one already.
    shared = ServerClock() if place.address else None
    store = open_store(place, options, shared.heard if shared else lambda _now: None)
    from receiving_app.services.seat import Seat

    clock: Clock = FixedDayClock(options.today) if options.today else shared or SystemClock()
    documents = LazyDocuments()
    bench = Bench(
        writing=lambda: SqlUnitOfWork(store, write=True),
        reading=lambda: SqlUnitOfWork(store, write=False),
        clock=clock,
        documents=documents,
        words=DocumentWords(),
        secrets=ArgonSecrets(),
        actor=Seat(Actor(options.operator or "opérateur", options.bench or DEFAULT_NAME, unproven=True)),
        scratch=scratch,
        interpreter=LazyInterpreter(),
        machine=OwnMachine(place.folder),
    )
    context = AppContext(store, bench, place, options, documents)
    if options.today is not None and not context.may_hold_samples:
        context.close()
        raise RealProfile("--today")
    return context
