"""The bench's scanner, as calibration found it."""

from dataclasses import replace

from receiving_app.domain.people import Right
from receiving_app.domain.scans import ScannerProfile
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs


def scanner_of(bench: Bench) -> ScannerProfile:
    """Return what is known of this bench's scanner; a default before it was calibrated."""
    with bench.reading() as uow:
        return uow.scanners.get(bench.actor.bench) or ScannerProfile()


@needs(Right.SET_SCANNER)
def keep_scanner(bench: Bench, found: ScannerProfile) -> ScannerProfile:
    """Store what calibration found, and return the profile; it holds from the next scan on.

    What the bench chose itself (sounds, serial port, pace) stays as it was.
    """
    with bench.writing() as uow:
        chosen = uow.scanners.get(bench.actor.bench) or ScannerProfile()
        profile = replace(
            found,
            calibrated_at=bench.clock.now(),
            bound_ms=chosen.bound_ms,
            serial=chosen.serial,
            muted=chosen.muted,
        )
        uow.scanners.save(bench.actor.bench, profile)
        facts = {"layout": profile.layout, "prefix": profile.prefix, "suffix": profile.suffix}
        record(bench, uow, Act("scanner_calibrated", facts))
        uow.commit()
    return profile


@needs(Right.SET_SCANNER)
def forget_scanner(bench: Bench) -> ScannerProfile:
    """Forget what calibration found, as for another scanner, and return what the bench chose itself."""
    with bench.writing() as uow:
        known = uow.scanners.get(bench.actor.bench) or ScannerProfile()
        profile = ScannerProfile(bound_ms=known.bound_ms, serial=known.serial, muted=known.muted)
        uow.scanners.save(bench.actor.bench, profile)
        record(bench, uow, Act("scanner_forgotten", {}))
        uow.commit()
    return profile


@needs(Right.SET_SCANNER)
def change_scanner(bench: Bench, profile: ScannerProfile) -> None:
    """Store what the bench chose itself: sounds, serial port, and the pace that tells a scan from typing."""
    with bench.writing() as uow:
        uow.scanners.save(bench.actor.bench, profile)
        facts = {"port": profile.serial.port, "bound_ms": profile.bound_ms, "muted": profile.muted}
        record(bench, uow, Act("scanner_changed", facts))
        uow.commit()
