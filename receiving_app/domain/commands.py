"""The bench's commands: one list for the printed sheet, the screens and the scans.

A command's barcode reads ``CMD-<ID>-<code>``. The code is a keyed check of the id: only an
installation that holds the key can print it, so that a label stuck on a parcel by a stranger never
runs anything. A command added to ``COMMANDS`` joins the sheet and the screens by itself; its words are
in ``resources/i18n/commands.{fr,en}.toml`` under its id.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from receiving_app.domain.vocabulary import Condition

PREFIX = "CMD"
BADGE_PREFIX = "BDG"
MOST_ITEMS = 12
KEY_BYTES = 32
CODE_LENGTH = 10  # of 5 bits each: 50 bits, and bars short enough for a label
# Thirty-two of A-Z and 0-9: no Y and Z, which change places on QWERTZ hosts, no I and O, which look
# like digits. A code is thus never another well-formed one on another keyboard layout.
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWX"
SHAPE = re.compile(rf"(CMD|BDG)-([0-9A-X]{{2,16}})-([{_ALPHABET}]{{{CODE_LENGTH}}})", re.ASCII)

# Also where it was damaged: what follows the id may be most of a code.
_SIGNED = re.compile(rf"({PREFIX}|{BADGE_PREFIX})-(?:([0-9A-X]{{2,16}})-)?.*", re.IGNORECASE | re.DOTALL)


class Group(StrEnum):
    """Where a command stands on the sheet."""

    ACCESSORIES = "accessories"
    CONDITION = "condition"
    ACTS = "acts"
    MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the bench.

    Attributes:
        id: of A–X and 0–9, part of the barcode; the screens bind their actions to it.
        words: key of its words in ``commands.*.toml``.
        item: position of the accessory it is about, from 1; None for none.
        present: for an accessory: whether it is there or missing.
        condition: the condition it records.
    """

    id: str
    group: Group
    words: str = ""
    item: int | None = None
    present: bool | None = None
    condition: Condition | None = None


def _items() -> tuple[Command, ...]:
    present = [Command(f"HERE{n}", Group.ACCESSORIES, "HERE", n, present=True) for n in _numbers()]
    missing = [Command(f"MISS{n}", Group.ACCESSORIES, "MISS", n, present=False) for n in _numbers()]
    return tuple(command for pair in zip(present, missing, strict=True) for command in pair)


def _numbers() -> range:
    return range(1, MOST_ITEMS + 1)


COMMANDS: tuple[Command, ...] = (
    Command(
        "ALLOK",
        Group.ACCESSORIES,
        "ALLOK",
        present=True,
        condition=Condition.UNUSED_ORIGINAL_PACKAGING,
    ),
    Command("ALL", Group.ACCESSORIES, "ALL", present=True),
    *_items(),
    Command("NEW", Group.CONDITION, "NEW", condition=Condition.UNUSED_ORIGINAL_PACKAGING),
    Command("OPENED", Group.CONDITION, "OPENED", condition=Condition.UNUSED_OPENED),
    Command("USED", Group.CONDITION, "USED", condition=Condition.USED),
    Command("DAMAGED", Group.CONDITION, "DAMAGED", condition=Condition.DAMAGED),
    Command("ISSUE", Group.ACTS, "ISSUE"),
    Command("PRINT", Group.ACTS, "PRINT"),
    Command("HOLD", Group.ACTS, "HOLD"),
    Command("NONUM", Group.ACTS, "NONUM"),
    Command("UNDO", Group.ACTS, "UNDO"),
    Command("PHOTO", Group.ACTS, "PHOTO"),
    Command("SLIP", Group.ACTS, "SLIP"),
    Command("TAKE", Group.ACTS, "TAKE"),
    Command("NEXT", Group.MOVING, "NEXT"),
    Command("BACK", Group.MOVING, "BACK"),
    Command("HELP", Group.MOVING, "HELP"),
)
BY_ID = {command.id: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class CommandKey:
    """A key of this installation; ``retired_at`` says since when its sheets are no longer valid.

    Attributes:
        number: counts the keys from 1; printed on the sheet, so that two sheets are told apart.
        secret: never shown, logged or journalled: left out of the representation.
    """

    number: int
    secret: bytes = field(repr=False)
    created_at: datetime
    retired_at: datetime | None = None


def barcode_text(command: str, secret: bytes, prefix: str = PREFIX) -> str:
    """Return the text of a command's barcode: letters A–X, digits and hyphens.

    Args:
        command: its id.
        secret: the installation's key.
        prefix: ``CMD``, or ``BDG`` for somebody's badge, which is made with a key used once.
    """
    return f"{prefix}-{command}-{_code(f'{prefix}-{command}', secret)}"


def signed_by(text: str, secret: bytes) -> bool:
    """Tell whether a barcode's text was made with this key, in a time that tells nothing of the code."""
    import hmac

    shape = SHAPE.fullmatch(text)
    return shape is not None and hmac.compare_digest(
        barcode_text(shape[2], secret, shape[1]).encode(), text.encode()
    )


def command_id(text: str) -> str:
    """Return the id in a barcode's text, or empty where it has not the shape of one."""
    shape = SHAPE.fullmatch(text)
    return shape[2] if shape else ""


def masked(text: str) -> str:
    """Return a text without what signs a command or a badge in it, as ``CMD-ISSUE-…``.

    What is stored or shown of a scan is this: a copy of it must not be a sheet of commands.
    """
    return _SIGNED.sub(lambda found: f"{found[1]}-{found[2]}-…" if found[2] else f"{found[1]}-…", text)


def _code(signed: str, secret: bytes) -> str:
    import hmac  # brings OpenSSL along: not before the first command

    number = int.from_bytes(hmac.digest(secret, signed.encode(), "sha256"))
    return "".join(_ALPHABET[number >> (256 - 5 * (place + 1)) & 31] for place in range(CODE_LENGTH))
