"""A JSON file of objects read as a stream: one object a row, its keys the headers.

Either an array of objects, or an object whose first array holds them (``{"retours": [ … ]}``). The
file is gone through once before any row is given: a half-written one is refused whole, and the keys
of all objects are known. No more than one object is kept.
"""

import codecs
import io
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange.csv_source import RawRow, reading, require_regular
from receiving_app.services.import_rows import Refusal

LONGEST_OBJECT = 1 << 20
_BLOCK = 1 << 16
_MOST_KEYS = 200
_SPACES = " \t\r\n"


class _Pairs(list[tuple[str, Any]]):
    """An object as it is written: a key that comes twice comes twice."""


class _NoNumber:
    """``NaN`` and the infinities, which JSON does not have and some programs write."""

    def __init__(self, name: str) -> None:
        self.name = name


# Numbers stay the characters they are: 89.50 is no binary float.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_Pairs, parse_float=str, parse_int=str, parse_constant=_NoNumber
)


class _Broken(Exception):
    """The text is no JSON, or ends in the middle."""


class _Elements:
    """Cuts a text into the elements of its array, with the number of the line each begins in."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream
        self._text = ""
        self._at = 0
        self._line = 1

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        self._into_array()
        if self._peek() != "]":
            while True:
                line = self._line_here()
                yield line, self._value()
                if self._take() != ",":
                    break
                if self._peek() == "]":
                    raise _Broken
            self._at -= 1
        self._require("]")

    def _into_array(self) -> None:
        if self._peek() == "{":
            self._take()
            while True:
                self._value()  # a key
                self._require(":")
                if self._peek() == "[":
                    break
                self._value()
                self._require(",")
        self._require("[")

    def _value(self) -> Any:
        """Decode the value that comes next."""
        self._peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except (json.JSONDecodeError, RecursionError) as error:
                if isinstance(error, RecursionError) or not self._more():
                    raise _Broken from error
                continue
            # A number at the end of what was read may go on.
            if end == len(self._text) and self._more():
                continue
            self._at = end
            return value

    def _more(self) -> bool:
        """Read on, keeping what is not decoded yet; tell whether there was anything."""
        self._line += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :], 0
        if len(self._text) > LONGEST_OBJECT:
            raise _Broken
        block = self._stream.read(max(_BLOCK, len(self._text)))
        self._text += block
        return bool(block)

    def _peek(self) -> str:
        """Return the next character that is no space, without taking it; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACES:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _take(self) -> str:
        character = self._peek()
        self._at += 1
        return character

    def _require(self, character: str) -> None:
        if self._take() != character:
            raise _Broken

    def _line_here(self) -> int:
        self._peek()
        return self._line + self._text.count("\n", 0, self._at)


class JsonSource:
    """An open JSON file; a context manager.

    Attributes:
        headers: the keys of all objects, in the order in which they first come.
        size: bytes of the file.
    """

    separator = ""
    sheet = ""
    other_sheets: tuple[str, ...] = ()

    def __init__(self, path: Path, recognised: Callable[[Sequence[str]], int]) -> None:
        """Open and go through the file once.

        Args:
            path: a regular file.
            recognised: how many of some keys are known; 0 refuses the file.

        Raises:
            UnreadableFile: it is missing, refused by the system, no JSON, half written or not ours;
                ``problem`` says which.
        """
        self.path = path
        require_regular(path)
        with reading(path):
            self._raw = path.open("rb")
            try:
                self.size = path.stat().st_size
                self.encoding = "utf-8-sig" if self._raw.read(3) == codecs.BOM_UTF8 else "utf-8"
                self.headers, self._count = self._gone_through()
            except BaseException:
                self._raw.close()
                raise
        if self._count and not recognised(self.headers):
            self._raw.close()
            raise UnreadableFile(str(path), "not_ours")

    @property
    def position(self) -> int:
        """Return how many bytes were read so far."""
        return 0 if self._raw.closed else self._raw.tell()

    def rows(self) -> Iterator[RawRow]:
        """Iterate over the objects; one that is no row is given with its problem.

        Raises:
            UnreadableFile: the disk or the network share gave up, or the file was changed meanwhile.
        """
        with reading(self.path):
            for line, value in self._elements():
                yield self._row(line, value)

    def has_rows(self) -> bool:
        """Tell whether there is any object."""
        return self._count > 0

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _elements(self) -> Iterator[tuple[int, Any]]:
        self._raw.seek(0)
        text = io.TextIOWrapper(self._raw, self.encoding)
        try:
            yield from _Elements(text)
        except (_Broken, UnicodeDecodeError):
            raise UnreadableFile(str(self.path), "json_broken") from None
        finally:
            text.detach()

    def _gone_through(self) -> tuple[tuple[str, ...], int]:
        keys: dict[str, None] = {}
        count = 0
        for _, value in self._elements():
            count += 1
            if isinstance(value, _Pairs):
                keys.update(dict.fromkeys(key for key, _ in value))
            if len(keys) > _MOST_KEYS:
                raise UnreadableFile(str(self.path), "not_ours")
        return tuple(keys), count

    def _row(self, line: int, value: Any) -> RawRow:
        if not isinstance(value, _Pairs):
            return RawRow(line, (str(value)[:80],), Refusal.NOT_AN_OBJECT)
        known = dict(value)
        cells = tuple(_text_of(known.get(header)) for header in self.headers)
        if len(known) < len(value):
            return RawRow(line, tuple(cell or "" for cell in cells), Refusal.KEY_TWICE)
        if None in cells:
            return RawRow(line, tuple(cell or "" for cell in cells), Refusal.NESTED_VALUE)
        return RawRow(line, tuple(cell or "" for cell in cells))


def _text_of(value: Any) -> str | None:
    """Return a value as a cell; None where it has no place in one. Several are separated as in a CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not isinstance(value, _Pairs):
        parts = [_text_of(part) for part in value]
        plain = all(
            isinstance(part, str) and not isinstance(whole, list)
            for part, whole in zip(parts, value, strict=True)
        )
        return "|".join(part or "" for part in parts) if plain else None
    return None
