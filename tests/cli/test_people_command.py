"""``people``: who signs in, and the way back in for an administrator who forgot their PIN."""

import getpass
import io
import json
import sys
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.app_context import open_context
from receiving_app.cli import parse
from receiving_app.cli.running import run
from receiving_app.domain.people import Role
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.people import add_person, make_first_administrator, retire, sign_in

PIN, NEW_PIN = "2749", "830529"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A data folder where Ana is administrator, Lou an operator, and Max left."""
    with closing(open_context(Options(str(tmp_path)))) as context:
        make_first_administrator(context.bench, "Ana", PIN)
        add_person(context.bench, "Lou", Role.OPERATOR, "6047", "BDG-P002-ABCDEF0123")
        retire(context.bench, add_person(context.bench, "Max", Role.SUPERVISOR, "7302").number)
    return str(tmp_path)


def people(folder: str, *arguments: str) -> int:
    return run(parse(["--data-dir", folder, "people", *arguments]))


def test_everybody_is_listed(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert people(folder, "list") == 0
    lines = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["1", "Ana", "administrateur"],
        ["2", "Lou", "opérateur · badge"],
        ["3", "Max", "responsable · parti"],
    ]
    assert people(folder, "list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed[1] == {"number": 2, "name": "Lou", "role": "operator", "badge": True, "active": True}


def test_an_administrator_gets_a_new_pin_and_the_journal_tells_of_it(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(NEW_PIN + "\n"))
    assert people(folder, "recover", "ana") == 0
    said = capsys.readouterr()
    assert "Ana" in said.out
    assert NEW_PIN not in said.out + said.err
    with closing(open_context(Options(folder))) as context:
        assert sign_in(context.bench, "Ana", NEW_PIN).name == "Ana"
        with context.bench.reading() as uow:
            acts = [entry.act for entry in uow.journal.of_return("")]
        assert "person_recovered" in acts
        assert list(context.problems()) == []


def test_the_name_of_somebody_who_left_is_forgotten(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert people(folder, "forget", "3") == 0
    assert people(folder, "list") == 0
    assert "Max" not in capsys.readouterr().out
    assert people(folder, "forget", "2") == 2
    assert "Lou" in capsys.readouterr().err
    with closing(open_context(Options(folder))) as context:
        assert list(context.problems()) == []


@pytest.mark.parametrize(
    ("name", "pin", "said"),
    [("Lou", NEW_PIN, "n'a pas ce droit"), ("Max", NEW_PIN, "« Max »"), ("Ana", "1234", "se suivent")],
)
def test_what_cannot_be_is_said_in_one_line(
    folder: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    name: str,
    pin: str,
    said: str,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(pin))
    assert people(folder, "recover", name) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(("again", "code"), [(NEW_PIN, 0), ("6047", 2)])
def test_at_a_terminal_the_pin_is_asked_for_twice_and_not_shown(
    folder: str, monkeypatch: pytest.MonkeyPatch, again: str, code: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    answers = iter((NEW_PIN, again))
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    assert people(folder, "recover", "Ana") == code


def test_the_simulation_runs_where_nobody_signs_in_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--data-dir", str(tmp_path), "--today", SAMPLE_DAY.isoformat()]
    assert run(parse([*place, "simulate", "--returns", "1"])) == 0
    with closing(open_context(Options(str(tmp_path), today=SAMPLE_DAY))) as context:
        make_first_administrator(context.bench, "Ana", PIN)
    capsys.readouterr()
    assert run(parse([*place, "simulate", "--returns", "1"])) == 2
    assert "s'identifient" in capsys.readouterr().err
