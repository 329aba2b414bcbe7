"""What the program never does, whatever a label, a file or a database says."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [ROOT / "main.py", *(ROOT / "receiving_app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
# They make objects, or run code, out of bytes that somebody may have written.
BANNED_MODULES = {
    "pickle",
    "cPickle",
    "marshal",
    "shelve",
    "dill",
    "jsonpickle",
    "code",
    "codeop",
    "pty",
    "telnetlib",
}
BANNED_MODULES |= {"ftplib", "xmlrpc", "yaml"}
BANNED_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
BANNED_ATTRIBUTES = {
    ("os", "system"),
    ("os", "popen"),
    ("os", "execv"),
    ("os", "execvp"),
    ("os", "startfile"),
    ("subprocess", "getoutput"),
    ("subprocess", "getstatusoutput"),
    ("tempfile", "mktemp"),
}
# The one way to other programs: this program's own modules, as a list of words.
MAY_START_PROGRAMS = {"receiving_app/verifying.py", "receiving_app/documents/schematron_process.py"}


def _findings(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (f"import {one.name}" for one in names if _root(one.name) in BANNED_MODULES)
            case ast.ImportFrom(module=str(name)) if _root(name) in BANNED_MODULES:
                yield f"from {name}"
            case ast.Call(func=ast.Name(id=name)) if name in BANNED_CALLS:
                yield f"{name}()"
            case ast.Attribute(value=ast.Name(id=owner), attr=name) if (owner, name) in BANNED_ATTRIBUTES:
                yield f"{owner}.{name}"
            case ast.keyword(arg="shell", value=ast.Constant(value=value)) if value:
                yield "shell=True"
            case _:
                pass


def _root(name: str) -> str:
    return name.split(".", 1)[0]


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from marshal import loads",
        "eval('1')",
        "exec(text)",
        "import os\nos.system('ls')",
        "run(words, shell=True)",
        "import tempfile\ntempfile.mktemp()",
    ],
)
def test_the_check_finds_what_it_is_there_for(source: str) -> None:
    assert list(_findings(source))


def test_nothing_turns_bytes_into_objects_or_text_into_code() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {finding}"
        for path in SOURCES
        for finding in _findings(path.read_text("utf-8"))
    }
    assert found == set()


def test_only_two_modules_start_programs_and_those_are_this_programs_own() -> None:
    starting = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if re.search(r"^\s*(import|from) subprocess|\bQProcess\b", path.read_text("utf-8"), re.MULTILINE)
    }
    assert starting == MAY_START_PROGRAMS


def test_bandits_rules_hold_everywhere_and_each_exception_says_why() -> None:
    # Ruff's S rules are bandit's; the exceptions named in pyproject.toml are for tests and benchmarks alone.
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--select",
            "S",
            "--quiet",
            *map(str, SOURCES[:1]),
            "receiving_app",
            "ui",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"#\s*noqa: S\d+\s*$", line)
    ]
    assert bare == []


def test_every_statement_built_of_pieces_is_reasoned_and_only_in_the_database_package() -> None:
    places = {path.relative_to(ROOT).parts[:2] for path in SOURCES if "noqa: S608" in path.read_text("utf-8")}
    assert places <= {("receiving_app", "data")}
