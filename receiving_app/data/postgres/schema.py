"""The schema on a server, taken over from a database of SQLite with everything that is in it.

A new database takes over an empty one; moving to PostgreSQL takes over the one in use: it is the same act.
Triggers and indexes come after the rows, which are taken as they are.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from receiving_app.data.migrations import MIGRATIONS, VERSION
from receiving_app.data.postgres import dialect, functions

MARK = "reception_rma"
"""The table that tells that a database is ours, and holds the version of its schema."""

Execute = Callable[..., Any]

_MARKED = f"CREATE TABLE {MARK} (version BIGINT NOT NULL)"
_MASTER = """SELECT type, name, sql FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"""
_REFERENCE = re.compile(r'REFERENCES\s+"?(\w+)"?')
_COUNTED = re.compile(r"\bid INTEGER PRIMARY KEY\b")
_HIDDEN = (2, 3)  # generated columns, as PRAGMA table_xinfo marks them
_ROWS_OF = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of SQLite: its name, its definition, and its columns but the generated ones."""

    name: str
    sql: str
    columns: tuple[str, ...]

    @property
    def reading(self) -> str:
        """The query of all its rows."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"  # noqa: S608 - names from the schema itself

    @property
    def counts_itself(self) -> bool:
        """Tell whether the database numbers its rows."""
        return _COUNTED.search(self.sql) is not None


def tables(source: sqlite3.Connection) -> list[Table]:
    """Return the tables, each after those that it refers to."""
    found = {name: sql for kind, name, sql in source.execute(_MASTER) if kind == "table"}
    ordered: list[str] = []

    def put(name: str) -> None:
        if name not in ordered:
            for parent in _REFERENCE.findall(found[name]):
                if parent != name:
                    put(parent)
            ordered.append(name)

    for name in found:
        put(name)
    return [Table(name, found[name], tuple(_columns(source, name))) for name in ordered]


def create(execute: Execute, source: sqlite3.Connection) -> None:
    """Make functions, tables and the mark; the rows come before ``protect``."""
    for statement in (*functions.STATEMENTS, _MARKED):
        execute(statement)
    execute(f"INSERT INTO {MARK} VALUES ($1)", [VERSION])  # noqa: S608 - our own table
    for table in tables(source):
        execute(dialect.definition(table.sql))


def protect(execute: Execute, source: sqlite3.Connection) -> None:
    """Make indexes and triggers, and let numbering go on after the last row."""
    for kind, _, sql in source.execute(_MASTER):
        if kind != "table":
            execute(dialect.definition(sql))
    for table in tables(source):
        if table.counts_itself:
            after = f"coalesce((SELECT max(id) FROM {table.name}), 0) + 1"  # noqa: S608 - a name from the schema
            execute(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {after}, false)")


def upgrade(execute: Execute, version: int) -> None:
    """Bring a schema to this program's version; the caller holds the transaction."""

    def translating(sql: str, parameters: Sequence[object] = ()) -> Any:
        if _ROWS_OF.match(sql):
            return execute(dialect.query(sql), list(parameters))
        return execute(dialect.definition(sql))

    for steps in MIGRATIONS[version:]:
        for step in steps:
            if isinstance(step, str):
                translating(step)
            else:
                step(translating)
    execute(f"UPDATE {MARK} SET version = $1", [VERSION])  # noqa: S608 - our own table


def described(execute: Execute) -> dict[str, str]:
    """Return the definition of everything in the schema by its name, as the server words it."""
    found: dict[str, str] = {}
    for query in _DESCRIPTIONS:
        found |= {str(name): str(text) for name, text in execute(query).fetchall()}
    return found


def _columns(source: sqlite3.Connection, table: str) -> Iterator[str]:
    for _, name, _, _, _, _, hidden in source.execute(f"PRAGMA table_xinfo({table})"):
        if hidden not in _HIDDEN:
            yield name


_DESCRIPTIONS = (
    # Columns by their names: after an upgrade they stand in another order than in a new database.
    """SELECT relname || '.' || attname, format_type(atttypid, atttypmod) || attnotnull || attgenerated::text
            || coalesce(pg_get_expr(adbin, adrelid), '') || coalesce(collname, '')
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum AND attidentity = ''
        LEFT JOIN pg_collation ON pg_collation.oid = attcollation
        WHERE relnamespace = current_schema()::regnamespace AND attnum > 0 AND NOT attisdropped""",
    """SELECT relname || ' index', replace(pg_get_indexdef(indexrelid), current_schema()::regnamespace::text || '.', '')
        FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
        WHERE relnamespace = current_schema()::regnamespace""",
    """SELECT relname || ' ' || conname, pg_get_constraintdef(pg_constraint.oid)
        FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
        WHERE relnamespace = current_schema()::regnamespace AND contype <> 'n'""",
    """SELECT relname || ' trigger ' || tgname, tgenabled::text || prosrc || ' ' || tgtype
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal""",
    # What an extension brought, as for monitoring, is the administrator's.
    """SELECT proname || '(' || pg_get_function_arguments(pg_proc.oid) || ')', prosrc || provolatile::text
        FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT FROM pg_depend
            WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')""",
    # What would keep rows from being written or seen, or from outlasting a crash, without a word.
    """SELECT relname || ' rule ' || rulename, pg_get_ruledef(pg_rewrite.oid)
        FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class AND relkind = 'r'
        WHERE relnamespace = current_schema()::regnamespace""",
    """SELECT relname || ' rows', relpersistence::text || relrowsecurity::text
        FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'""",
)
