"""Cite what a conclusion goes by, so that it can be proved after rules, checklists and playbooks changed."""

from receiving_app.domain.catalogue import playbook_for
from receiving_app.domain.decision import Rulebook
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.ports import UnitOfWork


def rules_cited(uow: UnitOfWork, sheet: CaseSheet, book: Rulebook) -> dict[str, object]:
    """Keep the texts of the policy, the fee rules, and each open unit's checklist and playbook.

    Returns:
        the SHA-256 of each text, for the facts of the act.
    """
    products = {unit.sku: sheet.product(unit.sku) for unit in sheet.case.open_units}
    playbooks = {
        product.manufacturer: playbook_for(book.playbooks, product.manufacturer, book.today)
        for product in products.values()
    }
    return {
        "policy": uow.journal.cite(book.policy),
        "fees": uow.journal.cite(book.fees),
        "checklists": {sku: uow.journal.cite(product) for sku, product in sorted(products.items())},
        "playbooks": {name: uow.journal.cite(one) for name, one in sorted(playbooks.items())},
    }
