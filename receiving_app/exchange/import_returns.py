"""Rows of a returns file to values: each row is either an ``ImportedRow`` or refused with its reason."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import TypeVar

from receiving_app.domain.errors import UnsupportedVat
from receiving_app.domain.identifiers import VatNumber
from receiving_app.domain.money import FRANCE, OTHER_EU, OVERSEAS, vat_treatment
from receiving_app.domain.return_parts import Customer, ReturnLine
from receiving_app.exchange import cells
from receiving_app.exchange.cells import CellProblem
from receiving_app.exchange.csv_source import RawRow
from receiving_app.exchange.fields import Fields, RowRefused, line_refused
from receiving_app.services.import_rows import Columns, ImportedRow, Refusal, RefusedRow, SourceRow

T = TypeVar("T")
Row = ImportedRow | RefusedRow

_NONE: tuple[str, ...] = ()
_HIGHEST_LINE = 999_999
_MOST_CUSTOMERS = 2_048
_CUSTOMER = (
    "customer_code",
    "customer_name",
    "street",
    "postcode",
    "city",
    "country",
    "siren",
    "siret",
    "vat_number",
    "email",
    "electronic_address",
    "address_scheme",
    "language",
)


class ReturnParser:
    """Parses the rows of one file.

    Args:
        columns: where the fields are.
        patterns: regular expressions of RMA numbers other than ours.
        vat_rates: French rates in settings, per cent (decision rule 9).
        today: an invoice dated later is refused.
    """

    def __init__(
        self, columns: Columns, patterns: tuple[str, ...], vat_rates: tuple[Decimal, ...], today: date
    ) -> None:
        self._fields = Fields(columns)
        self._columns = columns
        self._today = today
        self._rma = lru_cache(maxsize=64)(partial(cells.rma, patterns=patterns))
        self._check_vat = lru_cache(maxsize=_MOST_CUSTOMERS)(partial(check_vat, rates=vat_rates))
        self._customers: dict[tuple[str, ...], Customer] = {}

    def parse(self, raw: RawRow) -> ImportedRow | RefusedRow:
        """Return a row's values, or why it is refused."""
        if raw.problem is not None:
            return line_refused(raw, self._columns)
        row = SourceRow(raw.line, raw.cells, self._columns)
        try:
            self._fields.load(row)
            return self._row(row)
        except RowRefused as refused:
            return row.refused(refused.name, refused.code, refused.facts)

    def _row(self, row: SourceRow) -> ImportedRow:
        take = self._fields
        rma = take.required("rma", self._rma)
        reason = take.required("reason", cells.reason)
        opened_on = take.required("opened_on", cells.day)
        expires_on = take.required("expires_on", cells.day)
        if expires_on < opened_on:
            raise RowRefused(
                "expires_on", CellProblem(Refusal.EXPIRES_BEFORE_OPENED, {"opened_on": opened_on})
            )
        customer = self._customer()
        line = self._line()
        self._check_vat(customer.country, line.vat_rate, customer.vat_number)
        tracking = take.optional("tracking", cells.tracking, "")
        delivered = take.optional("carrier_delivered_on", cells.day, None)
        return ImportedRow(rma, reason, opened_on, expires_on, customer, line, tracking, delivered, row)

    def _customer(self) -> Customer:
        take = self._fields
        key = tuple(map(take.raw, _CUSTOMER))
        known = self._customers.get(key)
        if known is None:
            known = _customer(take)
            if len(self._customers) >= _MOST_CUSTOMERS:
                self._customers.clear()
            self._customers[key] = known
        return known

    def _line(self) -> ReturnLine:
        take = self._fields
        invoiced_on = take.required("invoiced_on", cells.day)
        if invoiced_on > self._today:
            raise RowRefused("invoiced_on", CellProblem(Refusal.DATE_IN_FUTURE, {"today": self._today}))
        invoiced = take.required("quantity_invoiced", cells.whole)
        announced = take.required("quantity_announced", cells.whole)
        if announced > invoiced:
            facts = {"announced": announced, "invoiced": invoiced}
            raise RowRefused("quantity_announced", CellProblem(Refusal.ANNOUNCED_ABOVE_INVOICED, facts))
        return ReturnLine(
            0,
            take.required("invoice", cells.invoice),
            take.required("invoice_line", _line_number),
            invoiced_on,
            take.required("sku", cells.sku),
            invoiced,
            announced,
            take.required("unit_price", cells.price),
            take.required("vat_rate", cells.rate),
            take.optional("unit", cells.unit, cells.USUAL_UNIT),
            take.optional("delivered_on", cells.day, None),
            take.optional("delivered_to", cells.country, ""),
            take.optional("received_sku", cells.sku, ""),
            take.optional("received_quantity", cells.whole, None),
            self._list("serials", cells.serial, announced),
            self._list("macs", cells.mac, announced),
            take.text("fault", 500),
            take.text("support_ticket", 60),
            take.text("manufacturer_ticket", 60),
        )

    def _list(self, name: str, parse: Callable[[str], str], most: int) -> tuple[str, ...]:
        values = self._fields.optional(name, partial(cells.each, parse=parse), _NONE)
        if len(values) > most:
            facts = {"count": len(values), "announced": most}
            raise RowRefused(name, CellProblem(Refusal.MORE_SERIALS_THAN_UNITS, facts))
        return values


def _line_number(text: str) -> int:
    return cells.whole(text, 1, _HIGHEST_LINE)


def _customer(take: Fields) -> Customer:
    take.required("customer_name", str)
    return Customer(
        take.text("customer_code", 40),
        take.text("customer_name", 200),
        take.text("street", 200),
        take.text("postcode", 20),
        take.text("city", 100),
        take.required("country", cells.country),
        take.optional("siren", cells.siren, ""),
        take.optional("siret", cells.siret, ""),
        take.optional("vat_number", cells.vat_number, ""),
        take.optional("email", cells.email, ""),
        take.text("electronic_address", 254),
        take.optional("address_scheme", cells.scheme, ""),
        take.optional("language", cells.language, "fr"),
    )


def check_vat(country: str, rate: Decimal, vat_number: str, rates: tuple[Decimal, ...]) -> None:
    """Check that country, rate and VAT number make a treatment we know (decision rule 9).

    Raises:
        RowRefused: naming what is missing or does not fit.
    """
    try:
        vat_treatment(country, rate, vat_number, rates)
    except UnsupportedVat:
        facts = {"country": country, "rate": rate, "rates": rates}
        name, code = _vat_problem(country, rate, vat_number)
        raise RowRefused(name, CellProblem(code, facts)) from None


def _vat_problem(country: str, rate: Decimal, vat_number: str) -> tuple[str, Refusal]:
    if country in OTHER_EU and rate == 0:
        if vat_number and VatNumber(vat_number).country in FRANCE:
            return "vat_number", Refusal.VAT_NUMBER_FRENCH
        return "vat_number", Refusal.VAT_NUMBER_MISSING
    if country in FRANCE | OTHER_EU | OVERSEAS:
        return "vat_rate", Refusal.VAT_RATE_UNKNOWN
    return "vat_rate", Refusal.VAT_RATE_OUTSIDE_EU


def rows_of(parser: ReturnParser, raw_rows: Iterable[RawRow]) -> Iterator[Row]:
    """Parse the rows of a file."""
    return map(parser.parse, raw_rows)
