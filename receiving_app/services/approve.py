"""Approvals by the supervisor: the one port they go through (decision rule 11)."""

from receiving_app.domain.people import Right
from receiving_app.domain.people_errors import NotAllowed
from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import ApprovalRefused, ApprovalRequired, ReasonRequired
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.prove import proven


def require_approval(bench: Bench, act: str, approval: Approval | None, right: Right = Right.APPROVE) -> str:
    """Check a supervisor's approval of an act and return the name to journal.

    Where people sign in, the approver proves who they are, by name or badge and PIN, for this one act;
    else the supervisor code of the profile counts. Checked outside any writing transaction: argon2 is
    slow on purpose.

    Args:
        bench: where the act happens.
        act: its stable name.
        approval: as given at the bench, if at all.
        right: what the approver has to be allowed besides approving.

    Raises:
        ApprovalRequired: none was given.
        ReasonRequired: the name or the reason is empty.
        ApprovalRefused: the code is wrong, or no code is set in the profile.
        SignInRefused, UnknownBadge, PersonLocked: the approver is not who they say.
        NotAllowed: their role may not approve this.
    """
    if approval is None:
        raise ApprovalRequired(act)
    if not approval.supervisor.strip() or not approval.reason.strip():
        raise ReasonRequired(act)
    with bench.reading() as uow:
        in_use = uow.people.in_use()
        stored = (uow.profiles.get() or Profile()).supervisor_hash
    if in_use:
        return _approver(bench, approval, right)
    if not stored or not bench.secrets.matches(approval.code, stored):
        raise ApprovalRefused(act, configured=bool(stored))
    return approval.supervisor.strip()


def _approver(bench: Bench, approval: Approval, right: Right) -> str:
    person = proven(bench, approval.supervisor, approval.code)
    for needed in (Right.APPROVE, right):
        if not person.may(needed):
            raise NotAllowed(needed, person.role)
    return person.name
