"""Programs that work together on one PostgreSQL server, and a server that goes away under them."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.database_errors import DatabaseUnreachable, OutcomeUnknown
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.scan import scan
from tests.faults.dropping_proxy import DroppingProxy
from tests.faults.programs import DAY, acknowledged, hold_to, program
from tests.postgres import Server, running_server

PROGRAMS = 8


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    made = server.database()
    yield made
    server.drop(made)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server of this test's own, which may be ended."""
    with running_server() as started:
        yield started


def _together(folder: Path, address: str, each: int) -> str:
    """Run eight programs together and return the figures."""
    chosen = (*DAY, "--database", address, "simulate")
    first = program(folder, *chosen, "--returns", "1")
    lines = acknowledged(first.communicate(timeout=300)[0])
    begin = time.perf_counter()
    running = [
        program(folder, *chosen, "--returns", str(each), "--seed", str(seed)) for seed in range(PROGRAMS)
    ]
    said = [one.communicate(timeout=3600) for one in running]
    seconds = time.perf_counter() - begin
    assert [(one.returncode, complaint) for one, (_, complaint) in zip(running, said, strict=True)] == [
        (0, "")
    ] * PROGRAMS
    for text, _ in said:
        lines += acknowledged(text)
    returns, notes = hold_to(folder, lines, address)
    assert returns == len(lines) == len({str(line["rma"]) for line in lines}) == PROGRAMS * each + 1
    assert notes == sum(line["credit_note"] is not None for line in lines)
    rate = PROGRAMS * each / seconds
    return f"{PROGRAMS} programs × {each}: {seconds:.1f} s, {rate:.1f} returns/s, {notes} credit notes"


def test_eight_programs_share_one_server_and_lose_nothing(
    tmp_path: Path, address: str, record_property: Callable[[str, object], None]
) -> None:
    record_property("figures", _together(tmp_path, address, 25))


@pytest.mark.soak
def test_eight_programs_take_two_thousand_returns_and_lose_nothing(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = _together(tmp_path, address, 250)
    with capsys.disabled():
        print(f"\n{figures}")  # noqa: T201 - the figures are what it is run for


def test_a_server_that_crashes_under_a_program_keeps_all_that_was_acknowledged(
    tmp_path: Path, own_server: Server
) -> None:
    address = own_server.database()
    working = program(tmp_path, *DAY, "--database", address, "simulate", "--returns", "2000")
    assert working.stdout is not None
    lines = "".join(working.stdout.readline() for _ in range(5))
    own_server.crash()
    rest, complaint = working.communicate(timeout=300)
    assert working.returncode == 2
    assert "postgresql://" in complaint
    assert complaint.count("\n") == 1
    own_server.start()
    said = acknowledged(lines + rest)
    returns, _ = hold_to(tmp_path, said, address)
    # What was under way when it crashed may have been stored, or not: never by halves.
    assert len(said) <= returns <= len(said) + 1


def _opened(folder: Path, address: str) -> AppContext:
    context = open_context(Options(str(folder), database=address, today=SAMPLE_DAY))
    context.install_example()
    return context


def _first_awaited(context: AppContext) -> Iterator[str]:
    with context.bench.reading() as uow:
        yield from sorted(row.rma for row in uow.returns.all_rows())


def test_a_bench_goes_on_by_itself_once_the_server_is_back(tmp_path: Path, own_server: Server) -> None:
    with contextlib.closing(_opened(tmp_path, own_server.database())) as context:
        first, second, *_ = _first_awaited(context)
        scan(context.bench, first)
        own_server.crash()
        with pytest.raises(DatabaseUnreachable, match="postgresql://"):
            scan(context.bench, second)
        own_server.start()
        scan(context.bench, second)
        assert list(context.problems()) == []
        with context.bench.reading() as uow:
            arrived = {row.rma for row in uow.returns.in_progress(9)}
    assert {first, second} <= arrived


def test_a_network_that_drops_before_an_act_is_said_and_the_next_act_works(
    tmp_path: Path, server: Server, address: str
) -> None:
    with (
        DroppingProxy(server.socket) as proxy,
        contextlib.closing(_opened(tmp_path, proxy.address(address))) as context,
    ):
        first, second, *_ = _first_awaited(context)
        scan(context.bench, first)
        # Noticed at the next act, which takes a new connection and is done once.
        proxy.drop()
        scan(context.bench, second)
        proxy.refuse()
        with pytest.raises(DatabaseUnreachable):
            context.bench.reading().__enter__()
        proxy.accept()
        assert list(context.problems()) == []


@pytest.mark.parametrize("answered", [True, False])
def test_an_act_cut_off_at_its_commit_is_done_once_and_told_as_it_is(
    tmp_path: Path, server: Server, address: str, answered: bool
) -> None:
    """The server stored it, the answer was lost: where it answers again at once, the act is acknowledged."""
    with (
        DroppingProxy(server.socket) as proxy,
        contextlib.closing(_opened(tmp_path, proxy.address(address))) as context,
    ):
        first, *_ = _first_awaited(context)
        # The whole statement: the level of a transaction has the word in its name.
        proxy.drop_after(b"COMMIT\0", refuse_next=not answered)
        with contextlib.nullcontext() if answered else pytest.raises(OutcomeUnknown):
            scan(context.bench, first)
        proxy.accept()
        with context.bench.reading() as uow:
            case = uow.returns.get(first)
        assert case is not None
        assert len(case.parcels) == 1
        assert list(context.problems()) == []


def test_an_act_whose_commit_never_came_to_the_server_is_told_not_to_count(
    tmp_path: Path, server: Server, address: str
) -> None:
    with contextlib.closing(_opened(tmp_path, address)) as context:
        first, *_ = _first_awaited(context)
        with context.bench.writing() as uow:
            uow.claims.leave("1")
            ((process,),) = context.store.rows("SELECT pg_backend_pid()")
            server.execute(f"SELECT pg_terminate_backend({process}, 60000)")
            with pytest.raises(DatabaseUnreachable) as told:
                uow.commit()
        assert not isinstance(told.value, OutcomeUnknown)
        assert scan(context.bench, first).result == "received"


def test_what_was_stored_is_not_told_to_be_lost_when_the_server_goes_right_afterwards(
    tmp_path: Path, server: Server, address: str
) -> None:
    with contextlib.closing(_opened(tmp_path, address)) as context:
        first, *_ = _first_awaited(context)
        with context.bench.writing() as uow:
            uow.claims.leave("1")
            ((process,),) = context.store.rows("SELECT pg_backend_pid()")
            uow.commit()
            server.execute(f"SELECT pg_terminate_backend({process}, 60000)")
            with pytest.raises(OutcomeUnknown):
                uow.returns.get(first)
