"""The bench's scanner, as calibration found it."""

from receiving_app.domain.scans import ScannerProfile
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench


def scanner_of(bench: Bench) -> ScannerProfile:
    """Return what is known of this bench's scanner; a default before it was calibrated."""
    with bench.reading() as uow:
        return uow.scanners.get(bench.actor.bench) or ScannerProfile()


def keep_scanner(bench: Bench, profile: ScannerProfile) -> None:
    """Store this bench's scanner; what it means for the next scans holds from the next one on."""
    with bench.writing() as uow:
        uow.scanners.save(bench.actor.bench, profile)
        facts = {"layout": profile.layout, "prefix": profile.prefix, "suffix": profile.suffix}
        record(bench, uow, Act("scanner_calibrated", facts))
        uow.commit()


def change_scanner(bench: Bench, profile: ScannerProfile) -> None:
    """Store what the bench chose itself: sounds, serial port, and the pace that tells a scan from typing."""
    with bench.writing() as uow:
        uow.scanners.save(bench.actor.bench, profile)
        facts = {"port": profile.serial.port, "bound_ms": profile.bound_ms, "muted": profile.muted}
        record(bench, uow, Act("scanner_changed", facts))
        uow.commit()
