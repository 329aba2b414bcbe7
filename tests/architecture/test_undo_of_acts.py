"""Every act that the program records is taken back somehow, or its reason why not is named."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_bench
from tests.undo_table import ACTIONS, HOW, By
from ui.screens.batches_screen import BatchesScreen
from ui.screens.home_screen import HomeScreen
from ui.screens.quarantine_screen import QuarantineScreen
from ui.screens.return_screen import ReturnScreen
from ui.theme import apply_theme

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


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_at_the_bench_says_which_acts_it_is(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    """A new action of these screens needs a line in ``tests/undo_table.py``."""
    apply_theme(qapp, "light")
    made = {
        "home": HomeScreen,
        "return": ReturnScreen,
        "quarantine": QuarantineScreen,
        "batches": BatchesScreen,
    }
    screen = made[name](a_bench(), "en")
    qtbot.addWidget(screen)
    declared = {action.objectName() for action in screen.bench_actions()}
    assert declared <= set(ACTIONS[name])
    # The home screen declares what its pages do once they are shown.
    assert name == "home" or declared == set(ACTIONS[name])
    assert {act for acts in ACTIONS[name].values() for act in acts} <= set(HOW)
