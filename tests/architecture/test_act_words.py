"""Every act that the program records has words in both languages: the journal is read by people."""

import re
from pathlib import Path

import pytest

from receiving_app.wording import in_language

ROOT = Path(__file__).resolve().parents[2]
_ACT = re.compile(r"\bAct\(\s*\"([a-z_]+)\"")


def _acts() -> set[str]:
    sources = (ROOT / "receiving_app" / "services").glob("*.py")
    return {name for source in sources for name in _ACT.findall(source.read_text("utf-8"))}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_act_has_words(language: str) -> None:
    words = in_language(language)
    acts = _acts()
    assert len(acts) > 30
    # What was taken back is told by the words of the act itself.
    wordless = {act for act in acts - {"undone"} if words.text(f"bench.act.{act}") == f"bench.act.{act}"}
    assert wordless == set()


def test_acts_are_written_in_one_place_which_says_who_where_and_when() -> None:
    writing = {
        source.name
        for source in (ROOT / "receiving_app").rglob("*.py")
        if re.search(r"journal\.add\(", source.read_text("utf-8"))
    }
    assert writing == {"case_sheet.py"}
    body = (ROOT / "receiving_app/services/case_sheet.py").read_text("utf-8")
    assert "bench.clock.now(), actor.operator, actor.bench" in body
