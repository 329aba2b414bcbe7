"""What only command barcodes do on the return screen: they say how things are, where a control turns them round.

The commands that do the same as a control are declared with it. Undoing, which tells what it took back, is here too.
"""

from functools import partial

from PySide6.QtCore import QCoreApplication

from receiving_app.domain.commands import COMMANDS
from receiving_app.services.undo import Undone
from ui.screens.return_parts.accessories_card import AccessoriesCard
from ui.screens.return_parts.act_words import undone_words
from ui.screens.return_parts.action_bar import ActionBar
from ui.screens.return_parts.acts import ReturnActs
from ui.screens.screen import Screen


def declare_commands(screen: Screen, accessories: AccessoriesCard, acts: ReturnActs, bar: ActionBar) -> None:
    """Declare the acts of a screen that barcodes alone ask for."""
    add = screen.add_action
    add(
        "issue",
        act=acts.conclude,
        possible=lambda: acts.at_the_bench() and bar.primary.isEnabled(),
        command="ISSUE",
    )
    add("hold_by_scan", act=partial(_hold, acts), possible=acts.at_the_bench, command="HOLD")
    add("undo", "Ctrl+Z", button=bar.undo).setAutoRepeat(False)  # held down, it is one
    bar.undo.clicked.connect(acts.undo)
    acts.undone.connect(partial(_tell_undone, screen))
    add("undo_by_scan", act=acts.undo, possible=acts.can_undo, command="UNDO")
    for one in COMMANDS:
        if one.item is not None:
            say = partial(accessories.tell, one.item - 1, all_there=bool(one.present))
            possible = partial(accessories.knows, one.item - 1)
            add(f"say_{one.id.lower()}", act=say, possible=possible, command=one.id)


def _hold(acts: ReturnActs) -> None:
    """Hold without asking: who works with the scanner alone has no cause to type."""
    acts.put_on_hold(QCoreApplication.translate("BenchCommands", "Put on hold by a scan, to be decided"))


def _tell_undone(screen: Screen, undone: Undone) -> None:
    screen.say("ok", undone_words(undone, screen.wording))
