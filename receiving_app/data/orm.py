"""peewee, and the one place that imports it: without psycopg, which it loads wherever that is installed.

A bench with a file of its own would wait a quarter of a second longer at each start for a driver it never uses.
"""

import sys

_UNASKED = "psycopg" not in sys.modules
if _UNASKED:
    # As if it were not installed: importing what stands here as None fails.
    sys.modules["psycopg"] = None  # type: ignore[assignment]  # the documented way to forbid an import
try:
    from peewee import (
        SQL,
        BaseQuery,
        BlobField,
        CompositeKey,
        DatabaseError,
        Field,
        IntegerField,
        IntegrityError,
        Model,
        PeeweeException,
        SqliteDatabase,
        TextField,
    )
finally:
    if _UNASKED:
        del sys.modules["psycopg"]

__all__ = [
    "SQL",
    "BaseQuery",
    "BlobField",
    "CompositeKey",
    "DatabaseError",
    "Field",
    "IntegerField",
    "IntegrityError",
    "Model",
    "PeeweeException",
    "SqliteDatabase",
    "TextField",
]
