"""Read and change the company's profile."""

import re
from dataclasses import replace

from receiving_app.domain.credit_note import CreditNoteNumber
from receiving_app.domain.errors import ApprovalRefused, InvalidText, SeriesStarted
from receiving_app.domain.identifiers import Siren, Siret, VatNumber
from receiving_app.domain.profile import Profile
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork

SHORTEST_CODE = 4


def load_profile(bench: Bench) -> Profile:
    """Return the profile, or an empty one before there is any."""
    with bench.reading() as uow:
        return uow.profiles.get() or Profile()


def last_issued(bench: Bench, profile: Profile) -> str:
    """Return the last number issued in the profile's series of this year, or empty."""
    with bench.reading() as uow:
        return uow.credit_notes.last_of_series(_series(bench, profile))


def save_profile(bench: Bench, profile: Profile) -> Profile:
    """Store the profile; the series' first number is fixed once a document was issued in it.

    Raises:
        SeriesStarted: the first number was changed after the first issue.
        InvalidIdentifier: series, SIREN, SIRET or VAT number are not what they should be.
        InvalidText: a pattern of RMA numbers is not a regular expression.
    """
    _check_values(bench, profile)
    with bench.writing() as uow:
        known = uow.profiles.get() or Profile()
        _check_series(bench, uow, known, profile)
        uow.profiles.save(profile)
        record(bench, uow, Act("profile_saved", {}))
        uow.commit()
    return profile


def change_profile(bench: Bench, profile: Profile, code: str, new_code: str = "") -> Profile:
    """Store the profile with the supervisor's consent, and a new supervisor code where one is given.

    Args:
        bench: where it happens.
        profile: what to store.
        code: the present supervisor code, as typed; not asked for while none is set.
        new_code: the code to set from now on, or empty.

    Raises:
        ApprovalRefused: the code is not the present one; nothing is stored.
        DomainError: whatever ``save_profile`` refuses.
    """
    known = load_profile(bench).supervisor_hash
    if known and not bench.secrets.matches(code, known):
        raise ApprovalRefused("settings", configured=True)
    if new_code:
        return set_supervisor_code(bench, profile, new_code)
    return save_profile(bench, profile)


def set_supervisor_code(bench: Bench, profile: Profile, code: str) -> Profile:
    """Store a new supervisor code (argon2 hash) and return the profile.

    Raises:
        InvalidText: the code has fewer than 4 characters.
    """
    if len(code.strip()) < SHORTEST_CODE:
        raise InvalidText("supervisor_code", "too_short")
    return save_profile(bench, replace(profile, supervisor_hash=bench.secrets.hashed(code)))


def _check_values(bench: Bench, profile: Profile) -> None:
    """Refuse here what would otherwise stop the first issue, or every scan."""
    CreditNoteNumber(profile.series_prefix, bench.clock.today().year, profile.first_number)
    seller = profile.seller
    for kind, text in ((Siren, seller.siren), (Siret, seller.siret), (VatNumber, seller.vat_number)):
        if text:
            kind(text)
    for pattern in profile.policy.rma_patterns:
        try:
            re.compile(pattern)
        except re.error:
            raise InvalidText("rma_patterns", "pattern") from None


def _series(bench: Bench, profile: Profile) -> str:
    return f"{profile.series_prefix}-{bench.clock.today().year:04d}"


def _check_series(bench: Bench, uow: UnitOfWork, known: Profile, wanted: Profile) -> None:
    last = uow.credit_notes.last_of_series(_series(bench, known))
    if last and (known.first_number, known.series_prefix) != (wanted.first_number, wanted.series_prefix):
        raise SeriesStarted(_series(bench, known), last)
