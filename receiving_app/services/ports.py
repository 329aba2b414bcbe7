"""What the use cases need from outside, as small protocols: what all of them use, and the bench itself.

The rest is in ``*_ports.py`` by its subject. ``app_context`` wires the real ones; ``tests/fakes.py`` holds
the others.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from receiving_app.domain.profile import Profile
from receiving_app.services.catalogue_ports import Catalogue
from receiving_app.services.credit_note_ports import CreditNotes
from receiving_app.services.document_ports import Documents, Words
from receiving_app.services.intake_ports import LimboBoard, Quarantine
from receiving_app.services.journal_ports import ActReader, Journal
from receiving_app.services.people_ports import People, SignInWaits
from receiving_app.services.return_ports import Returns
from receiving_app.services.scan_ports import CommandKeys, Interpreter, RecentScans, ScannerProfiles
from receiving_app.services.sending_ports import Outgoing

if TYPE_CHECKING:
    # Documents are made long after the start, which these would delay.
    from receiving_app.domain.own_choices import OwnChoices
    from receiving_app.domain.people import Role
    from receiving_app.services.batch_ports import Batches
    from receiving_app.services.claim_ports import Benches, Claims
    from receiving_app.services.photo_ports import Photos, Slips
    from receiving_app.services.retention_ports import PersonalData
    from receiving_app.services.signals import SignalReader
    from receiving_app.services.undo_ports import UndoSteps


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and where.

    Attributes:
        operator: name that acts are journalled under.
        person: number of whoever signed in; 0 for nobody.
        role: theirs when they signed in; None for nobody.
        unproven: nobody said who this is: where people sign in, it may do nothing.
        installation: whose the bench's name is on file; empty for one that no window works at.
    """

    operator: str
    bench: str
    person: int = 0
    role: "Role | None" = None
    unproven: bool = False
    installation: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """A supervisor's approval of one act: name and code as typed, reason in words (rule 11).

    Attributes:
        supervisor: name, or the text of a badge where people sign in.
        code: PIN where people sign in, else the supervisor code of the profile.
    """

    supervisor: str = field(repr=False)
    code: str = field(repr=False)
    reason: str


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""

    def today(self) -> date:
        """Return the day in Europe/Paris, which is that of the documents."""

    def monotonic(self) -> float:
        """Return seconds of a clock that never goes back, for measuring what lies between."""


class Profiles(Protocol):
    """The company's settings."""

    def get(self) -> Profile | None:
        """Return the profile; None before there is one."""

    def save(self, profile: Profile) -> None:
        """Store the profile."""

    def digest(self) -> str:
        """Return the SHA-256 of the stored settings, their looks aside; empty before there are any."""


class UnitOfWork(Protocol):
    """One transaction over all repositories; leaving without ``commit`` undoes it."""

    @property
    def returns(self) -> Returns:
        """Returns on file."""

    @property
    def catalogue(self) -> Catalogue:
        """Products and playbooks."""

    @property
    def credit_notes(self) -> CreditNotes:
        """Issued documents."""

    @property
    def journal(self) -> Journal:
        """Acts."""

    @property
    def quarantine(self) -> Quarantine:
        """Parcels that cannot be decided now."""

    @property
    def profiles(self) -> Profiles:
        """The company's settings."""

    @property
    def command_keys(self) -> CommandKeys:
        """Keys of the command barcodes."""

    @property
    def scanners(self) -> ScannerProfiles:
        """The benches' scanners."""

    @property
    def outgoing(self) -> Outgoing:
        """Documents on their way out."""

    @property
    def undo_steps(self) -> "UndoSteps":
        """Acts that can be taken back."""

    @property
    def limbo(self) -> LimboBoard:
        """What hangs."""

    @property
    def batches(self) -> "Batches":
        """Manufacturer batches."""

    @property
    def act_reader(self) -> ActReader:
        """The journal, read backwards."""

    @property
    def personal_data(self) -> "PersonalData":
        """What the journal says of people."""

    @property
    def photos(self) -> "Photos":
        """Photos."""

    @property
    def people(self) -> People:
        """Who works at the benches."""

    @property
    def signals(self) -> "SignalReader":
        """What comes back again and again."""

    @property
    def slips(self) -> "Slips":
        """Reception slips as they were printed."""

    @property
    def claims(self) -> "Claims":
        """Which bench has which return in hand."""

    @property
    def benches(self) -> "Benches":
        """Which installation works under which bench name."""

    def commit(self) -> None:
        """Make everything done so far durable."""

    def __enter__(self) -> Self:
        """Begin; a writing unit takes the write lock at once."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed."""


class Scratch(Protocol):
    """Notes on many keys while something long runs; they take no memory and go when it ends."""

    def recall(self, topic: str, keys: Collection[str]) -> dict[str, str]:
        """Return the notes kept under these keys."""

    def remember(self, topic: str, notes: Mapping[str, str]) -> None:
        """Keep a note under each key, in place of an earlier one."""

    def __enter__(self) -> Self:
        """Begin without a note."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget everything."""


class Secrets(Protocol):
    """Supervisor codes and PINs (argon2)."""

    def hashed(self, code: str) -> str:
        """Return the hash to store."""

    def matches(self, code: str, stored: str) -> bool:
        """Tell whether the code is the one hashed."""

    def new_key(self) -> bytes:
        """Return 32 bytes that nobody can guess."""


class Machine(Protocol):
    """What this machine keeps of its own: it counts here alone, whoever else works on the database."""

    def chosen(self) -> "OwnChoices":
        """Return what was chosen at this machine; what cannot be read counts as not chosen."""

    def choose(self, changed: "OwnChoices") -> None:
        """Keep what was chosen, for each start to come; what is None stays as it is.

        Raises:
            ChoicesNotKept: it cannot be written; what was kept before stays.
        """


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything a use case may touch, passed as its first argument.

    Attributes:
        writing: opens a unit of work that writes (the write lock is taken on entry).
        reading: opens one that only reads.
        scratch: opens a place for notes, for one long act.
        machine: keeps what was chosen at this machine: printers, the look of the screens, watched folder.
        recent: what was scanned last, shared by all who work at this program's benches.
        waits: how long nothing is tried after wrong PINs, shared alike.
        shown: revision of the return as the screen shows it that acts; None where none is shown.
    """

    writing: Callable[[], UnitOfWork]
    reading: Callable[[], UnitOfWork]
    clock: Clock
    documents: Documents
    words: Words
    secrets: Secrets
    actor: Actor
    scratch: Callable[[], Scratch]
    interpreter: Interpreter
    machine: Machine
    recent: RecentScans = field(default_factory=RecentScans, kw_only=True, repr=False)
    waits: SignInWaits = field(default_factory=SignInWaits, kw_only=True, repr=False)
    shown: int | None = field(default=None, kw_only=True)

    def acting(self, actor: Actor) -> Self:
        """Return the same bench for another actor."""
        return replace(self, actor=actor)

    def seeing(self, revision: int) -> Self:
        """Return the same bench, its acts based on this revision of the return that it shows."""
        return replace(self, shown=revision)
