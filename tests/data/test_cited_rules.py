"""What a conclusion went by can be shown afterwards, whatever became of rules, checklists and playbooks."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from receiving_app.data.codec import decode
from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.catalogue import Playbook, Product
from receiving_app.domain.profile import Policy
from receiving_app.domain.restocking import FeeTable
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.inspect_unit import confirm_all_present
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.services.scan import scan
from tests.builders import PRODUCTS, RMA, SKU, a_case, a_line
from tests.data.stores import a_numbered_case, a_real_bench, reading, rma, writing

ROOT = Path(__file__).parents[2]


def _concluded(bench: Bench, number: str) -> None:
    scan(bench, number)
    confirm_all_present(bench, number, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, number)


def _texts(store: Store, number: str) -> dict[str, str]:
    """Return the text that each rule of the return's conclusion is cited by."""
    with reading(store) as uow:
        (facts,) = [entry.facts for entry in uow.journal.of_return(number) if entry.act == "concluded"]
    rules = facts["rules"]
    assert isinstance(rules, dict)
    kept = dict(store.rows("SELECT sha256, content FROM cited_texts"))
    return {
        "policy": kept[rules["policy"]],
        "fees": kept[rules["fees"]],
        "checklist": kept[rules["checklists"][SKU]],
        "playbook": kept[rules["playbooks"][PRODUCTS[SKU].manufacturer]],
    }


def test_the_rules_gone_by_are_kept_as_they_were(store: Store) -> None:
    bench = a_real_bench(store, a_case(), a_numbered_case(7, a_line(invoice="FA-7")))
    _concluded(bench, RMA)
    before = load_profile(bench)
    policy = replace(before.policy, serial_read_above=Decimal(7))
    save_profile(bench, replace(before, policy=policy))
    with writing(store) as uow:
        uow.catalogue.put(replace(PRODUCTS[SKU], checklist=()))
        uow.commit()
    _concluded(bench, rma(7))
    first, second = _texts(store, RMA), _texts(store, rma(7))
    assert decode(Policy, first["policy"]) == before.policy
    assert decode(Policy, second["policy"]) == policy
    assert decode(FeeTable, first["fees"]) == before.fees
    assert decode(Product, first["checklist"]) == PRODUCTS[SKU]
    assert decode(Product, second["checklist"]).checklist == ()
    assert decode(Playbook, first["playbook"]).version >= 1
    assert list(check(store)) == []


def test_a_text_that_two_conclusions_go_by_is_kept_once(store: Store) -> None:
    bench = a_real_bench(store, a_case(), a_numbered_case(7, a_line(invoice="FA-7")))
    _concluded(bench, RMA)
    count = "SELECT count(*) FROM cited_texts"
    once = store.rows(count)[0]
    _concluded(bench, rma(7))
    assert store.rows(count)[0] == once


def test_the_journal_says_which_settings_were_saved(store: Store) -> None:
    bench = a_real_bench(store)
    save_profile(bench, replace(load_profile(bench), bench="7"))
    with reading(store) as uow:
        digest = uow.profiles.digest()
        (saved,) = [entry for entry in uow.journal.of_return("") if entry.act == "profile_saved"]
    assert json.loads(json.dumps(saved.facts)) == {"settings": digest}


def test_an_empty_database_has_no_settings_to_tell(store: Store) -> None:
    with reading(store) as uow:
        assert uow.profiles.digest() == ""


def test_settings_are_stored_in_the_few_places_that_journal_them_or_begin() -> None:
    """One more place would have to journal the settings' fingerprint, or ``verify`` takes it for tampering."""
    places = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "receiving_app").rglob("*.py")
        if "profiles.save(" in path.read_text()
    }
    services = {f"receiving_app/services/{name}.py" for name in ("company", "people")}
    assert places == {*services, "receiving_app/app_context.py"}
