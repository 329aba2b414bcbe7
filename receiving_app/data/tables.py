"""The tables as peewee models: their columns, in the order in which the mappers give and take them.

The schema itself, with its constraints, triggers and indexes, is in ``migrations``; a test holds
the two together. Models are not bound to a database: statements are compiled once, at import, and
run by a ``Session``, so that several files can be open at a time.
"""

from collections.abc import Sequence
from typing import Any

from peewee import SQL, BaseQuery, BlobField, CompositeKey, Field, IntegerField, Model, TextField

from receiving_app.data.tables_quarantine import QuarantineCode, QuarantinedParcel


class Return(Model):
    """A return authorisation and where it stands."""

    id = IntegerField(primary_key=True)
    rma = TextField()
    sequence = IntegerField()
    sequence_reversed = TextField()
    status = TextField()
    reason = TextField()
    opened_on = TextField()
    expires_on = TextField()
    buyer_id = IntegerField()
    customer_code = TextField()
    customer_name = TextField()
    customer_street = TextField()
    customer_postcode = TextField()
    customer_city = TextField()
    customer_country = TextField()
    customer_siren = TextField()
    customer_siret = TextField()
    customer_vat_number = TextField()
    customer_email = TextField()
    customer_electronic_address = TextField()
    customer_address_scheme = TextField()
    customer_language = TextField()
    tracking = TextField()
    carrier_delivered_on = TextField(null=True)
    arrived_at = TextField(null=True)
    waiver = TextField(null=True)
    hold = TextField(null=True)
    revision = IntegerField()

    class Meta:
        """Name of the table."""

        table_name = "returns"


class Line(Model):
    """An invoice line of a return."""

    return_id = IntegerField()
    number = IntegerField()
    invoice = TextField()
    invoice_line = IntegerField()
    invoiced_on = TextField()
    sku = TextField()
    quantity_invoiced = IntegerField()
    quantity_announced = IntegerField()
    unit_price = TextField()
    vat_rate = TextField()
    unit = TextField()
    delivered_on = TextField(null=True)
    delivered_to = TextField()
    received_sku = TextField()
    received_quantity = IntegerField(null=True)
    fault = TextField()
    support_ticket = TextField()
    manufacturer_ticket = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "return_lines"
        primary_key = CompositeKey("return_id", "number")


class AnnouncedSerial(Model):
    """A serial or MAC that the customer announced."""

    return_id = IntegerField()
    line = IntegerField()
    kind = TextField()
    position = IntegerField()
    value = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "announced_serials"
        primary_key = CompositeKey("return_id", "line", "kind", "position")


class ArrivedParcel(Model):
    """A box that reached the bench."""

    return_id = IntegerField()
    number = IntegerField()
    arrived_at = TextField()
    operator = TextField()
    bench = TextField()
    tracking = TextField()
    rma_visible = IntegerField(null=True)
    well_packed = IntegerField(null=True)
    transport_damage = IntegerField(null=True)

    class Meta:
        """Name and key of the table."""

        table_name = "parcels"
        primary_key = CompositeKey("return_id", "number")


class Unit(Model):
    """What is in hand."""

    return_id = IntegerField()
    number = IntegerField()
    line = IntegerField()
    parcel = IntegerField()
    quantity = IntegerField()
    sku = TextField()
    announced_serial = TextField()
    announced_mac = TextField()
    serial = TextField()
    mac = TextField()
    evidence = TextField(null=True)
    condition = TextField(null=True)
    present = TextField()
    choices = TextField()
    decision = TextField(null=True)
    credit_note = TextField(null=True)

    class Meta:
        """Name and key of the table."""

        table_name = "inspected_units"
        primary_key = CompositeKey("return_id", "number")


class CatalogueProduct(Model):
    """A product."""

    sku = TextField(primary_key=True)
    manufacturer = TextField()
    name = TextField()
    family = TextField()
    gtin = TextField()
    warranty_months = IntegerField()
    retired = IntegerField()

    class Meta:
        """Name of the table."""

        table_name = "products"


class Accessory(Model):
    """An accessory on a product's checklist."""

    sku = TextField()
    position = IntegerField()
    key = TextField()
    name_fr = TextField()
    name_en = TextField()
    level = TextField()
    quantity = IntegerField()
    replacement_price = TextField()
    former = IntegerField()

    class Meta:
        """Name and key of the table."""

        table_name = "checklist_items"
        primary_key = CompositeKey("sku", "position")


class ManufacturerPlaybook(Model):
    """What to do with a manufacturer's defective product."""

    position = IntegerField(primary_key=True)
    manufacturer = TextField()
    kind = TextField()
    ticket = TextField()
    portal = TextField()
    valid_from = TextField(null=True)
    valid_to = TextField(null=True)
    text_fr = TextField()
    text_en = TextField()
    version = IntegerField()
    ticket_format = TextField()

    class Meta:
        """Name of the table."""

        table_name = "playbooks"


