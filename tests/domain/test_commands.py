"""The bench's commands: one list, words for each, and a code that a stranger cannot print."""

import re
from datetime import UTC, datetime

import pytest

from receiving_app.domain.commands import (
    BY_ID,
    COMMANDS,
    MOST_ITEMS,
    SHAPE,
    CommandKey,
    Group,
    barcode_text,
    command_id,
    signed_by,
)
from receiving_app.domain.vocabulary import Condition
from receiving_app.wording import LANGUAGES, Wording

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def test_every_act_of_the_bench_has_its_command() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert {command.condition for command in COMMANDS} - {None} == set(Condition)
    for present in (True, False):
        items = [command.item for command in COMMANDS if command.item and command.present is present]
        assert items == list(range(1, MOST_ITEMS + 1))
    assert {"ALLOK", "ALL", "HOLD", "UNDO", "PHOTO", "ISSUE", "PRINT", "NEXT", "BACK", "HELP"} <= set(BY_ID)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_group_has_its_words(language: str) -> None:
    wording = Wording(language)
    names = [wording.command(command).what for command in COMMANDS]

    assert len(set(names)) == len(names)
    for command in COMMANDS:
        said = wording.command(command)
        assert said.what
        assert said.next_step
        assert not str(said).startswith("commands.")
    assert all(wording.text(f"commands.group.{group}")[:9] != "commands." for group in Group)


@pytest.mark.parametrize("command", BY_ID)
def test_a_barcode_holds_only_what_every_scanner_and_keyboard_passes_on(command: str) -> None:
    text = barcode_text(command, KEY)

    # Without Y and Z a QWERTZ host cannot make another command of it.
    assert re.fullmatch(r"CMD-[A-X0-9]+-[A-X0-9]{10}", text)
    assert SHAPE.fullmatch(text)
    assert command_id(text) == command
    assert len(text) <= 22


def test_only_the_installations_own_key_signs() -> None:
    texts = {barcode_text(command, KEY) for command in BY_ID}

    assert len({text[-10:] for text in texts}) == len(texts)
    for text in texts:
        assert signed_by(text, KEY)
        assert not signed_by(text, OTHER_KEY)
        assert not signed_by(text[:-1] + ("0" if text[-1] != "0" else "1"), KEY)
        assert not signed_by(text.replace("CMD", "BDG"), KEY)
    assert not signed_by("CMD-ALLOK-", KEY)
    assert not signed_by("RMA-2026-004101-Z", KEY)
    assert command_id("CMD-ALLOK") == ""


def test_a_code_is_not_that_of_another_command_or_badge() -> None:
    forged = barcode_text("ALL", KEY).replace("CMD-ALL-", "CMD-ISSUE-")

    assert not signed_by(forged, KEY)
    assert signed_by(barcode_text("SAM", KEY, "BDG"), KEY)


def test_a_key_does_not_show_in_its_representation() -> None:
    key = CommandKey(1, b"secret of thirty-two bytes ......", datetime(2026, 11, 23, tzinfo=UTC))

    assert "secret" not in repr(key)
