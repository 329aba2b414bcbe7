"""Real databases for tests, and a bench that works on one."""

import re
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from receiving_app.data.database import SqliteStore
from receiving_app.data.postgres import dialect
from receiving_app.data.scratch import SqlScratch
from receiving_app.data.store import Store
from receiving_app.data.unit_of_work import SqlUnitOfWork
from receiving_app.domain.credit_note import CreditNote, NoteFee, NoteLine, NoteVat
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.money import VatCategory, vat_on
from receiving_app.domain.quarantine import BoxCode, QuarantineCause, QuarantineRecord
from receiving_app.domain.return_parts import Customer, Parcel, ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.scans import Kind
from receiving_app.domain.vocabulary import Reason, Status
from receiving_app.scanning.interpreter import ScanInterpreter
from receiving_app.services.credit_note_ports import IssuedFiles
from receiving_app.services.ports import Actor, Bench
from receiving_app.wording import DocumentWords
from tests.builders import FRENCH, PRODUCTS, TODAY, a_case, a_line, a_profile, a_seller
from tests.fakes import FakeDocuments, FakeSecrets, FixedClock
from tests.fakes_machine import FakeMachine

NOW = datetime(2026, 11, 23, 8, 30, 0, 250_000, tzinfo=UTC)
PDF = b"%PDF-1.7 not really"
FILES = IssuedFiles(PDF, b"<not-really/>")


def make_store(folder: Path) -> SqliteStore:
    """Open the database of a folder, a new one where there is none; the caller closes it."""
    path = folder / "reception.sqlite3"
    if not path.exists():
        # As the program makes them: private to their user.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(_new_database())
    return SqliteStore.open(path)


@cache
def _new_database() -> bytes:
    """Return the file that the program makes: brought through every migration once, then copied."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.sqlite3"
        SqliteStore.open(path).close()
        return path.read_bytes()


def put_to(store: Store, statement: str) -> None:
    """Run a statement on rows or the schema, as nobody of ours would, in the words of the store."""
    if isinstance(store, SqliteStore):
        store.run(statement)
        return
    # A row put in place of another is SQLite's alone: there it is just put once more.
    worded = dialect.definition(statement.replace("INSERT OR REPLACE", "INSERT"))
    store.run(re.sub(r"x'([0-9a-f]*)'", r"'\\x\1'", worded))


def writing(store: Store) -> SqlUnitOfWork:
    return SqlUnitOfWork(store, write=True)


def reading(store: Store) -> SqlUnitOfWork:
    return SqlUnitOfWork(store, write=False)


def put(store: Store, *cases: ReturnCase) -> None:
    with writing(store) as uow:
        uow.returns.add_many(cases)
        uow.commit()


def rma(sequence: int, year: int = 2026) -> str:
    return RmaNumber.build(year, sequence).text


def a_numbered_case(sequence: int, *lines: ReturnLine, customer: Customer = FRENCH) -> ReturnCase:
    own = lines or (a_line(invoice=f"FA-{sequence}"),)
    return a_case(*own, rma=rma(sequence), customer=customer)


def a_parcel(at: datetime = NOW) -> Parcel:
    return Parcel(0, at, "Sam", "2", tracking="XY0617671405788")


def at_the_bench(case: ReturnCase, at: datetime = NOW) -> ReturnCase:
    return case.arrive(a_parcel(at))


def on_hold(case: ReturnCase, at: datetime = NOW) -> ReturnCase:
    return at_the_bench(case, at).moved(Status.ON_HOLD)


def a_note(case: ReturnCase, number: str, quantity: int = 1, issued_on: date = TODAY) -> CreditNote:
    """Credit so many of the case's first line, without a fee."""
    line = case.lines[0]
    net = line.unit_price * quantity
    tax = vat_on(net, line.vat_rate)
    category = VatCategory.STANDARD
    return CreditNote(
        number=number,
        issued_on=issued_on,
        language="fr",
        rma=case.rma,
        reason=Reason.ORDER_ERROR,
        seller=a_seller(),
        buyer=case.customer,
        lines=(
            NoteLine(
                1,
                line.sku,
                "Téléphone IP",
                line.invoice,
                line.invoice_line,
                line.invoiced_on,
                quantity,
                line.unit,
                line.unit_price,
                category,
                line.vat_rate,
                net,
            ),
        ),
        allowances=(),
        vat=(NoteVat(category, line.vat_rate, net, tax),),
        fees=(
            NoteFee(
                "F-01",
                1,
                "15 %",
                net,
                assessed=Decimal("13.43"),
                charged=Decimal("10.00"),
                waived=Decimal("3.43"),
                waiver_reason="geste commercial",
            ),
        ),
        checks=(),
        goods=net,
        net=net,
        tax=tax,
        gross=net + tax,
        operator="Sam",
    )


def issue(store: Store, case: ReturnCase, quantity: int = 1, day: date = TODAY) -> str:
    """Issue a note of the case under the next number, and return the number."""
    with writing(store) as uow:
        number = str(uow.credit_notes.next_number("AV", day.year, 1))
        uow.credit_notes.add(a_note(case, number, quantity, day), case, FILES, NOW)
        uow.commit()
    return number


def a_real_bench(store: Store, *cases: ReturnCase) -> Bench:
    """Give a bench on a real database with the ordinary catalogue and profile."""
    with writing(store) as uow:
        for product in PRODUCTS.values():
            uow.catalogue.put(product)
        uow.profiles.save(a_profile())
        uow.returns.add_many(cases)
        uow.commit()
    return a_bench_on(store)


def a_bench_on(store: Store) -> Bench:
    """Give a bench on a database as it is."""
    return Bench(
        writing=lambda: SqlUnitOfWork(store, write=True),
        reading=lambda: SqlUnitOfWork(store, write=False),
        clock=FixedClock(TODAY),
        documents=FakeDocuments(),
        words=DocumentWords(),
        secrets=FakeSecrets(),
        actor=Actor("Sam", "2"),
        scratch=SqlScratch,
        interpreter=ScanInterpreter(),
        machine=FakeMachine(),
    )


def a_quarantine_record() -> QuarantineRecord:
    return QuarantineRecord(
        "", QuarantineCause.UNKNOWN, "Sam", "2", NOW, codes=(BoxCode(Kind.UNKNOWN, "RAW", "raw"),)
    )
