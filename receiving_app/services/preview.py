"""The credit note as it would be issued now, as a document to look at."""

from receiving_app.services.case_sheet import require_profile
from receiving_app.services.issue_credit_note import preview
from receiving_app.services.ports import Bench


def preview_pdf(bench: Bench, rma: str) -> bytes:
    """Return the PDF of a return's next credit note, without a number; nothing is stored.

    Raises:
        NothingToCredit: no unit is credited.
        DomainError: as ``issue_credit_note.conclude``.
    """
    note = preview(bench, rma)
    with bench.reading() as uow:
        logo = require_profile(uow).logo
    return bench.documents.preview(note, logo)
