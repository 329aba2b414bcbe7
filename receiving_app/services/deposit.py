"""Deposit issued e-invoices in the folder that the approved platform takes files from.

The file is brought to the disk under a hidden name, its hash is stored, and only then does it get its
own name, in one step. Killed at any instant, the next start knows: a hidden file still there is given
its name; one that is gone had it already, and the platform may have taken it.

A bench that does not see the folder takes nothing that goes there: another may see it.
"""

import hashlib
from dataclasses import replace

from receiving_app.domain.sending import Channel, Delivery, Unable
from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.services.case_sheet import require_profile
from receiving_app.services.deliveries import (
    fail,
    finish,
    issued_document,
    note_evidence,
    put_back,
    take_next,
)
from receiving_app.services.ports import Bench
from receiving_app.services.rights import unattended
from receiving_app.services.sending_ports import DepositBox


@unattended
def deposit_next(bench: Bench, box: DepositBox) -> Delivery | Unable | None:
    """Deposit the next document that is due, and return how it went; None where none is due."""
    with bench.reading() as uow:
        profile = uow.profiles.get()
    looked = _Looked(box, profile.sending.deposit_folder if profile else "")
    delivery = take_next(bench, Channel.DEPOSIT, looked.able)
    if delivery is None:
        return looked.unable
    try:
        # Its hash on file says that it was prepared: it is not written a second time.
        prepared = delivery if delivery.evidence else _prepared(bench, box, delivery)
    except DeliveryFailed as failure:
        if failure.here:
            return _left(bench, delivery, failure)
        return fail(bench, delivery, failure)
    try:
        box.publish(prepared.target, prepared.evidence)
    except DeliveryFailed as failure:
        if failure.here:
            # Not looked at: what is known of it stays, for whoever sees that folder.
            return _left(bench, prepared, failure)
        # Nothing has its name: the next attempt begins anew, in the folder that is set then.
        return fail(bench, replace(prepared, evidence="", target=""), failure)
    return finish(bench, prepared, "deposited", file=prepared.target)


def _left(bench: Bench, delivery: Delivery, why: DeliveryFailed) -> Unable:
    return Unable(put_back(bench, delivery), why.reason, why.detail)


class _Looked:
    """Which folders this bench sees, each looked at once: one that is away takes its time to say so."""

    def __init__(self, box: DepositBox, folder: str) -> None:
        self._box, self._folder = box, folder
        self._known: dict[str, DeliveryFailed | None] = {}
        self.unable: Unable | None = None

    def able(self, due: Delivery) -> bool:
        """Tell whether a delivery can be carried out here; the first that cannot is kept in ``unable``."""
        # One that was prepared has its own folder, whatever the settings say since.
        folder = self._box.folder_of(due.target) if due.evidence else self._folder
        if folder not in self._known:
            self._known[folder] = self._obstacle(folder)
        why = self._known[folder]
        if why is not None and self.unable is None:
            self.unable = Unable(due, why.reason, why.detail)
        return why is None

    def _obstacle(self, folder: str) -> DeliveryFailed | None:
        if not folder:
            return None  # none is set: said of the document, at every bench alike
        try:
            self._box.require(folder)
        except DeliveryFailed as why:
            return why
        return None


def _prepared(bench: Bench, box: DepositBox, delivery: Delivery) -> Delivery:
    with bench.reading() as uow:
        folder = require_profile(uow).sending.deposit_folder
        pdf = issued_document(uow, delivery.document).pdf
    if not folder:
        raise DeliveryFailed("not_set")
    path = box.prepare(folder, delivery.document, pdf)
    return note_evidence(bench, delivery, hashlib.sha256(pdf).hexdigest(), path)
