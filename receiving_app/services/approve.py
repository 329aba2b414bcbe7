"""Approvals by the supervisor: the one port they go through (decision rule 11)."""

from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import ApprovalRefused, ApprovalRequired, ReasonRequired
from receiving_app.services.ports import Approval, Bench


def require_approval(bench: Bench, act: str, approval: Approval | None) -> str:
    """Check a supervisor's approval of an act and return the name to journal.

    Checked outside any writing transaction: argon2 is slow on purpose.

    Raises:
        ApprovalRequired: none was given.
        ReasonRequired: the name or the reason is empty.
        ApprovalRefused: the code is wrong, or no code is set in the profile.
    """
    if approval is None:
        raise ApprovalRequired(act)
    if not approval.supervisor.strip() or not approval.reason.strip():
        raise ReasonRequired(act)
    with bench.reading() as uow:
        stored = (uow.profiles.get() or Profile()).supervisor_hash
    if not stored or not bench.secrets.matches(approval.code, stored):
        raise ApprovalRefused(act, configured=bool(stored))
    return approval.supervisor.strip()
