"""A return as the bench shows it: the case, what the rules say, what would be credited."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from receiving_app.domain.catalogue import Product
from receiving_app.domain.comparison import numbers_in_hand
from receiving_app.domain.crediting import CreditDraft, draft_credit
from receiving_app.domain.deciding import decide
from receiving_app.domain.decision import CaseDecision, Rulebook, UnitDecision
from receiving_app.domain.errors import DomainError, MissingProfile
from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import UnknownReturn
from receiving_app.domain.returns import AT_THE_BENCH, ReturnCase
from receiving_app.domain.vocabulary import Decision, FeeTreatment
from receiving_app.services.credit_note_ports import CreditNoteRow
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.ports import Bench, UnitOfWork

if TYPE_CHECKING:
    from receiving_app.domain.batches import SentBefore

_FIRST_CONCLUDED = 2


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """Everything the return screen renders, frozen.

    Attributes:
        draft: the amounts to credit now; None when nothing is credited.
        problem: why the amounts cannot be drafted or issued, for the message and its next step.
        sent_before: each time that a serial or MAC in hand, or expected, went to its manufacturer, the latest first.
        credit_notes: documents of every kind already issued for the return, in order.
    """

    case: ReturnCase
    decided: CaseDecision
    products: Mapping[str, Product]
    credit_notes: tuple[CreditNoteRow, ...] = ()
    draft: CreditDraft | None = None
    problem: DomainError | None = None
    sent_before: "tuple[SentBefore, ...]" = ()

    @property
    def ready(self) -> bool:
        """Tell whether the decisions can be carried out; a parcel in which nothing was is one too."""
        nothing_came = self.case.status in AT_THE_BENCH and not self.case.open_units
        return (self.decided.ready or nothing_came) and self.problem is None

    @property
    def credits(self) -> bool:
        """Tell whether carrying out the decisions issues a credit note."""
        return self.draft is not None

    @property
    def alternative(self) -> CreditDraft | None:
        """The same credit with the fee standing otherwise towards VAT; None where there is no fee."""
        if self.draft is None or not self.draft.fee:
            return None
        separate = self.draft.treatment is FeeTreatment.SEPARATE
        return self.draft.under(FeeTreatment.REDUCTION if separate else FeeTreatment.SEPARATE)

    def decision(self, unit: int) -> UnitDecision | None:
        """Return the decision on a unit; None once it is carried out."""
        return self.decided.of(unit)

    def product(self, sku: str) -> Product:
        """Return the product, or a stand-in with nothing to check."""
        return self.products.get(sku) or Product.uncatalogued(sku)


def require_profile(uow: UnitOfWork) -> Profile:
    """Return the company's profile.

    Raises:
        MissingProfile: there is none yet.
    """
    profile = uow.profiles.get()
    if profile is None:
        raise MissingProfile
    return profile


def rulebook(uow: UnitOfWork, case: ReturnCase, bench: Bench) -> Rulebook:
    """Gather what the rules look at for this case; an empty profile stands in for a missing one."""
    profile = uow.profiles.get() or Profile()
    skus = {line.sku for line in case.lines} | {line.received_sku for line in case.lines if line.received_sku}
    skus |= {unit.sku for unit in case.units}
    products = uow.catalogue.products(skus)
    book = Rulebook(products, uow.catalogue.playbooks(), profile.policy, profile.fees, bench.clock.today())
    return _told_elsewhere(uow, case, book)


def _told_elsewhere(uow: UnitOfWork, case: ReturnCase, book: Rulebook) -> Rulebook:
    """Return the rulebook with what other returns say of the numbers in hand now (rule 1)."""
    numbers = numbers_in_hand(case)
    found = uow.returns.elsewhere(case.rma, numbers) if numbers else ()
    return book if found == book.elsewhere else replace(book, elsewhere=found)


def make_sheet(uow: UnitOfWork, case: ReturnCase, book: Rulebook) -> CaseSheet:
    """Decide the case and draft its credit; the rulebook may be of before the last act."""
    book = _told_elsewhere(uow, case, book)
    decided = decide(case, book)
    # A document takes two changes at least, arrival and conclusion: a first scan need not look.
    notes = uow.credit_notes.of_return(case.rma) if case.revision >= _FIRST_CONCLUDED else ()
    draft, problem = None, None
    if any(unit.decision is Decision.CREDIT for unit in decided.units):
        try:
            draft = draft_credit(case, decided, book, uow.credit_notes.history(case))
        except DomainError as error:
            problem = error
    went = _went_before(uow, case)
    return CaseSheet(case, decided, book.products, notes, draft, problem, went)


def _went_before(uow: UnitOfWork, case: ReturnCase) -> "tuple[SentBefore, ...]":
    # One that is announced is told before anyone reads it.
    told = (text for unit in case.units for text in unit.numbers)
    numbers = frozenset(text for text in told if text)
    batches = uow.batches.with_numbers(numbers) if numbers else ()
    if not batches:
        return ()
    from receiving_app.domain.batches import sent_before  # with the first unit that comes back

    return tuple(sent_before(batches, numbers))


def load_case(uow: UnitOfWork, rma: str) -> ReturnCase:
    """Return the case of a canonical number.

    Raises:
        UnknownReturn: it is not on file.
    """
    case = uow.returns.get(rma)
    if case is None:
        raise UnknownReturn(rma)
    return case


def open_sheet(bench: Bench, rma: str) -> CaseSheet:
    """Return a return's sheet without changing anything.

    Raises:
        UnknownReturn: it is not on file.
    """
    with bench.reading() as uow:
        case = load_case(uow, rma)
        return make_sheet(uow, case, rulebook(uow, case, bench))


@dataclass(frozen=True, slots=True)
class Act:
    """An act to journal: its stable name, its facts, who approved it."""

    name: str
    facts: Mapping[str, object]
    approved_by: str = ""


def record(bench: Bench, uow: UnitOfWork, act: Act, rma: str = "") -> None:
    """Append an act of this bench's operator to the journal."""
    actor = bench.actor
    entry = JournalEntry(
        bench.clock.now(), actor.operator, actor.bench, act.name, rma, dict(act.facts), act.approved_by
    )
    uow.journal.add(entry)


