"""Cite what a conclusion goes by, so that it can be proved after rules, checklists and playbooks changed."""

from receiving_app.domain.catalogue import playbook_for
from receiving_app.domain.decision import Rulebook
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.warranty import told_bases
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.ports import UnitOfWork


def gone_by(uow: UnitOfWork, sheet: CaseSheet, book: Rulebook, settled: ReturnCase) -> dict[str, object]:
    """Return what a conclusion went by, as facts of its act.

    Args:
        uow: the transaction.
        sheet: the return before it.
        book: the rules in force.
        settled: the return after it.
    """
    facts: dict[str, object] = {"rules": _rules_cited(uow, sheet, book), "settings": uow.profiles.digest()}
    warranties = told_bases(settled, [one.unit for one in sheet.decided.units])
    return facts | {"warranty": warranties} if warranties else facts


def _rules_cited(uow: UnitOfWork, sheet: CaseSheet, book: Rulebook) -> dict[str, object]:
    """Keep the texts of the policy, the fee rules, and each open unit's checklist and playbook.

    Returns:
        the SHA-256 of each text, for the facts of the act.
    """
    products = {unit.sku: sheet.product(unit.sku) for unit in sheet.case.open_units}
    playbooks = {
        product.manufacturer: playbook_for(book.playbooks, product.manufacturer, sheet.case.opened_on)
        for product in products.values()
    }
    return {
        "policy": uow.journal.cite(book.policy),
        "fees": uow.journal.cite(book.fees),
        "checklists": {sku: uow.journal.cite(product) for sku, product in sorted(products.items())},
        "playbooks": {name: uow.journal.cite(one) for name, one in sorted(playbooks.items())},
    }
