"""Read and change the company's profile."""

import re
from dataclasses import replace

from receiving_app.domain.credit_note_errors import SeriesStarted
from receiving_app.domain.errors import InvalidSetting, InvalidText
from receiving_app.domain.identifiers import Siren, Siret, VatNumber
from receiving_app.domain.people import Right
from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import ApprovalRefused
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs

SHORTEST_CODE = 4
LONGEST_BEFORE_LOCK = 480  # minutes: a working day


def load_profile(bench: Bench) -> Profile:
    """Return the profile, or an empty one before there is any; its first number is that of this year."""
    with bench.reading() as uow:
        return _of_this_year(bench, uow.profiles.get() or Profile())


def last_issued(bench: Bench, profile: Profile) -> tuple[str, ...]:
    """Return the last number issued this year in each series of the profile, in their order; empty for none."""
    with bench.reading() as uow:
        return tuple(uow.credit_notes.last_of_series(_series(bench, prefix)) for prefix in profile.prefixes)


@needs(Right.EDIT_SETTINGS)
def save_profile(bench: Bench, profile: Profile, *, seen: Profile | None = None) -> Profile:
    """Store the profile; a series' prefix and first number are fixed once a document was issued in it.

    The first number is that of this year's series; the next year begins with 1 unless another is set.

    Args:
        bench: where it happens.
        profile: what to store.
        seen: the profile as it was shown; what others changed of it since stays. None to store it whole.

    Raises:
        SettingsChangedElsewhere: somebody else changed the same settings since they were shown.
        SeriesStarted: prefix or first number of a series was changed after its first issue of the year.
        InvalidText: two series have the same prefix.
        InvalidIdentifier: series, SIREN, SIRET or VAT number are not what they should be.
        InvalidText: a pattern of RMA numbers is not a regular expression.
        InvalidSetting: an account, the mail server, the number of copies or the minutes cannot be.
    """
    with bench.writing() as uow:
        stored = store_profile(bench, uow, profile, seen=seen)
        uow.commit()
    return stored


def store_profile(bench: Bench, uow: UnitOfWork, profile: Profile, *, seen: Profile | None) -> Profile:
    """Store the profile within a unit of work; see ``save_profile``."""
    _check_values(bench, profile)
    known = _of_this_year(bench, uow.profiles.get() or Profile())
    if seen is not None:
        profile = _brought_over(bench, known, seen, profile)
    if uow.people.in_use():
        # Settings read before there were people bring back neither the code nor the choice.
        profile = replace(profile, supervisor_hash="", no_sign_in=False)
    _check_series(bench, uow, known, profile)
    if profile.first_number != known.first_number:
        profile = replace(profile, first_year=bench.clock.today().year)
    uow.profiles.save(profile)
    record(bench, uow, Act("profile_saved", {"settings": uow.profiles.digest()}))
    return profile


@needs(Right.EDIT_SETTINGS)
def change_profile(
    bench: Bench, profile: Profile, code: str, new_code: str = "", *, seen: Profile | None = None
) -> Profile:
    """Store the profile with the supervisor's consent, and a new supervisor code where one is given.

    Where people sign in there is no such code: whoever may change the settings does.

    Args:
        bench: where it happens.
        profile: what to store.
        code: the present supervisor code, as typed; not asked for while none is set.
        new_code: the code to set from now on, or empty; it sets none where people sign in.
        seen: as ``save_profile``.

    Raises:
        ApprovalRefused: the code is not the present one; nothing is stored.
        DomainError: whatever ``save_profile`` refuses.
    """
    return save_profile(bench, consented(bench, profile, code, new_code), seen=seen)


def consented(bench: Bench, profile: Profile, code: str, new_code: str = "") -> Profile:
    """Return the profile with the new code, where there is one and the supervisor consents; see ``change_profile``.

    Raises:
        ApprovalRefused: the code is not the present one.
        InvalidText: the new one has fewer than 4 characters.
    """
    with bench.reading() as uow:
        in_use, known = uow.people.in_use(), (uow.profiles.get() or Profile()).supervisor_hash
    if not in_use and known and not bench.secrets.matches(code, known):
        raise ApprovalRefused("settings", configured=True)
    if not new_code or in_use:
        return profile
    if len(new_code.strip()) < SHORTEST_CODE:
        raise InvalidText("supervisor_code", "too_short")
    return replace(profile, supervisor_hash=bench.secrets.hashed(new_code))


def _brought_over(bench: Bench, now: Profile, seen: Profile, wanted: Profile) -> Profile:
    from receiving_app.domain.profile_changes import brought_over  # with the first change

    whole = brought_over(now, _of_this_year(bench, seen), wanted)
    _check_values(bench, whole)
    return whole


def _check_values(bench: Bench, profile: Profile) -> None:
    """Refuse here what would otherwise stop the first issue, or every scan."""
    # Imported with the first change: the window starts with this module.
    from receiving_app.domain.credit_note import CreditNoteNumber
    from receiving_app.domain.personal import check_months

    for prefix in profile.prefixes:
        CreditNoteNumber(prefix, bench.clock.today().year, profile.first_number)
    if len(set(profile.prefixes)) < len(profile.prefixes):
        raise InvalidText("series_prefix", "duplicate")
    profile.accounting.check()
    profile.sending.check()
    profile.backups.check()
    check_months(profile.journal_months)
    if not 0 <= profile.lock_after_minutes <= LONGEST_BEFORE_LOCK:
        raise InvalidSetting("lock_after_minutes", "lock_after")
    seller = profile.seller
    for kind, text in ((Siren, seller.siren), (Siret, seller.siret), (VatNumber, seller.vat_number)):
        if text:
            kind(text)
    for pattern in profile.policy.rma_patterns:
        try:
            re.compile(pattern)
        except re.error:
            raise InvalidText("rma_patterns", "pattern") from None


def _of_this_year(bench: Bench, profile: Profile) -> Profile:
    """Return the profile with the first number of this year's series: 1 where another year's was set."""
    current = profile.first_year in (None, bench.clock.today().year)
    return profile if current else replace(profile, first_number=1)


def _series(bench: Bench, prefix: str) -> str:
    return f"{prefix}-{bench.clock.today().year:04d}"


def _check_series(bench: Bench, uow: UnitOfWork, known: Profile, wanted: Profile) -> None:
    for position, (before, after) in enumerate(zip(known.prefixes, wanted.prefixes, strict=True)):
        numbered_anew = position == 0 and known.first_number != wanted.first_number
        if before == after and not numbered_anew:
            continue
        last = uow.credit_notes.last_of_series(_series(bench, before))
        if last:
            raise SeriesStarted(_series(bench, before), last)
