"""Deposit issued e-invoices in the folder that the approved platform takes files from.

The file is brought to the disk under a hidden name, its hash is stored, and only then does it get its
own name, in one step. Killed at any instant, the next start knows: a hidden file still there is given
its name; one that is gone had it already, and the platform may have taken it.
"""

import hashlib
from dataclasses import replace

from receiving_app.domain.sending import Channel, Delivery
from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.services.case_sheet import require_profile
from receiving_app.services.deliveries import fail, finish, issued_document, note_evidence, take_next
from receiving_app.services.ports import Bench
from receiving_app.services.rights import unattended
from receiving_app.services.sending_ports import DepositBox


@unattended
def deposit_next(bench: Bench, box: DepositBox) -> Delivery | None:
    """Deposit the next document that is due, and return how it went; None where none is due."""
    delivery = take_next(bench, Channel.DEPOSIT)
    if delivery is None:
        return None
    try:
        # Its hash on file says that it was prepared: it is not written a second time.
        prepared = delivery if delivery.evidence else _prepared(bench, box, delivery)
    except DeliveryFailed as failure:
        return fail(bench, delivery, failure)
    try:
        box.publish(prepared.target, prepared.evidence)
    except DeliveryFailed as failure:
        # Nothing has its name: the next attempt begins anew, in the folder that is set then.
        return fail(bench, replace(prepared, evidence="", target=""), failure)
    return finish(bench, prepared, "deposited", file=prepared.target)


def _prepared(bench: Bench, box: DepositBox, delivery: Delivery) -> Delivery:
    with bench.reading() as uow:
        folder = require_profile(uow).sending.deposit_folder
        pdf = issued_document(uow, delivery.document).pdf
    if not folder:
        raise DeliveryFailed("not_set")
    path = box.prepare(folder, delivery.document, pdf)
    return note_evidence(bench, delivery, hashlib.sha256(pdf).hexdigest(), path)
