"""The reception slip for the customer: put together, kept, made again byte for byte."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from receiving_app.domain.catalogue import PlaybookKind, playbook_for
from receiving_app.domain.deciding import decide
from receiving_app.domain.decision import Rulebook, UnitDecision, checklist_of
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.paris import day_of
from receiving_app.domain.people import Right
from receiving_app.domain.photos import PhotoCase
from receiving_app.domain.profile import Printers
from receiving_app.domain.reception_slip import ReceptionSlip, SlipItem, SlipParcel, SlipPhoto, SlipUnit
from receiving_app.domain.return_parts import Parcel
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Decision, Reason
from receiving_app.services.case_sheet import Act, load_case, record, require_profile, rulebook
from receiving_app.services.equipment import equipment_in
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.print_labels import routing_label
from receiving_app.services.rights import needs

MOST_PHOTOS = 12
"""On one slip; what is struck out is never among them."""


@dataclass(frozen=True, slots=True)
class Papers:
    """What goes with a return from the bench: the slip for the customer, the label of the unit.

    Attributes:
        printers: of this bench.
    """

    slip: bytes
    label: bytes
    printers: Printers = field(default_factory=Printers)


@needs(Right.RECEIVE)
def reception_slip(bench: Bench, rma: str) -> bytes:
    """Return the slip of a return as it stands now; nothing is kept.

    Raises:
        UnknownReturn: the number is not on file.
        MissingProfile: the company is not set up.
        UnprintableCharacters: the fonts cannot draw a text.
    """
    with bench.reading() as uow:
        return _rendered(bench, uow, _put_together(bench, uow, rma), require_profile(uow).logo)


@needs(Right.RECEIVE)
def keep_papers(bench: Bench, rma: str, unit: int) -> Papers:
    """Keep the slip as it is printed now, and return it with the routing label of a unit.

    Raises:
        UnknownReturn, UnknownUnit, MissingProfile, UnprintableCharacters: nothing is kept.
    """
    label = routing_label(bench, rma, unit)
    with bench.writing() as uow:
        profile = require_profile(uow)
        slip = uow.slips.add(_put_together(bench, uow, rma), profile.logo, bench.clock.now())
        papers = Papers(_rendered(bench, uow, slip, profile.logo), label, equipment_in(bench, uow).printers)
        record(bench, uow, Act("slip_printed", {"number": slip.position, "unit": unit}), rma)
        uow.commit()
    return papers


def kept_slips(bench: Bench, rma: str) -> tuple[bytes, ...]:
    """Return a return's slips as they were printed, oldest first."""
    with bench.reading() as uow:
        return tuple(_rendered(bench, uow, slip, _logo_of(uow, slip)) for slip in uow.slips.of_return(rma))


def _logo_of(uow: UnitOfWork, slip: ReceptionSlip) -> bytes:
    """Return the logo that a kept slip was printed with."""
    return (uow.photos.content(slip.logo) or b"") if slip.logo else b""


def _put_together(bench: Bench, uow: UnitOfWork, rma: str) -> ReceptionSlip:
    case, profile = load_case(uow, rma), require_profile(uow)
    book = rulebook(uow, case, bench)
    photos = [one for one in uow.photos.of(PhotoCase.of_return(rma)) if one.struck is None]
    return ReceptionSlip(
        rma=rma,
        reason=case.reason,
        seller=profile.seller,
        buyer=case.customer,
        parcels=tuple(_parcel(parcel, case) for parcel in case.parcels),
        units=tuple(_units(bench, case, book)),
        photos=tuple(
            SlipPhoto(one.step, one.sha256, one.at, one.before_split) for one in photos[-MOST_PHOTOS:]
        ),
        made_on=bench.clock.today(),
        operator=bench.actor.operator,
        language=case.customer.language,
        specimen=profile.sample,
    )


def _rendered(bench: Bench, uow: UnitOfWork, slip: ReceptionSlip, logo: bytes) -> bytes:
    pictures = {one.sha256: uow.photos.content(one.sha256) for one in slip.photos}
    return bench.documents.reception_slip(
        slip, {sha256: content for sha256, content in pictures.items() if content is not None}, logo
    )


def _parcel(parcel: Parcel, case: ReturnCase) -> SlipParcel:
    tracking = parcel.tracking or case.tracking
    facts = (parcel.rma_visible, parcel.well_packed, parcel.transport_damage)
    return SlipParcel(day_of(parcel.arrived_at), tracking, *facts)


def _units(bench: Bench, case: ReturnCase, book: Rulebook) -> Iterator[SlipUnit]:
    """Tell each unit, with what the rules say of it: of one that is settled, what they said."""
    opened = tuple(replace(unit, decision=None, credit_note="") for unit in case.units)
    decided = decide(replace(case, units=opened), book)
    for unit in case.units:
        if unit.quantity:
            yield _unit(bench, case, unit, book, decided.of(unit.number))


def _unit(
    bench: Bench, case: ReturnCase, unit: InspectedUnit, book: Rulebook, said: UnitDecision | None
) -> SlipUnit:
    language = case.customer.language
    product = book.product(unit.sku)
    decision = unit.decision if unit.settled else said.decision if said else unit.decision
    # What the rules say today explains what was decided only where it is the same.
    told = said if said is not None and said.decision is decision else None
    outcome = "credited" if unit.credit_note else decision.value if decision else "open"
    return SlipUnit(
        unit.quantity,
        unit.sku,
        product.name,
        " · ".join(filter(None, (unit.serial, unit.mac))),
        unit.condition,
        tuple(
            SlipItem(item.name.in_language(language), item.quantity * unit.quantity, unit.count_of(item.key))
            for item in checklist_of(product, unit)
        ),
        decision,
        tuple(_why(bench, told, language)),
        bench.words.text(f"document.slip.next.{outcome}", language, number=unit.credit_note),
        _portal(case, unit, book, told, decision),
    )


def _why(bench: Bench, said: UnitDecision | None, language: str) -> Iterator[str]:
    """Explain in the customer's words; what concerns the warehouse alone has none."""
    for one in said.why if said else ():
        key = f"document.slip.why.{one.code}"
        text = bench.words.text(key, language, **dict(one.facts))
        if text != key:
            yield text


def _portal(
    case: ReturnCase,
    unit: InspectedUnit,
    book: Rulebook,
    said: UnitDecision | None,
    decision: Decision | None,
) -> str:
    """Return where the customer turns to, for a defective unit whose manufacturer handles it itself."""
    reason = said.reason if said else case.reason
    if reason is not Reason.DEFECTIVE or decision is Decision.CREDIT:
        return ""
    playbook = playbook_for(book.playbooks, book.product(unit.sku).manufacturer, case.opened_on)
    return playbook.portal if playbook.kind is PlaybookKind.DIRECT else ""
