"""The company: its legal identity, its policy settings and its fee rules."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from receiving_app.domain.accounts import Accounting
from receiving_app.domain.backups import BackupPlan
from receiving_app.domain.batch_plan import BatchPlan
from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.credit_note_errors import SellerIncomplete
from receiving_app.domain.money import FRENCH_RATES
from receiving_app.domain.restocking import FeeTable
from receiving_app.domain.sending import Sending
from receiving_app.domain.vocabulary import FeeTreatment

DEFAULT_PREFIX = "AV"
CANCELLATION_PREFIX = "AN"
STATEMENT_PREFIX = "RD"
NO_TEXT = LocalText("")


@dataclass(frozen=True, slots=True)
class LateTerms:
    """What is said of late payment (Code de commerce L441-9 and L441-10; BR-FR-05 wants it on credit notes too).

    An empty text stands for the usual one, which is what the law itself says.

    Attributes:
        recovery: fixed compensation for recovery costs.
        penalties: interest on late payment.
        discount: discount for early payment, or that there is none.
    """

    recovery: LocalText = NO_TEXT
    penalties: LocalText = NO_TEXT
    discount: LocalText = NO_TEXT


@dataclass(frozen=True, slots=True)
class Seller:
    """The seller's mentions on a credit note (Code de commerce R123-237, CGI annexe II 242 nonies A).

    Attributes:
        legal_form: as "SAS"; printed with the share capital.
        share_capital: as printed, with its currency, such as "50 000 €".
        registry: town of the RCS.
        vat_on_debits: whether the company opted to pay VAT on debits, a mention of its own.
    """

    name: str = ""
    legal_form: str = ""
    share_capital: str = ""
    registry: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    siren: str = ""
    siret: str = ""
    vat_number: str = ""
    email: str = ""
    phone: str = ""
    vat_on_debits: bool = False
    payment_terms: LocalText = NO_TEXT
    late_terms: LateTerms = LateTerms()

    _REQUIRED: ClassVar[tuple[str, ...]] = (
        "name",
        "legal_form",
        "street",
        "postcode",
        "city",
        "country",
        "siren",
        "vat_number",
        "registry",
    )

    def missing(self) -> tuple[str, ...]:
        """Name the mentions that are still empty."""
        return tuple(name for name in self._REQUIRED if not str(getattr(self, name)).strip())

    def require_complete(self) -> None:
        """Refuse to issue for an incomplete seller.

        Raises:
            SellerIncomplete: naming what is missing.
        """
        missing = self.missing()
        if missing:
            raise SellerIncomplete(missing)


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of the decision rules.

    Attributes:
        deduct_missing: deduct missing expected accessories at list price (rule 5).
        fee_treatment: how the restocking fee stands towards VAT.
        serial_read_above: EUR net; above it a serial must be scanned, not attested (rule 10).
        vat_rates: French rates in per cent (rule 9).
        rma_patterns: regular expressions of RMA numbers other than ours (policy P6).
        bounce_ms: milliseconds within which the same label scanned again is one scan.
    """

    deduct_missing: bool = True
    serial_read_above: Decimal = Decimal(100)
    vat_rates: tuple[Decimal, ...] = FRENCH_RATES
    rma_patterns: tuple[str, ...] = ()
    bounce_ms: int = 800
    fee_treatment: FeeTreatment = FeeTreatment.REDUCTION


@dataclass(frozen=True, slots=True)
class Printers:
    """Names of a machine's printers by kind of document.

    Attributes:
        documents: empty for the system's default.
        labels: empty where there is none for labels alone.
    """

    documents: str = ""
    labels: str = ""

    @property
    def of_labels(self) -> str:
        """The printer that a label comes out of: without one for labels, that of documents."""
        return self.labels or self.documents


@dataclass(frozen=True, slots=True)
class Intake:
    """What is chosen by touch when a parcel cannot be received.

    Attributes:
        places: the quarantine's shelves; the first is where a parcel goes unless another is touched.
        carriers: those that come here.
        hold_days: within how many days an answer is expected, where nobody says otherwise.
    """

    places: tuple[str, ...] = ("Q1", "Q2", "Q3", "Q4", "Palette")
    carriers: tuple[str, ...] = ("Chronopost", "Colissimo", "DPD", "GLS", "UPS", "DHL", "FedEx", "Geodis")
    hold_days: int = 7


