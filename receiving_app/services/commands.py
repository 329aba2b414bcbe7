"""Bench commands: the sheet to print, the check of a scanned one, and a new key for a new sheet."""

from receiving_app.domain.commands import (
    BY_ID,
    COMMANDS,
    Command,
    CommandKey,
    barcode_text,
    command_id,
    signed_by,
)
from receiving_app.domain.people import Right
from receiving_app.domain.printouts import CommandSheet, SheetCode
from receiving_app.domain.profile import Profile
from receiving_app.domain.scan_errors import ForeignCommand, RetiredCommand, UnknownCommand
from receiving_app.services.approve import require_approval
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Approval, Bench, UnitOfWork
from receiving_app.services.rights import needs


@needs(Right.RECEIVE)
def command_sheet(bench: Bench, language: str) -> CommandSheet:
    """Return the sheet to print: every command that the program has, signed by this installation.

    The first sheet makes the key.

    Args:
        bench: where it is printed.
        language: of the sheet, ``fr`` or ``en``.
    """
    with bench.writing() as uow:
        profile = uow.profiles.get() or Profile()
        key = uow.command_keys.current()
        if key is None:
            key = _replace_key(bench, uow)
            record(bench, uow, Act("command_key_made", {"number": key.number}))
            uow.commit()

    def code(command: Command) -> SheetCode:
        label = bench.words.text(f"commands.{command.words}.name", language, item=command.item)
        group = bench.words.text(f"commands.group.{command.group}", language)
        return SheetCode(barcode_text(command.id, key.secret), label, group)

    codes = tuple(map(code, COMMANDS))
    return CommandSheet(codes, profile.seller.name, key.number, bench.clock.today(), language)


@needs(Right.RECEIVE)
def rotate_command_key(bench: Bench, approval: Approval) -> int:
    """Make a new key and return its number: every sheet printed so far is refused from now on.

    Raises:
        ApprovalRequired, ApprovalRefused, ReasonRequired: the approval does not hold.
    """
    name = require_approval(bench, "rotate_command_key", approval)
    with bench.writing() as uow:
        key = _replace_key(bench, uow)
        facts = {"number": key.number, "reason": approval.reason}
        record(bench, uow, Act("command_key_rotated", facts, name))
        uow.commit()
    return key.number


def signed_command(uow: UnitOfWork, text: str) -> Command:
    """Return the command of a barcode's text.

    Raises:
        RetiredCommand: a former sheet of this installation.
        ForeignCommand: another installation's, or forged.
        UnknownCommand: signed here, by a version of the program that has more commands.
    """
    name = command_id(text)
    key = uow.command_keys.current()
    if key is None or not signed_by(text, key.secret):
        for former in uow.command_keys.retired():
            if former.retired_at is not None and signed_by(text, former.secret):
                raise RetiredCommand(name, former.retired_at)
        raise ForeignCommand(name)
    if name not in BY_ID:
        raise UnknownCommand(name)
    return BY_ID[name]


def _replace_key(bench: Bench, uow: UnitOfWork) -> CommandKey:
    return uow.command_keys.replace(bench.secrets.new_key(), bench.clock.now())
