"""Two benches on one database: each keeps its own printers, look and folder across restarts, and no other's."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.equipment import Equipment
from receiving_app.domain.look import Look
from receiving_app.domain.profile import Printers
from receiving_app.installation import OwnBench
from receiving_app.options import Options
from receiving_app.resources import resource_path
from receiving_app.sample_data import SAMPLE_DAY, SAMPLE_SUPERVISOR_CODE
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.equipment import equipment, save_look
from receiving_app.services.journal_view import ActKind, JournalQuery, journal_page
from receiving_app.services.settings import change_settings, load_settings
from tests.postgres import Server

RMA = "RMA-2026-004101-Z"


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """What two benches share: a file, then a server."""
    if request.param == "sqlite":
        yield str(tmp_path / "shared.sqlite3")
        return
    server: Server = request.getfixturevalue("server")
    address = server.database()
    yield address
    server.drop(address)


@contextmanager
def _window(folder: Path, database: str) -> Iterator[AppContext]:
    """Open the program of a machine, its bench under its name."""
    with closing(open_context(Options(str(folder), database=database, today=SAMPLE_DAY))) as context:
        own = OwnBench(context)
        own.take()
        assert own.lost is None
        yield context
        own.end()


def _choose(context: AppContext, printers: Printers, folder: Path) -> None:
    seen = load_settings(context.bench)
    chosen = replace(seen.equipment, printers=printers, watched_folder=str(folder))
    change_settings(context.bench, replace(seen, equipment=chosen), SAMPLE_SUPERVISOR_CODE, seen=seen)


def test_each_bench_keeps_its_own_whatever_is_chosen_or_set_at_the_other(
    tmp_path: Path, database: str
) -> None:
    one, two, arriving = tmp_path / "one", tmp_path / "two", tmp_path / "arrivées"
    with _window(one, database) as here, _window(two, database) as there:
        here.install_sample()
        before = replace(load_profile(here.bench), printers=Printers("Ancienne"), theme="light")
        save_profile(here.bench, before)
        # Until something is chosen, both go on as the company's settings say.
        assert equipment(here.bench) == equipment(there.bench)
        assert equipment(here.bench).printers == Printers("Ancienne")
        _choose(here, Printers("Bureau", "Zebra"), arriving)
        save_look(there.bench, Look("en", "dark", 150, "reduced"))
        chosen_here = Equipment(Look(theme="light"), Printers("Bureau", "Zebra"), str(arriving))
        chosen_there = Equipment(Look("en", "dark", 150, "reduced"), Printers("Ancienne"))
        assert (equipment(here.bench), equipment(there.bench)) == (chosen_here, chosen_there)
        save_profile(there.bench, replace(load_profile(there.bench), lock_after_minutes=7, theme="dark"))
        assert (equipment(here.bench), equipment(there.bench)) == (
            replace(chosen_here, look=Look(theme="dark")),  # nobody chose one here
            chosen_there,
        )
        _choose(there, Printers("", "Dymo"), tmp_path)
        acts = journal_page(here.bench, JournalQuery(ActKind.SETTINGS, act="equipment_chosen")).entries
        assert [(entry.bench, entry.facts.get("labels")) for entry in acts] == [
            ("1-2", "Dymo"),
            ("1", "Zebra"),
        ]
        assert list(here.problems()) == []
    with _window(two, database) as there, _window(one, database) as here:
        assert equipment(here.bench).printers == Printers("Bureau", "Zebra")
        assert equipment(there.bench).printers == Printers("", "Dymo")
        assert (here.look().theme, there.look()) == ("dark", Look("en", "dark", 150, "reduced"))
        assert load_profile(here.bench).printers == Printers("Ancienne")


def test_only_the_bench_whose_folder_it_is_imports_what_is_put_there(tmp_path: Path) -> None:
    database, arriving = str(tmp_path / "shared.sqlite3"), tmp_path / "arrivées"
    arriving.mkdir()
    with _window(tmp_path / "one", database) as here, _window(tmp_path / "two", database) as there:
        here.install_sample()
        _choose(here, Printers(), arriving)
        assert equipment(there.bench).watched_folder == ""
        watched = here.watched_folder(Path(equipment(here.bench).watched_folder))
        shutil.copy(resource_path("catalogue", "retours_autorises.csv"), arriving / "retours.csv")
        watched.look()  # a file is taken once it was seen twice the same
        (taken,) = watched.look().taken
        assert taken.name == "retours.csv"
        with there.bench.reading() as uow:
            assert uow.returns.get(RMA) is not None
        (imported,) = journal_page(there.bench, JournalQuery(act="file_imported")).entries[:1]
        assert imported.bench == "1"