class CompanyProfile(Model):
    """The single row of settings."""

    id = IntegerField(primary_key=True)
    settings = TextField()
    logo = BlobField()

    class Meta:
        """Name of the table."""

        table_name = "profile"


class IssuedDocument(Model):
    """An issued document, as it was: a link of the documents' chain."""

    position = IntegerField(primary_key=True)
    number = TextField()
    kind = TextField()
    series = TextField()
    sequence = IntegerField()
    rma = TextField()
    customer = TextField()
    issued_on = TextField()
    issued_at = TextField()
    net = TextField()
    gross = TextField()
    cancels = TextField(null=True)
    snapshot_sha256 = TextField()
    pdf_sha256 = TextField()
    previous = TextField()
    hash = TextField()
    snapshot = TextField()
    pdf = BlobField()
    xml_sha256 = TextField(null=True)
    xml = BlobField(null=True)

    class Meta:
        """Name of the table."""

        table_name = "documents"


class CreditedLine(Model):
    """What an issued note gave back of an invoice line."""

    number = TextField()
    position = IntegerField()
    invoice = TextField()
    invoice_line = IntegerField()
    quantity = IntegerField()
    net = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "credit_note_lines"
        primary_key = CompositeKey("number", "position")


class ChargedFee(Model):
    """What a fee rule did on an issued note."""

    number = TextField()
    position = IntegerField()
    rule = TextField()
    version = IntegerField()
    base = TextField()
    assessed = TextField()
    charged = TextField()
    waived = TextField()
    capped = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "credit_note_fees"
        primary_key = CompositeKey("number", "position")


class PrintJob(Model):
    """A document sent to a printer."""

    id = IntegerField(primary_key=True)
    credit_note = TextField()
    printer = TextField()
    at = TextField()

    class Meta:
        """Name of the table."""

        table_name = "print_jobs"


class DeliveryRow(Model):
    """A document on its way out: to a printer, to the platform's folder, to the customer."""

    id = IntegerField(primary_key=True)
    document = TextField()
    channel = TextField()
    target = TextField()
    bench = TextField()
    state = TextField()
    queued_at = TextField()
    changed_at = TextField()
    operator = TextField()
    reason = TextField()
    detail = TextField()
    attempts = IntegerField()
    next_at = TextField(null=True)
    evidence = TextField()

    class Meta:
        """Name of the table."""

        table_name = "deliveries"


class Act(Model):
    """An entry of the journal: a link of its chain."""

    id = IntegerField(primary_key=True)
    at = TextField()
    operator = TextField()
    bench = TextField()
    act = TextField()
    rma = TextField()
    facts = TextField()
    approved_by = TextField()
    previous = TextField()
    hash = TextField()
    personal_sha256 = TextField(null=True)

    class Meta:
        """Name of the table."""

        table_name = "journal"


class SigningKey(Model):
    """A key that signs command barcodes, in use until it is retired."""

    id = IntegerField(primary_key=True)
    secret = BlobField()
    created_at = TextField()
    retired_at = TextField(null=True)

    class Meta:
        """Name of the table."""

        table_name = "command_keys"


class Scanner(Model):
    """What calibration found out about a bench's scanner."""

    bench = TextField(primary_key=True)
    settings = TextField()

    class Meta:
        """Name of the table."""

        table_name = "scanner_profiles"


MODELS: tuple[type[Model], ...] = (
    Return,
    Line,
    AnnouncedSerial,
    ArrivedParcel,
    Unit,
    CatalogueProduct,
    Accessory,
    ManufacturerPlaybook,
    CompanyProfile,
    IssuedDocument,
    CreditedLine,
    ChargedFee,
    PrintJob,
    DeliveryRow,
    Act,
    QuarantinedParcel,
    QuarantineCode,
    SigningKey,
    Scanner,
)


def columns(model: type[Model]) -> list[Field]:
    """Return a table's columns in their order."""
    return model._meta.sorted_fields


def without_id(model: type[Model]) -> list[Field]:
    """Return a table's columns but the one that SQLite numbers by itself."""
    return [field for field in columns(model) if field.column_name != "id"]


def compiled(query: BaseQuery) -> str:
    """Return a query's SQL; each value in it becomes a parameter, in the order written."""
    sql, _ = query.sql()
    return sql


def inserting(model: type[Model], fields: Sequence[Field] | None = None) -> str:
    """Return the SQL that inserts a row, its parameters in the columns' order."""
    chosen = columns(model) if fields is None else fields
    row: list[Any] = [""] * len(chosen)
    return compiled(model.insert_many([row], fields=list(chosen)))


def among(column: Field) -> Any:
    """Return the condition "is one of", its parameter being a JSON list of the values.

    One parameter for any number of values: the statement is compiled once.
    """
    return column.in_(SQL("(SELECT value FROM json_each(?))", [""]))
