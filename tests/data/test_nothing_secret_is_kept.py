"""A known PIN and a known badge go through every path: neither is found again in anything that is kept or told."""

import logging
import traceback
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.errors import DomainError
from receiving_app.domain.people import Role
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.approve import require_approval
from receiving_app.services.backups import back_up
from receiving_app.services.people import (
    add_person,
    make_first_administrator,
    people,
    set_badge,
    sign_in,
    whose_badge,
)
from receiving_app.services.pins import change_own_pin, recover, set_pin
from receiving_app.services.ports import Approval
from receiving_app.services.scan import scan
from receiving_app.wording import in_language

# Long enough to be found nowhere by chance.
PIN, OTHER_PIN, WRONG_PIN, WEAK_PIN = "739158264017", "604829375106", "918273640559", "777777777777"
BADGE, FOREIGN_BADGE = "BDG-P001-X7M4Q9K2HT", "BDG-P009-W3N8V5R1JS"
SECRETS = (
    PIN,
    OTHER_PIN,
    WRONG_PIN,
    WEAK_PIN,
    *(badge.rsplit("-", 1)[1] for badge in (BADGE, FOREIGN_BADGE)),
)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    opened = open_context(Options(str(tmp_path), today=SAMPLE_DAY))
    opened.install_example()
    yield opened
    opened.close()


def _refused(act: Callable[[], object]) -> str:
    """Return everything that a refusal may come to be shown or logged as."""
    with pytest.raises(DomainError) as refusal:
        act()
    error = refusal.value
    told = [str(error), repr(error), str(error.data()), *map(str, map(in_language("en").error, [error]))]
    return "\n".join([*told, "".join(traceback.format_exception(error))])


def _everything(context: AppContext) -> str:
    """Go through every path with a PIN or a badge in it, and return what was said on the way."""
    bench = context.bench
    said = [_refused(lambda: make_first_administrator(bench, "Ana", WEAK_PIN))]
    make_first_administrator(bench, "Ana", PIN, BADGE)
    lou = add_person(bench, "Lou", Role.SUPERVISOR, WRONG_PIN)
    set_pin(bench, lou.number, OTHER_PIN)
    said += [
        _refused(lambda: sign_in(bench, BADGE, WRONG_PIN)),
        _refused(lambda: sign_in(bench, FOREIGN_BADGE, PIN)),
        _refused(lambda: sign_in(bench, PIN, PIN)),
        _refused(lambda: set_badge(bench, lou.number, PIN)),
        _refused(lambda: set_badge(bench, lou.number, BADGE)),
        _refused(lambda: add_person(bench, "Max", Role.OPERATOR, WEAK_PIN)),
        _refused(lambda: change_own_pin(bench, WRONG_PIN, OTHER_PIN)),
        _refused(lambda: require_approval(bench, "waive_fee", Approval("Lou", WRONG_PIN, "geste"))),
    ]
    sign_in(bench, BADGE, PIN)
    change_own_pin(bench, PIN, OTHER_PIN)
    recover(bench, "Ana", PIN)
    approval = Approval(BADGE, PIN, "geste")
    said += [require_approval(bench, "waive_fee", approval), repr(approval)]
    said += [repr(whose_badge(bench, BADGE)), repr(people(bench)), repr(bench.actor), repr(bench.waits)]
    scan(bench, BADGE)
    scan(bench, FOREIGN_BADGE)
    scan(bench, BADGE.lower())
    for _ in range(2):
        said.append(_refused(lambda: sign_in(bench, "Lou", WRONG_PIN)))
    said.append(_refused(lambda: sign_in(bench, "Lou", WRONG_PIN)))
    return "\n".join(said)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        yield path.name, path.read_bytes()


def test_no_pin_and_no_badge_is_in_any_text_log_row_file_or_backup(
    context: AppContext, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    said = _everything(context)
    back_up(context.bench, context.backup_shelf())
    today = context.bench.clock.today()
    with context.bench.reading() as uow:
        journal = repr(uow.journal.of_return("")) + repr(list(uow.journal.links(today, today + timedelta(1))))
    texts = {"said": said, "log": caplog.text, "journal": journal}
    for secret in SECRETS:
        assert [name for name, text in texts.items() if secret.casefold() in text.casefold()] == []
        found = [name for name, content in _files(tmp_path) if secret.encode() in content]
        assert found == []
        assert [name for name, content in _files(tmp_path) if secret.lower().encode() in content] == []


def test_the_search_itself_finds_what_is_there(context: AppContext, tmp_path: Path) -> None:
    """A check that cannot fail is none: a name that is kept is found in the file and in its backup."""
    make_first_administrator(context.bench, "Zzyzx Quetzal", PIN)
    back_up(context.bench, context.backup_shelf())
    found = [name for name, content in _files(tmp_path) if b"Zzyzx Quetzal" in content]
    assert len(found) >= 2
