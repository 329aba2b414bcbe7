"""Print queued documents: the original once, every later copy marked DUPLICATA.

Whether the original goes out is stored before it is handed to the printer. After a power cut nobody
knows whether it came out: it counts as printed, the operator is told, and what is printed next is a
marked copy. Two originals would be worse than none: the PDF as issued can always be saved.
"""

from dataclasses import dataclass

from receiving_app.domain.sending import Channel, Delivery, DeliveryState
from receiving_app.domain.sending_errors import DeliveryFailed, PrintRefused
from receiving_app.services.deliveries import fail, finish, note_evidence, take_next
from receiving_app.services.equipment import equipment
from receiving_app.services.ports import Bench
from receiving_app.services.reprint import prepare_print
from receiving_app.services.rights import unattended
from receiving_app.services.sending_ports import Printer

ORIGINAL, DUPLICATE = "original", "duplicate"


@dataclass(frozen=True, slots=True)
class Printed:
    """How a print went; ``delivery`` tells the reason where it failed."""

    delivery: Delivery
    duplicate: bool

    @property
    def done(self) -> bool:
        """Tell whether the printer took it."""
        return self.delivery.state is DeliveryState.DONE


@unattended
def print_next(bench: Bench, printer: Printer) -> Printed | None:
    """Print the next document queued at this bench, and return how it went; None where none is."""
    delivery = take_next(bench, Channel.PRINT)
    if delivery is None:
        return None
    job = prepare_print(bench, delivery.document)
    name = equipment(bench).printers.documents
    handed = note_evidence(bench, delivery, DUPLICATE if job.duplicate else ORIGINAL, name)
    try:
        taken_by = printer.send(name, job.pdf, job.number)
    except PrintRefused as refused:
        # Nothing came out: what goes out next may still be the original.
        kept = note_evidence(bench, handed, "", refused.printer)
        failure = DeliveryFailed(f"print_{refused.problem}", refused.printer, final=True)
        return Printed(fail(bench, kept, failure), job.duplicate)
    printed = note_evidence(bench, handed, handed.evidence, taken_by)
    done = finish(bench, printed, "printed", printer=taken_by, duplicate=job.duplicate)
    return Printed(done, job.duplicate)


@unattended
def recover_prints(bench: Bench) -> tuple[Delivery, ...]:
    """Return what did not come out, at the start of the program; prints then under way were cut off.

    They are not printed again by themselves: hours may have passed, and someone must look first.
    """
    with bench.reading() as uow:
        unfinished = uow.outgoing.unfinished_prints(bench.actor.bench)
    cut_off = DeliveryFailed("interrupted", final=True)
    return tuple(
        fail(bench, one, cut_off) if one.state is DeliveryState.UNDER_WAY else one for one in unfinished
    )
