"""Frozen dataclasses to canonical JSON and back, driven by their type hints.

The same value always gives the same text (sorted keys, no spaces, nothing escaped that needs no
escape), so that the hash of a stored snapshot can be recomputed. Decimals, days and instants are
texts; nothing ever passes through a binary float.
"""

import base64
import dataclasses
import json
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from receiving_app.domain.errors import DomainError

T = TypeVar("T")
_Decoder = Callable[[Any], Any]
_Encoder = Callable[[Any], object]
_AS_THEY_ARE = frozenset({NoneType, bool, int, str})
# Made once: ``json.dumps`` makes a new one for each text.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class MalformedText(ValueError):
    """A text is not the canonical JSON of the type asked for."""


def encode(value: object) -> str:
    """Return the canonical JSON text of a frozen dataclass or of plain values.

    Raises:
        TypeError: it holds something whose text would not be exact, such as a float.
    """
    return canonical_json(plain(value))


def canonical_json(value: object) -> str:
    """Return the one way in which JSON's own types are written here."""
    return _CANONICAL.encode(value)


def decode(kind: type[T], text: str) -> T:
    """Return the value of a type from its JSON text; fields added since take their default.

    Raises:
        MalformedText: it is not JSON, or not of this type.
    """
    hashable: Any = kind  # as every class is; mypy does not see it through the type variable
    try:
        value: T = _decoder(hashable)(json.loads(text))
    except (ValueError, TypeError, InvalidOperation, DomainError) as error:
        raise MalformedText(f"{kind.__name__}: {error}") from error
    return value


def instant(value: datetime) -> str:
    """Return an aware instant as text in UTC whose order is the order in time.

    Raises:
        ValueError: it has no time zone.
    """
    if value.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def plain(value: object) -> object:
    """Return a value as JSON's own types.

    Raises:
        TypeError: it holds something whose text would not be exact, such as a float.
    """
    kind: Any = type(value)  # hashable, as every class is; mypy does not see it
    return _encoder(kind)(value)


@cache
def _encoder(kind: Hashable) -> _Encoder:
    """Return what makes values of a type plain; chosen once for each type."""
    if not isinstance(kind, type):
        raise TypeError(f"no type: {kind}")
    if dataclasses.is_dataclass(kind):
        return _record_encoder(kind)
    for base, encoder in _ENCODERS:
        if issubclass(kind, base):
            return encoder
    raise TypeError(f"no exact text for {kind.__name__}")


def _record_encoder(kind: type[Any]) -> _Encoder:
    names = tuple(field.name for field in dataclasses.fields(kind))

    def encoder(value: Any) -> dict[str, object]:
        facts = ((name, getattr(value, name)) for name in names)
        return {name: fact if type(fact) in _AS_THEY_ARE else plain(fact) for name, fact in facts}

    return encoder


# The first that fits: an enumeration of texts is a text too, an instant a day.
_ENCODERS: tuple[tuple[Any, _Encoder], ...] = (
    (StrEnum, lambda value: value.value),
    (tuple(_AS_THEY_ARE), lambda value: value),
    ((tuple, list), lambda value: [plain(item) for item in value]),
    ((frozenset, set), lambda value: sorted((plain(item) for item in value), key=str)),
    (Mapping, lambda value: {str(key): plain(item) for key, item in value.items()}),
    (Decimal, str),
    (datetime, instant),
    (date, date.isoformat),
    (bytes, lambda value: base64.b64encode(value).decode("ascii")),
)


@cache
def _decoder(kind: Hashable) -> _Decoder:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind)
    if origin is tuple:
        return _tuple_of(get_args(kind))
    if origin is frozenset:
        item = _decoder(get_args(kind)[0])
        return lambda raw: frozenset(item(value) for value in _list(raw))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    return _SCALARS.get(kind) or _enum(kind)


def _optional(kind: Any) -> _Decoder:
    (inner,) = (_decoder(member) for member in get_args(kind) if member is not NoneType)
    return lambda raw: None if raw is None else inner(raw)


def _tuple_of(members: tuple[Any, ...]) -> _Decoder:
    if members[-1] is Ellipsis:
        item = _decoder(members[0])
        return lambda raw: tuple(item(value) for value in _list(raw))
    items = tuple(_decoder(member) for member in members)
    return lambda raw: tuple(item(value) for item, value in zip(items, _list(raw), strict=True))


def _dataclass(kind: type[Any]) -> _Decoder:
    hints = get_type_hints(kind)
    items = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def decoder(raw: Any) -> Any:
        if not isinstance(raw, dict):
            raise TypeError(f"{kind.__name__} expected")
        if not raw.keys() <= items.keys():
            raise TypeError(f"unknown fields: {sorted(raw.keys() - items.keys())}")
        return kind(**{name: items[name](value) for name, value in raw.items()})

    return decoder


def _enum(kind: Any) -> _Decoder:
    if not issubclass(kind, StrEnum):
        raise TypeError(f"no exact text for {kind}")
    decoder: _Decoder = kind
    return decoder


def _list(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError("list expected")
    return raw


def _exactly(kind: type[Any]) -> _Decoder:
    def decoder(raw: Any) -> Any:
        if type(raw) is not kind:
            raise TypeError(f"{kind.__name__} expected")
        return raw

    return decoder


def _from_text(convert: Callable[[str], Any]) -> _Decoder:
    def decoder(raw: Any) -> Any:
        if not isinstance(raw, str):
            raise TypeError("text expected")
        return convert(raw)

    return decoder


_SCALARS: dict[Any, _Decoder] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    Decimal: _from_text(Decimal),
    datetime: _from_text(datetime.fromisoformat),
    date: _from_text(date.fromisoformat),
    bytes: _from_text(lambda text: base64.b64decode(text, validate=True)),
}
