"""What the controls of the cards do by their key or command barcode, declared by their positions or names."""

from functools import partial

from receiving_app.domain.commands import COMMANDS, Group
from ui.screens.return_parts.accessories_card import KEYS as ITEM_KEYS
from ui.screens.return_parts.accessories_card import AccessoriesCard
from ui.screens.return_parts.article_card import ArticleCard
from ui.screens.return_parts.decision_card import FIRST_KEY, DecisionCard
from ui.screens.return_parts.decision_card import KEYS as OFFER_KEYS
from ui.screens.return_parts.parcel_card import ParcelCard
from ui.screens.screen import Screen


def declare_controls(
    screen: Screen,
    parcel: ParcelCard,
    article: ArticleCard,
    accessories: AccessoriesCard,
    decision: DecisionCard,
) -> None:
    """Declare what the controls of these cards do as acts of the screen."""
    add = screen.add_action
    of_condition = {one.condition: one.id for one in COMMANDS if one.group is Group.CONDITION}
    for position, (condition, toggle) in enumerate(article.conditions.items(), start=1):
        add(f"condition_{condition}", f"Alt+{position}", button=toggle, command=of_condition[condition])
    for position in range(OFFER_KEYS):
        add(f"answer_{position + 1}", f"Alt+{position + FIRST_KEY}", button=partial(decision.offer, position))
    for position in range(ITEM_KEYS):
        add(f"item_{position + 1}", f"Ctrl+{position + 1}", button=partial(accessories.item, position))
    for position, (name, fact) in enumerate(parcel.facts.items(), start=1):
        add(f"parcel_{name}", f"Ctrl+F{position}", button=fact)
    differences = parcel.differences
    add("other_product", "Ctrl+F7", button=differences.other)
    add("extra_unit", "Ctrl+F11", button=differences.extra)
    add("not_in_parcel", "Ctrl+F8", button=differences.absent)
    add("waive_fee", "Ctrl+F10", button=decision.waive)
    add("case_act", "Ctrl+F9", button=decision.case_act)