def keep_step(bench: Bench, uow: UnitOfWork, act: Act, before: ReturnCase, after: ReturnCase) -> None:
    """Keep an act so that it can be taken back, in the transaction that stores it.

    A return that is stored without it cannot be led back past that point.
    """
    from receiving_app.domain.undoing import UndoStep, difference  # with the first act

    led_back = difference(before, after)
    step = UndoStep(
        after.rma, act.name, act.facts, bench.actor.bench, led_back, before.revision, after.revision
    )
    uow.undo_steps.add(step)


def change(
    bench: Bench, rma: str, act: Act, transform: Callable[[ReturnCase, Rulebook], ReturnCase]
) -> CaseSheet:
    """Apply one act to a return: load, transform, store, journal, commit, in one transaction.

    The act is durable when this returns. An act that changes nothing is not journalled.

    Raises:
        UnknownReturn: the number is not on file.
        ReturnHeld: another bench has it in hand.
        StaleCase: another bench changed it since it was shown.
        DomainError: whatever the transformation refuses; nothing is then stored.
    """
    from receiving_app.services.claims import claim, require_seen  # with the first act

    with bench.writing() as uow:
        case = load_case(uow, rma)
        claim(bench, uow, rma)
        require_seen(bench, uow, case)
        book = rulebook(uow, case, bench)
        changed = transform(case, book)
        if changed != case:
            changed = uow.returns.save(changed)
            record(bench, uow, act, rma)
            keep_step(bench, uow, act, case, changed)
            uow.commit()
        if any(unit.sku not in book.products for unit in changed.units):
            book = rulebook(uow, changed, bench)  # a product was identified that nobody had announced
        return make_sheet(uow, changed, book)
