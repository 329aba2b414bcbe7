"""Every act that the program records is taken back somehow, or its reason why not is named."""

import re
from pathlib import Path

from tests.undo_table import HOW, By

ROOT = Path(__file__).resolve().parents[2]
_ACT = re.compile(r"""(?:\bAct\(\s*|_journal\(bench, uow, )"([a-z_]+)\"""")


def _acts() -> set[str]:
    sources = (ROOT / "receiving_app" / "services").glob("*.py")
    return {name for source in sources for name in _ACT.findall(source.read_text("utf-8"))}


def test_every_act_says_how_it_is_taken_back_or_why_it_is_not() -> None:
    """A new act needs a line in ``tests/undo_table.py``."""
    assert set(HOW) == _acts()


def test_what_takes_an_act_back_is_an_act_too() -> None:
    named = {how.act for how in HOW.values() if isinstance(how, By)}
    assert named <= set(HOW)
