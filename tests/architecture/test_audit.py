"""Every package that the program runs with was looked at, and none is older than its last known advisory."""

import re
import tomllib
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).parents[2]


def _locked() -> dict[str, Version]:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return {
        name: Version(version)
        for name, version in re.findall(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==([^ \\;]+)", text, re.MULTILINE)
    }


def _audited() -> dict[str, list[str]]:
    packages: dict[str, list[str]] = tomllib.loads((ROOT / "docs/advisories.toml").read_text("utf-8"))[
        "packages"
    ]
    return packages


def test_every_locked_package_was_looked_at() -> None:
    assert set(_locked()) == set(_audited())
    assert len(_locked()) > 20


def test_no_locked_package_is_older_than_what_mends_its_last_known_advisory() -> None:
    locked = _locked()
    old = [name for name, (mended, _) in _audited().items() if mended and locked[name] < Version(mended)]
    assert old == []
