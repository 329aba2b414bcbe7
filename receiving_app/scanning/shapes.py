"""What a text on a label is: the identifiers it can be, each with its proof.

For one text the first kind that fits is taken, from the most certain to the vaguest; several kinds for
one scan come from several decodings of it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from urllib.parse import parse_qsl, urlsplit

from receiving_app.domain import commands
from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.identifiers import MacAddress, SerialNumber, parse_rma
from receiving_app.domain.scans import Hints, Kind, Meaning, Part, Proof
from receiving_app.scanning import symbols
from receiving_app.scanning.carriers import tracking
from receiving_app.scanning.symbols import Found

_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad]")
_OUR_RMA = re.compile(r"RMA-?\d{4}-?\d{6}-?[0-9A-Z]", re.ASCII | re.IGNORECASE)
# One character off in any place; such a text is a misread number, and no serial.
_NEAR_RMA = re.compile(
    r"(?:RM[0-9A-Z]|R[0-9A-Z]A|[0-9A-Z]MA)-?[0-9A-Z]{4}-?[0-9A-Z]{6}-?[0-9A-Z]", re.ASCII | re.IGNORECASE
)
_OUR_LABEL = re.compile(r"([QB])-(\d{4})-(\d{6})", re.ASCII)
_LABELS = {"Q": Kind.QUARANTINE, "B": Kind.BATCH}
_INVOICE = re.compile(r"[A-Z]{1,4}-?20\d{2}-\d{3,8}", re.ASCII)
_SEPARATED_MAC = re.compile(
    r"[0-9A-F]{2}([:-])(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}|(?:[0-9A-F]{4}\.){2}[0-9A-F]{4}", re.ASCII
)
_BARE_MAC = re.compile(r"(?=[0-9]*[A-F])[0-9A-F]{12}", re.ASCII)
_DIGIT_MAC = re.compile(r"\d{12}", re.ASCII)
_FIELD = re.compile(
    r"(?<![A-Z0-9])(S/?N|SERIAL(?: N[O°])?|MAC(?: ADDRESS)?|EAN|GTIN|P/?N|SKU)\s*[:=#]\s*([0-9A-Z][0-9A-Z:._/-]*)",
    re.ASCII,
)
_FIELDS = {"S": Kind.SERIAL, "M": Kind.MAC, "E": Kind.GTIN, "G": Kind.GTIN, "P": Kind.SKU}
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?", re.ASCII)
_CODE = re.compile(r"[0-9A-Z][0-9A-Z ./_+#:-]{1,79}", re.ASCII)
_SERIAL = re.compile(r"(?=[A-Z-]*[0-9])[0-9A-Z][0-9A-Z-]{4,38}[0-9A-Z]", re.ASCII | re.IGNORECASE)
_LONGEST = 2048


def identify(text: str, hints: Hints) -> Iterator[Found]:
    """Yield what a decoded text is: one thing by its form, and perhaps what only the database can tell.

    Args:
        text: on the label, the host's layout undone, the scanner's own prefix removed.
        hints: patterns of RMA numbers.
    """
    body = text.strip(" ")
    if not body or len(body) > _LONGEST:
        return
    first = next(chain.from_iterable(form(body, hints) for form in _FORMS), None)
    if first is not None:
        yield first
    plain = symbols.without_aim(body)
    if (first is None or first.proof > Proof.FORM) and _CODE.fullmatch(plain.upper()):
        yield Found(Kind.SERIAL, plain.upper(), Proof.FILE)


def is_web_address(text: str) -> bool:
    """Tell whether a text is a web address; it proves the layout, though it is no identifier."""
    return _URL.fullmatch(text) is not None


def is_misread(text: str, meanings: tuple[Meaning, ...]) -> bool:
    """Tell whether a text is, but for a character, an RMA number of ours, and its check disagrees."""
    shaped = _NEAR_RMA.fullmatch(symbols.without_aim(text)) is not None
    return shaped and not any(meaning.kind is Kind.RMA for meaning in meanings)


def _gs1(text: str, _hints: Hints) -> Iterator[Found]:
    return symbols.elements(text)


def _number(text: str, _hints: Hints) -> Iterator[Found]:
    return symbols.number(symbols.without_aim(text))


def _rma(text: str, hints: Hints) -> Iterator[Found]:
    plain = _DASHES.sub("-", symbols.without_aim(text))
    if _OUR_RMA.fullmatch(plain):
        try:
            yield Found(Kind.RMA, parse_rma(plain), Proof.CHECK)
        except InvalidIdentifier:
            return
    elif hints.rma_patterns:
        try:
            yield Found(Kind.RMA, parse_rma(plain, hints.rma_patterns), Proof.SHAPE)
        except InvalidIdentifier:
            return


def _ours(text: str, _hints: Hints) -> Iterator[Found]:
    plain = symbols.without_aim(text)
    if commands.SHAPE.fullmatch(plain):
        kind = Kind.BADGE if plain.startswith(commands.BADGE_PREFIX) else Kind.COMMAND
        yield Found(kind, plain, Proof.SHAPE)
    label = _OUR_LABEL.fullmatch(plain.upper())
    if label:
        yield Found(_LABELS[label[1]], plain.upper(), Proof.SHAPE)


def _mac(text: str, _hints: Hints) -> Iterator[Found]:
    upper = symbols.without_aim(text).upper()
    if _SEPARATED_MAC.fullmatch(upper) or _BARE_MAC.fullmatch(upper):
        yield Found(Kind.MAC, MacAddress(upper).text, Proof.SHAPE)


def _tracking(text: str, _hints: Hints) -> Iterator[Found]:
    return tracking(symbols.without_aim(text).upper())


def _fields(text: str, _hints: Hints) -> Iterator[Found]:
    """Yield what labelled values hold, as ``S/N: 20EZ2F960063 MAC: C074AD2533D9``."""
    return _together(
        (_FIELDS[match[1][0] if match[1] != "SKU" else "P"], match[2])
        for match in _FIELD.finditer(text.upper())
    )


def _web(text: str, _hints: Hints) -> Iterator[Found]:
    """Yield what a web address on a box holds: a GS1 Digital Link, or fields like ``?sn=…&mac=…``."""
    if not is_web_address(text):
        return
    yield from symbols.digital_link(text)
    try:
        fields = parse_qsl(urlsplit(text).query, max_num_fields=20)
    except ValueError:
        return
    names = {"sn": Kind.SERIAL, "serial": Kind.SERIAL, "mac": Kind.MAC, "gtin": Kind.GTIN, "ean": Kind.GTIN}
    yield from _together((names[name.lower()], value) for name, value in fields if name.lower() in names)


def _together(fields: Iterator[tuple[Kind, str]]) -> Iterator[Found]:
    parts = tuple(part for kind, value in fields for part in _field(kind, value))
    if parts:
        yield Found(parts[0].kind, parts[0].value, Proof.SHAPE, parts[1:])


def _field(kind: Kind, value: str) -> Iterator[Part]:
    """Yield a labelled value if it is what the label says."""
    if kind is Kind.GTIN:
        yield from (Part(found.kind, found.value) for found in symbols.number(value) if found.kind is kind)
        return
    parse = MacAddress if kind is Kind.MAC else SerialNumber
    try:
        yield Part(kind, parse(value).text)
    except InvalidIdentifier:
        return


def _invoice(text: str, _hints: Hints) -> Iterator[Found]:
    if _INVOICE.fullmatch(text):
        yield Found(Kind.INVOICE, text, Proof.FORM)


def _serial(text: str, _hints: Hints) -> Iterator[Found]:
    """Yield a serial by its form: letters, hyphens, at least one digit, six characters or more.

    Slashes, dots and underscores, though serials may hold them, are more often hyphens of another
    layout: such a serial has to be on file.
    """
    plain = symbols.without_aim(text)
    if _SERIAL.fullmatch(plain) and not _NEAR_RMA.fullmatch(plain):
        yield Found(Kind.SERIAL, SerialNumber(plain).text, Proof.FORM)


_FORMS: tuple[Callable[[str, Hints], Iterator[Found]], ...] = (
    _rma,
    _ours,
    _gs1,
    _number,
    _mac,
    _web,
    _fields,
    _tracking,
    _invoice,
    _serial,
)
