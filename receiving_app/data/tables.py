"""The tables as peewee models: their columns, in the order in which the mappers give and take them.

The schema itself, with its constraints, triggers and indexes, is in ``migrations``; a test holds
the two together. Models are not bound to a database: statements are compiled once, at import, and
run by a ``Session``, so that several files can be open at a time.
"""

from collections.abc import Sequence
from typing import Any

from receiving_app.data.orm import SQL, BaseQuery, Field, IntegerField, Model
from receiving_app.data.tables_catalogue import Accessory, CatalogueProduct, ManufacturerPlaybook
from receiving_app.data.tables_documents import (
    ChargedFee,
    CreditedLine,
    DeliveryRow,
    IssuedDocument,
    PrintJob,
)
from receiving_app.data.tables_quarantine import QuarantineCode, QuarantinedParcel
from receiving_app.data.tables_returns import AnnouncedSerial, ArrivedParcel, Line, Return, Unit
from receiving_app.data.tables_settings import Act, CompanyProfile, Scanner, SigningKey

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
    value = "CAST(value AS INTEGER)" if isinstance(column, IntegerField) else "value"
    return column.in_(SQL(f"(SELECT {value} FROM json_each(?))", [""]))  # noqa: S608 - one of the two
