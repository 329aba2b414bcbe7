"""Every act of the services declares the right it needs, and whoever has not got it is refused."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from receiving_app.domain.people import RIGHTS, Person, Right, Role
from receiving_app.domain.people_errors import NotAllowed, NotSignedIn
from receiving_app.services import rights
from receiving_app.services.ports import Actor
from receiving_app.services.seat import Seat
from tests.builders import a_bench
from tests.fakes import FakeBench

SERVICES = Path(rights.__file__).parent
# They change what is on file by themselves, or let something leave the house.
WRITES = ("writing", "record", "change")
# They prove who somebody is, or are the steps that declared acts are made of.
STEPS = {
    "case_sheet.change",
    "pins.change_own_pin",
    "prove.proven",
}
Act = Callable[..., object]


def _modules() -> Iterator[ModuleType]:
    for path in sorted(SERVICES.glob("*.py")):
        if not path.stem.endswith("ports") and path.stem != "__init__":
            yield import_module(f"receiving_app.services.{path.stem}")


def _public(module: ModuleType) -> Iterator[tuple[str, Act]]:
    """Yield what a bench's screen may call: not what needs a transaction that is open already."""
    for name, value in vars(module).items():
        if name.startswith("_") or not inspect.isfunction(value) or value.__module__ != module.__name__:
            continue
        parameters = list(inspect.signature(value).parameters)
        if parameters[:1] == ["bench"] and "uow" not in parameters:
            yield f"{module.__name__.rsplit('.', 1)[-1]}.{name}", value


ACTS = {name: act for module in _modules() for name, act in _public(module)}


@cache
def _calls(path: Path) -> dict[str, set[str]]:
    """Return the names that each function of a module calls, those that its own steps call included."""
    functions = [
        node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
    ]
    found = {node.name: set(_called(node)) for node in functions}
    for _ in found:
        for called in found.values():
            called |= {inner for name in called & found.keys() for inner in found[name]}
    return found


def _called(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        match inner:
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                yield name
            case _:
                pass


def _writes(name: str) -> bool:
    module, function = name.split(".")
    called = _calls(SERVICES / f"{module}.py")[function]
    return bool(called & set(WRITES))


def test_every_act_that_changes_anything_declares_its_right() -> None:
    assert len(ACTS) > 100
    undeclared = {name for name, act in ACTS.items() if _writes(name) and not hasattr(act, "right")}
    assert undeclared == STEPS


def test_every_right_is_needed_by_an_act_or_asked_of_an_approver() -> None:
    needed = {getattr(act, "right", None) for act in ACTS.values()} - {None}
    assert needed | {Right.APPROVE, Right.CANCEL_DOCUMENT} == set(Right)


DECLARED = {name: act for name, act in ACTS.items() if getattr(act, "right", None) is not None}


def _nothing(act: Act) -> list[Any]:
    """Return arguments that stand for any: an act that is refused looks at none of them."""
    parameters = list(inspect.signature(act).parameters.values())[1:]
    return [None for one in parameters if one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD]


@pytest.fixture
def bench() -> FakeBench:
    """A bench where people sign in: one of each role, number 1 to 3."""
    made = replace(a_bench(), actor=Seat(Actor("opérateur", "2", unproven=True)))
    made.store.people = tuple(Person(number, role, role) for number, role in enumerate(Role, 1))
    return made


def test_nobody_does_anything_before_they_sign_in(bench: FakeBench) -> None:
    before = bench.store.snapshot()
    for act in DECLARED.values():
        with pytest.raises(NotSignedIn):
            act(bench, *_nothing(act))
    assert bench.store == before


@pytest.mark.parametrize("role", Role)
def test_nobody_does_what_their_role_may_not(bench: FakeBench, role: Role) -> None:
    assert isinstance(bench.actor, Seat)
    bench.actor.take(next(one for one in bench.store.people if one.role is role))
    for act in DECLARED.values():
        right: Right = act.__dict__["right"]
        assert rights.may(bench, right) is (right in RIGHTS[role])
        if right not in RIGHTS[role]:
            with pytest.raises(NotAllowed):
                act(bench, *_nothing(act))


@pytest.mark.parametrize("right", Right)
def test_a_bench_without_sign_in_and_the_command_line_may_do_everything(
    bench: FakeBench, right: Right
) -> None:
    assert not rights.may(bench, right)
    assert rights.may(replace(bench, actor=Actor("cron", "1")), right)
    bench.store.people = ()
    assert rights.may(bench, right)
