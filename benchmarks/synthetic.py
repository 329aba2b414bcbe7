"""Databases of synthetic returns, from a handful to a million, the big ones made once and kept in the plan's folder."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from decimal import Decimal
from itertools import islice

from benchmarks.measuring import Plan
from receiving_app.app_context import AppContext, open_context
from receiving_app.data.migrations import VERSION
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.return_parts import Customer, ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Reason, Status
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY

SKUS = ("GRP2614", "GXP2135", "HT812", "WP820", "T54W", "P550")
RETURNS_OF_A_CUSTOMER = 20
KEPT_FROM = 50_000
_A_YEAR = 800_000  # the numbers from 900 001 on are the program's own
_CHUNK = 5_000
_NAMES = ("Télécom", "Voix", "Réseaux", "Câblage", "Bureautique", "Standard", "Fibre", "Liaison")
_PLACES = ("Ouest", "Nord", "Provence", "Aquitaine", "Lyon", "Île-de-France", "Bretagne", "Jura")


def open_returns(plan: Plan, size: int) -> AppContext:
    """Open a database with this many returns, made now unless it is big and kept from an earlier run."""
    file = plan.folder / f"returns-{size}-v{VERSION}.sqlite3"
    if size < KEPT_FROM:
        for old in plan.folder.glob(f"{file.name}*"):
            old.unlink()
    if not file.exists():
        partly = file.with_suffix(".part")
        for old in plan.folder.glob(f"{partly.name}*"):
            old.unlink()
        with closing(_open(plan, str(partly))) as context:
            _fill(context, size)
        partly.rename(file)
    return _open(plan, str(file))


def open_on_server(plan: Plan, address: str, size: int) -> AppContext:
    """Open an empty database on a server and fill it with this many returns."""
    context = _open(plan, address)
    _fill(context, size)
    return context


def _open(plan: Plan, database: str) -> AppContext:
    plan.folder.mkdir(parents=True, exist_ok=True)
    return open_context(Options(data_dir=str(plan.folder), database=database, today=SAMPLE_DAY))


def _fill(context: AppContext, size: int) -> None:
    context.install_sample()
    cases = map(synthetic_return, range(size))
    while chunk := tuple(islice(cases, _CHUNK)):
        with context.bench.writing() as uow:
            uow.returns.add_many(chunk)
            uow.commit()


def untouched(context: AppContext, size: int) -> Iterator[str]:
    """Iterate over numbers, at random, of returns whose parcel has not arrived yet.

    Ends once the database has too few: delete the file, and it is made again.
    """
    positions = list(range(size))
    random.shuffle(positions)
    for position in positions:
        rma = number_of(position)
        with context.bench.reading() as uow:
            case = uow.returns.get(rma)
        if case is not None and case.status is Status.AUTHORISED:
            yield rma


def number_of(position: int) -> str:
    """Return the number of a return by its position from 0."""
    return RmaNumber.build(SAMPLE_DAY.year - position // _A_YEAR, position % _A_YEAR + 1).text


def serial_of(position: int) -> str:
    """Return the serial announced for a return by its position from 0."""
    return f"SYN{position:09d}"


def customer_of(position: int) -> Customer:
    """Return the customer of a return by its position from 0; each has some twenty returns."""
    number = position // RETURNS_OF_A_CUSTOMER
    name = f"{_NAMES[number % 8]} {_PLACES[number // 8 % 8]} {number:06d} SARL"
    return Customer(
        f"C{number:06d}",
        name,
        f"{number % 90 + 1} rue du Port",
        "44000",
        "Nantes",
        siren="999810005",
        vat_number="FR04999810005",
        email=f"compta{number}@example.com",
    )


def synthetic_return(position: int) -> ReturnCase:
    """Return the return of a position: an order error, one unit with its serial, sometimes delivered.

    None costs as much as the value from which a serial must be scanned: F6 is enough for all of them.
    """
    invoiced_on = SAMPLE_DAY - timedelta(days=20 + position % 60)
    line = ReturnLine(
        1,
        f"FA-2026-{position:07d}",
        1,
        invoiced_on,
        SKUS[position % len(SKUS)],
        1,
        1,
        Decimal(5000 + position % 5_000) / 100,
        Decimal(20),
        unit="pièce",
        delivered_on=invoiced_on + timedelta(days=1),
        delivered_to="FR",
        serials=(serial_of(position),),
    )
    opened_on = SAMPLE_DAY - timedelta(days=position % 15)
    return ReturnCase(
        number_of(position),
        Reason.ORDER_ERROR,
        opened_on,
        opened_on + timedelta(days=30),
        customer_of(position),
        (line,),
        tracking=f"XY{position:013d}",
        carrier_delivered_on=opened_on if position % 10 == 0 else None,
    )
