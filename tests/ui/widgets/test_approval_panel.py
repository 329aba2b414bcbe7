"""The supervisor's approval in place: with one code for all, or with each supervisor's own PIN."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.people import Person, Right, Role
from receiving_app.services.ports import Approval
from tests.ui.bench.driving import named, touch
from ui import approvers
from ui.widgets.action_button import ActionButton
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.pin_field import PinField


@pytest.fixture
def panel(qtbot: QtBot) -> ApprovalPanel:
    made = ApprovalPanel()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def _people_sign_in() -> Iterator[None]:
    approvers.use(
        (Person(1, "Claire Moreau", Role.ADMINISTRATOR), Person(2, "Nadia Ferrand", Role.SUPERVISOR))
    )
    yield
    approvers.use(None)


def _field(panel: ApprovalPanel, name: str) -> QLineEdit:
    return named(panel, QLineEdit, f"approval{name}")


def _approve(panel: ApprovalPanel, qtbot: QtBot) -> Approval:
    with qtbot.waitSignal(panel.approved) as approved:
        touch(qtbot, named(panel, ActionButton, "approvalConfirm"))
    approval: Approval = approved.args[0]
    return approval


def test_without_people_the_code_is_anything_and_the_name_is_remembered(
    panel: ApprovalPanel, qtbot: QtBot
) -> None:
    panel.ask("Waive the fee")
    for name, text in (("Name", "Nadia"), ("Code", "s3cret"), ("Reason", "our mistake")):
        QTest.keyClicks(_field(panel, name), text)
    assert _approve(panel, qtbot) == Approval("Nadia", "s3cret", "our mistake")

    panel.ask("Waive the fee")
    assert named(panel, ActionButton, "approvalName_0").text() == "Nadia"
    assert (_field(panel, "Name").text(), _field(panel, "Code").text()) == ("Nadia", "")


@pytest.mark.usefixtures("_people_sign_in")
def test_where_people_sign_in_those_who_may_approve_are_named_and_the_pin_is_theirs(
    panel: ApprovalPanel, qtbot: QtBot
) -> None:
    panel.ask("Waive the fee")
    touch(qtbot, named(panel, ActionButton, "approvalName_1"))
    assert _field(panel, "Code").hasFocus()
    QTest.keyClicks(_field(panel, "Code"), "x5923")
    touch(qtbot, named(panel, ActionButton, "approvalReason_0"))
    approval = _approve(panel, qtbot)
    assert (approval.supervisor, approval.code) == ("Nadia Ferrand", "5923")
    assert "5923" not in repr(approval)
    assert _field(panel, "Code").text() == ""

    panel.ask("Cancel the return")
    assert _field(panel, "Name").text() == ""


@pytest.mark.usefixtures("_people_sign_in")
def test_a_badge_names_its_owner_and_a_scanned_pin_is_one(panel: ApprovalPanel, qtbot: QtBot) -> None:
    panel.ask("Waive the fee")
    panel.take_name("Claire Moreau")
    assert _field(panel, "Code").hasFocus()
    code = named(panel, PinField, "approvalCode")
    assert not code.take_scanned("RMA-2026-004101-Z")
    assert code.take_scanned("4071")
    assert _field(panel, "Reason").hasFocus()
    QTest.keyClicks(_field(panel, "Reason"), "checked")
    assert _approve(panel, qtbot) == Approval("Claire Moreau", "4071", "checked")


@pytest.mark.usefixtures("_people_sign_in")
def test_only_those_are_named_who_have_the_right_that_an_approval_needs(panel: ApprovalPanel) -> None:
    offered = [named(panel, ActionButton, f"approvalName_{position}") for position in range(2)]
    panel.ask("Restore", Right.BACKUP_AND_RESTORE)
    assert [button.isVisible() for button in offered] == [True, False]
    assert offered[0].text() == "Claire Moreau"
    panel.ask("Waive the fee")
    assert [button.isVisible() for button in offered] == [True, True]
