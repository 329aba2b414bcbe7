"""Synthetic returns through the real services: load, soak and demonstration without a bench.

The seed fixes every choice (customers, products, scenario); numbers come from the database, so
that runs and processes never collide.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from receiving_app.domain.catalogue import Product
from receiving_app.domain.return_parts import Customer, ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Question, Reason
from receiving_app.sample_data import SAMPLE_SUPERVISOR_CODE
from receiving_app.services import decide, inspect_unit
from receiving_app.services.case_sheet import CaseSheet, open_sheet
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.scan import scan

FRENCH = Customer(
    "S001",
    "Simulation & Fils SARL",
    "1 rue de l'Essai",
    "75001",
    "Paris",
    "FR",
    siren="999810005",
    vat_number="FR04999810005",
    email="simulation@example.com",
)
BELGIAN = replace(
    FRENCH,
    code="S002",
    name="Essai Télécom SRL",
    city="Bruxelles",
    country="BE",
    siren="",
    vat_number="BE0999000228",
)
SWISS = replace(
    FRENCH,
    code="S003",
    name="Trial Voice GmbH",
    city="Genève",
    country="CH",
    siren="",
    vat_number="",
    language="en",
)
SKUS = ("GRP2614", "GXP2135", "HT812", "WP820", "T54W", "P550")
DIRECT_SKUS = ("R550", "U6-PRO", "IP112")
APPROVAL = Approval("Responsable (simulation)", SAMPLE_SUPERVISOR_CODE, "simulation")


@dataclass(frozen=True, slots=True)
class Simulated:
    """What became of one synthetic return; ``total`` is EUR including VAT, 0 without a credit note."""

    rma: str
    decision: Decision
    credit_note: str | None
    total: Decimal


@dataclass(frozen=True, slots=True)
class Scenario:
    """A kind of return and how the bench handles it.

    Attributes:
        prices: unit price and VAT rate of each line; several lines are several invoices.
        handle: the acts at the bench, between scan and conclusion.
    """

    reason: Reason
    customer: Customer
    prices: tuple[tuple[str, str], ...]
    handle: Callable[[Bench, CaseSheet], None]
    quantity: int = 1
    skus: tuple[str, ...] = SKUS
    tickets: bool = True


def simulate(bench: Bench, count: int, seed: int) -> Iterator[Simulated]:
    """Create returns and take each through the services; each is committed when it is yielded."""
    choices = Random(seed)  # noqa: S311 - reproducible choices are the point; nothing secret hangs on them
    for _ in range(count):
        scenario = choices.choices(SCENARIOS, WEIGHTS)[0]
        rma = _authorise(bench, scenario, choices)
        answer = scan(bench, rma)
        if answer.sheet is None:
            continue
        scenario.handle(bench, answer.sheet)
        done = conclude(bench, rma)
        total = done.note.gross if done.note else Decimal("0.00")
        yield Simulated(rma, done.decisions[0][1], done.note.number if done.note else None, total)


def _authorise(bench: Bench, scenario: Scenario, choices: Random) -> str:
    today = bench.clock.today()
    with bench.writing() as uow:
        rma = uow.returns.next_rma(today.year)
        numbers = range(1, len(scenario.prices) + 1)
        lines = tuple(_line(rma, number, scenario, choices, today) for number in numbers)
        case = ReturnCase(
            rma,
            scenario.reason,
            today - timedelta(days=choices.randrange(10)),
            today + timedelta(days=30),
            scenario.customer,
            lines,
        )
        uow.returns.add(case)
        uow.commit()
    return rma


def _line(rma: str, number: int, scenario: Scenario, choices: Random, today: date) -> ReturnLine:
    price, rate = scenario.prices[number - 1]
    serials = tuple(f"SIM{rma[4:8]}{rma[9:15]}{number}{unit:02d}" for unit in range(scenario.quantity))
    return ReturnLine(
        number,
        f"FS-{rma[4:15]}-{number}",
        1,
        today - timedelta(days=choices.randrange(5, 60)),
        choices.choice(scenario.skus),
        scenario.quantity,
        scenario.quantity,
        Decimal(price),
        Decimal(rate),
        unit="pièce",
        received_sku="USW-24-POE" if scenario.reason is Reason.DELIVERY_ERROR else "",
        serials=serials,
        fault="Ne s'allume plus" if scenario.reason is Reason.DEFECTIVE else "",
        support_ticket="TK-1" if scenario.tickets else "",
        manufacturer_ticket="100001" if scenario.tickets else "",
    )


# --- what happens at the bench --------------------------------------------------------------


def _as_new(bench: Bench, sheet: CaseSheet) -> None:
    rma = sheet.case.rma
    for unit in sheet.case.open_units:
        inspect_unit.read_serial(bench, rma, unit.number, unit.announced_serial)
    inspect_unit.confirm_all_present(bench, rma, condition=Condition.UNUSED_ORIGINAL_PACKAGING)


def _missing_item(bench: Bench, sheet: CaseSheet) -> None:
    _as_new(bench, sheet)
    unit = sheet.case.open_units[0]
    product: Product = sheet.product(unit.sku)
    item = next((item for item in product.checklist if item.level == "expected"), None)
    if item is not None:
        inspect_unit.record_item(bench, sheet.case.rma, unit.number, item.key, 0)


def _waived(bench: Bench, sheet: CaseSheet) -> None:
    _as_new(bench, sheet)
    decide.waive_fee(bench, sheet.case.rma, APPROVAL)


def _used(choice: Choice) -> Callable[[Bench, CaseSheet], None]:
    def handle(bench: Bench, sheet: CaseSheet) -> None:
        _as_new(bench, sheet)
        for unit in sheet.case.open_units:
            inspect_unit.record_condition(bench, sheet.case.rma, unit.number, Condition.USED)
            decide.answer(bench, sheet.case.rma, unit.number, Question.CONDITION, choice, APPROVAL)

    return handle


def _delivered_wrong(bench: Bench, sheet: CaseSheet) -> None:
    _as_new(bench, sheet)
    for unit in sheet.case.open_units:
        choice = Choice.DELIVERY_ERROR_CONFIRMED
        decide.answer(bench, sheet.case.rma, unit.number, Question.PRODUCT, choice)


def _misdirected(bench: Bench, sheet: CaseSheet) -> None:
    for unit in open_sheet(bench, sheet.case.rma).case.open_units:
        choice = Choice.SEND_TO_MANUFACTURER
        decide.answer(bench, sheet.case.rma, unit.number, Question.PLAYBOOK, choice)


_ORDER, _DELIVERY, _DEFECTIVE = Reason.ORDER_ERROR, Reason.DELIVERY_ERROR, Reason.DEFECTIVE
_WEIGHTED: tuple[tuple[int, Scenario], ...] = (
    (20, Scenario(_ORDER, FRENCH, (("89.50", "20"),), _as_new)),
    (8, Scenario(_ORDER, FRENCH, (("49.00", "20"),), _as_new)),
    (8, Scenario(_ORDER, FRENCH, (("78.31", "20"),), _as_new, quantity=3)),
    (10, Scenario(_ORDER, FRENCH, (("130.38", "20"),), _missing_item)),
    (6, Scenario(_ORDER, FRENCH, (("100.00", "20"), ("50.00", "5.5")), _as_new)),
    (4, Scenario(_ORDER, FRENCH, (("159.00", "10"),), _as_new)),
    (6, Scenario(_ORDER, BELGIAN, (("151.05", "0"),), _as_new)),
    (6, Scenario(_ORDER, SWISS, (("78.31", "0"),), _as_new)),
    (5, Scenario(_ORDER, FRENCH, (("1490.00", "20"),), _used(Choice.CREDIT_STRONGER_FEE))),
    (4, Scenario(_ORDER, FRENCH, (("89.50", "20"),), _used(Choice.RETURN_TO_CUSTOMER))),
    (5, Scenario(_ORDER, FRENCH, (("149.00", "20"),), _waived)),
    (6, Scenario(_DELIVERY, FRENCH, (("149.00", "20"),), _delivered_wrong)),
    (6, Scenario(_DEFECTIVE, FRENCH, (("149.00", "20"),), _as_new)),
    (3, Scenario(_DEFECTIVE, FRENCH, (("398.12", "20"),), _misdirected, skus=DIRECT_SKUS)),
    (3, Scenario(_DEFECTIVE, FRENCH, (("65.54", "20"),), _as_new, tickets=False)),
)
WEIGHTS = tuple(weight for weight, _ in _WEIGHTED)
SCENARIOS = tuple(scenario for _, scenario in _WEIGHTED)
