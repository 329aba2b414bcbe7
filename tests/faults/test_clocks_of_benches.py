"""Benches on one server whose own clocks are wrong: they go by the server's."""

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.claim_errors import ReturnHeld
from receiving_app.domain.paris import PARIS
from receiving_app.options import Options
from receiving_app.services.claims import claim
from tests.data.stores import a_numbered_case, put, rma
from tests.postgres import Server

AGREES = timedelta(seconds=50)  # less than a claim takes to lapse, and enough for a machine that is busy


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    made = server.database()
    yield made
    server.drop(made)


def _clock(off: timedelta) -> type[datetime]:
    class Off(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + off

    return Off


@contextlib.contextmanager
def _bench(
    monkeypatch: pytest.MonkeyPatch, folder: Path, address: str, name: str, off: timedelta
) -> Iterator[AppContext]:
    monkeypatch.setattr("receiving_app.clock.datetime", _clock(off))
    with contextlib.closing(open_context(Options(str(folder), address, bench=name))) as context:
        yield context


def _now(context: AppContext) -> datetime:
    with context.bench.reading():
        ((now,),) = context.store.rows("SELECT clock_timestamp()")
    assert isinstance(now, datetime)
    return now


@pytest.mark.parametrize("off", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=400)])
def test_a_bench_whose_clock_is_off_goes_by_the_servers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, off: timedelta
) -> None:
    with _bench(monkeypatch, tmp_path, address, "2", off) as context:
        right = _now(context)
        assert abs(context.bench.clock.now() - right) < AGREES
        assert context.bench.clock.today() in {
            moment.astimezone(PARIS).date() for moment in (right - AGREES, right + AGREES)
        }
        # Set right, or wrong, while the program runs: heard with the next look.
        monkeypatch.setattr("receiving_app.clock.datetime", datetime)
        _now(context)
        assert abs(context.bench.clock.now() - _now(context)) < AGREES


@pytest.mark.parametrize("off", [timedelta(hours=-1), timedelta(hours=1)])
def test_a_return_is_held_and_left_as_if_all_clocks_were_right(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, off: timedelta
) -> None:
    with _bench(monkeypatch, tmp_path, address, "2", off) as wrong:
        put(wrong.store, a_numbered_case(1))
        with wrong.bench.writing() as uow:
            claim(wrong.bench, uow, rma(1))
            uow.commit()
    with (
        _bench(monkeypatch, tmp_path, address, "3", timedelta(0)) as right,
        right.bench.writing() as uow,
    ):
        known = uow.claims.get(rma(1))
        assert known is not None
        assert abs(known.renewed - right.bench.clock.now()) < AGREES
        with pytest.raises(ReturnHeld):
            claim(right.bench, uow, rma(1))
