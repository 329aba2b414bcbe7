"""What a scan does inside the return that is open: it ticks a unit, or counts one."""

from receiving_app.domain.errors import DomainError
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.scans import Meaning
from receiving_app.domain.vocabulary import Evidence
from receiving_app.services.case_sheet import make_sheet, rulebook
from receiving_app.services.claims import claim
from receiving_app.services.inspect_unit import read_on
from receiving_app.services.scan_answer import Earlier, Result, ScanAnswer
from receiving_app.services.scan_lookup import Scanned, products_of


def within(scanned: Scanned, case: ReturnCase) -> ScanAnswer | None:
    """Act on the open return; None where the scan is about nothing in it.

    What the return's life forbids is told, and changes nothing.
    """
    try:
        return _read_unit(scanned, case) or _counted(scanned, case)
    except DomainError as error:
        return scanned.answer(Result.REFUSED, problem=error)


def other_product(scanned: Scanned, case: ReturnCase) -> ScanAnswer | None:
    """Tell that the product in hand is none of this return's: its reference raises the comparison.

    With a product of this return, a serial that was not announced is for the comparison too.
    """
    own = {unit.sku for unit in case.units}
    for meaning, sku in products_of(scanned):
        if sku in own:
            return scanned.answer(Result.UNKNOWN, meaning=meaning)
        sheet = make_sheet(scanned.uow, case, rulebook(scanned.uow, case, scanned.bench))
        return scanned.answer(Result.OTHER_PRODUCT, sheet=sheet, sku=sku, meaning=meaning)
    return None


def _read_unit(scanned: Scanned, case: ReturnCase) -> ScanAnswer | None:
    """Mark the unit whose announced serial or MAC was read; ask where two decodings name two units."""
    hits: dict[int, tuple[Meaning | None, InspectedUnit]] = {}
    for meaning, value in scanned.values():
        for unit in case.open_units:
            read = read_on(unit, value)
            if read is not None:
                hits.setdefault(unit.number, (meaning, read))
    if len(hits) > 1 and len({id(meaning) for meaning, _ in hits.values()}) > 1:
        meanings = tuple(meaning for meaning, _ in hits.values() if meaning is not None)
        return scanned.answer(Result.CHOOSE, meanings=meanings)
    if not hits:
        return None
    meaning, read = next(iter(hits.values()))
    before = case.unit(read.number)
    earlier = _earlier(scanned, case, read.number) if before.evidence is Evidence.READ else None
    return _changed(scanned, case, case.with_unit(read), Result.UNIT_READ, (read.number, meaning, earlier))


def _counted(scanned: Scanned, case: ReturnCase) -> ScanAnswer | None:
    """Count one more of a product of the return; a serialised one is shown, its serial is to be read."""
    named = _named(scanned, case)
    if not named:
        return None
    meaning, sku = named[0]
    units = [unit for unit in case.open_units if unit.sku == sku]
    serialised = [unit for unit in units if case.line(unit.line).serialised]
    if not serialised:
        unit, count = _next_to_count(scanned, case, units)
        changed = case.count_unit(unit.number, count)
        return _changed(scanned, case, changed, Result.UNIT_COUNTED, (unit.number, meaning, None))
    if _has_serial(meaning):
        return None  # a serial that was not announced: for the comparison
    unit = next((unit for unit in serialised if unit.evidence is None), serialised[0])
    return _changed(scanned, case, case, Result.PRODUCT_FOUND, (unit.number, meaning, None))


def _named(scanned: Scanned, case: ReturnCase) -> list[tuple[Meaning | None, str]]:
    """Return the references of this return that the scan names, in the catalogue or not."""
    skus = {unit.sku for unit in case.open_units}
    direct = [(meaning, value.upper()) for meaning, value in scanned.values() if value.upper() in skus]
    return direct or [(meaning, sku) for meaning, sku in products_of(scanned) if sku in skus]


def _has_serial(meaning: Meaning | None) -> bool:
    return meaning is not None and any(part.kind in {"serial", "mac"} for part in meaning.parts)


def _next_to_count(
    scanned: Scanned, case: ReturnCase, units: list[InspectedUnit]
) -> tuple[InspectedUnit, int]:
    """Return the unit to count and its new count: the first not complete, else the last one, beyond.

    The quantity expected stands until the first is counted; then the count begins at one.
    """
    for unit in units:
        so_far = _counted_so_far(scanned, case, unit)
        if so_far < case.line(unit.line).quantity_announced:
            return unit, so_far + 1
    last = units[-1]
    return last, _counted_so_far(scanned, case, last) + 1


def _counted_so_far(scanned: Scanned, case: ReturnCase, unit: InspectedUnit) -> int:
    """Return how many were counted, by scans or by hand; 0 while the quantity is only what is expected."""
    counted = scanned.uow.journal.standing(case.rma, unit.number, ("counted", Result.UNIT_COUNTED))
    return unit.quantity if counted else 0


def _earlier(scanned: Scanned, case: ReturnCase, unit: int) -> Earlier | None:
    """Return when a unit's serial was last read."""
    entry = scanned.uow.journal.last_about(case.rma, unit, ("serial_read", Result.UNIT_READ))
    return Earlier(entry.at, entry.operator, entry.bench) if entry else None


def _changed(
    scanned: Scanned,
    before: ReturnCase,
    after: ReturnCase,
    result: Result,
    about: tuple[int, Meaning | None, Earlier | None],
) -> ScanAnswer:
    unit, meaning, earlier = about
    claim(scanned.bench, scanned.uow, before.rma)
    # The same label scanned twice changes nothing; the first count may be the quantity expected.
    case = scanned.uow.returns.save(after) if after != before else before
    acted = before if after != before or result is Result.UNIT_COUNTED else None
    sheet = make_sheet(scanned.uow, case, rulebook(scanned.uow, case, scanned.bench))
    return scanned.answer(result, sheet=sheet, unit=unit, meaning=meaning, earlier=earlier, before=acted)
