"""A parcel that reaches a return out of the usual way: from quarantine, as one more box, while it is on hold."""

from dataclasses import replace

from receiving_app.domain.return_errors import ReturnCancelled
from receiving_app.domain.return_parts import Parcel
from receiving_app.domain.returns import AT_THE_BENCH, ReturnCase
from receiving_app.domain.vocabulary import Status


def take_in(case: ReturnCase, parcel: Parcel) -> ReturnCase:
    """Return the case with a parcel that is certainly here, whatever was announced.

    What the return was held for may be in it: it is at the bench again. Where everything announced is in
    hand already, the parcel is one more box of it, and what is found inside is added as units.

    Raises:
        ReturnCancelled: the return was cancelled; the parcel stays where it is.
    """
    if case.status is Status.CANCELLED:
        raise ReturnCancelled(case.rma)
    if case.status is Status.ON_HOLD:
        case = case.resume()
    if not case.complete:
        return case.arrive(parcel)
    here = case if case.status in AT_THE_BENCH else case.moved(Status.ARRIVED)
    return replace(here, parcels=(*case.parcels, replace(parcel, number=len(case.parcels) + 1)))