class SetupStep(StrEnum):
    """What a new installation is asked, in this order."""

    PEOPLE = "people"
    COMPANY = "company"
    NUMBERS = "numbers"
    FEES = "fees"
    BENCH = "bench"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Setup:
    """How far the guided set-up is.

    Attributes:
        left: steps neither done nor skipped; the set-up is over once there is none.
        skipped: steps to come back to, if ever.
    """

    left: tuple[SetupStep, ...] = ()
    skipped: tuple[SetupStep, ...] = ()

    def done(self, step: SetupStep) -> "Setup":
        """Return the set-up with a step done."""
        return Setup(_without(self.left, step), _without(self.skipped, step))

    def skip(self, step: SetupStep) -> "Setup":
        """Return the set-up with a step skipped; one that was done stays so."""
        if step not in self.left:
            return self
        return Setup(_without(self.left, step), (*self.skipped, step))

    def is_done(self, step: SetupStep) -> bool:
        """Tell whether a step was done."""
        return step not in self.left and step not in self.skipped


def _without(steps: tuple[SetupStep, ...], step: SetupStep) -> tuple[SetupStep, ...]:
    return tuple(one for one in steps if one is not step)


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything the company sets once.

    Language, theme, text size, motion, printers and watched folder are each machine's own since
    (``OwnChoices``); these count at a bench where nothing was chosen.

    Attributes:
        series_prefix: letters before the year in credit-note numbers.
        first_number: first number of the year's series in this program; fixed by its first issue.
        first_year: the year whose series begins with ``first_number``, every other with 1; None as
            long as nobody set it: the year of the first document.
        cancellation_prefix: letters before the year in numbers of documents that cancel a credit note.
        statement_prefix: letters before the year in numbers of debit statements.
        language: of the house's papers (labels, badges, lists), and of screens: ``fr`` or ``en``.
        theme: of the screens: ``system``, ``light``, ``dark`` or ``high_contrast``.
        text_size: of the screens, in per cent of the usual.
        motion: of the screens: ``system`` or ``reduced``.
        supervisor_hash: argon2 hash of the supervisor code, empty while none is set.
        logo: PNG or JPEG bytes, empty for none.
        sample: example data; documents are marked SPECIMEN.
        setup: how far the guided set-up is.
        accounting: accounts of the entries that are exported.
        sending: what happens by itself after issue.
        intake: shelves and carriers of the quarantine, and how long a hold may last.
        backups: how they are made by themselves.
        watched_folder: path of the folder whose files are imported by themselves; empty for none.
        no_sign_in: this single bench was chosen to run without people and PINs.
        lock_after_minutes: of nothing done, before the bench asks who is there again; 0 for never.
        journal_months: how long the journal keeps names and free texts, at least; 0 for ever.
        batches: how manufacturer batches leave.
    """

    seller: Seller = Seller()
    policy: Policy = Policy()
    fees: FeeTable = field(default_factory=FeeTable)
    series_prefix: str = DEFAULT_PREFIX
    first_number: int = 1
    first_year: int | None = None
    cancellation_prefix: str = CANCELLATION_PREFIX
    statement_prefix: str = STATEMENT_PREFIX
    language: str = "fr"
    theme: str = "system"
    text_size: int = 100
    motion: str = "system"
    bench: str = "1"
    printers: Printers = Printers()
    supervisor_hash: str = ""
    logo: bytes = b""
    sample: bool = False
    setup: Setup = Setup()
    accounting: Accounting = field(default_factory=Accounting)
    sending: Sending = field(default_factory=Sending)
    intake: Intake = Intake()
    backups: BackupPlan = field(default_factory=BackupPlan)
    watched_folder: str = ""
    no_sign_in: bool = False
    lock_after_minutes: int = 10
    journal_months: int = 0
    batches: BatchPlan = field(default_factory=BatchPlan)

    def first_number_of(self, year: int, *, begun: bool) -> int:
        """Return the first number of a year's credit notes.

        Args:
            year: of the series.
            begun: whether any document was issued already.
        """
        if self.first_year is None:
            return 1 if begun else self.first_number
        return self.first_number if year == self.first_year else 1

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The letters before the year of every series: credit notes, cancellations, statements."""
        return (self.series_prefix, self.cancellation_prefix, self.statement_prefix)
