"""All that the settings are: the company's, which every bench shares, and this bench's own."""

from dataclasses import dataclass, field

from receiving_app.domain.equipment import Equipment
from receiving_app.domain.people import Right
from receiving_app.domain.profile import Profile
from receiving_app.services.company import consented, load_profile, store_profile
from receiving_app.services.equipment import equipment, store_equipment
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs


@dataclass(frozen=True, slots=True)
class Settings:
    """What a screen of settings shows.

    Attributes:
        profile: the company's.
        equipment: this bench's own.
    """

    profile: Profile = field(default_factory=Profile)
    equipment: Equipment = field(default_factory=Equipment)


def load_settings(bench: Bench) -> Settings:
    """Return the settings as they are now."""
    return Settings(load_profile(bench), equipment(bench))


@needs(Right.EDIT_SETTINGS)
def change_settings(
    bench: Bench, wanted: Settings, code: str, new_code: str = "", *, seen: Settings
) -> Settings:
    """Store what was changed with the supervisor's consent, all or nothing; return what is in force.

    Args:
        bench: where it happens.
        wanted: the settings as they are to be.
        code: the present supervisor code, as ``change_profile``.
        new_code: the code to set from now on, or empty.
        seen: the settings as they were shown; what others changed of them since stays.

    Raises:
        ApprovalRefused: the code is not the present one.
        DomainError: whatever ``change_profile`` and ``store_equipment`` refuse; nothing is stored.
    """
    profile = consented(bench, wanted.profile, code, new_code)
    with bench.writing() as uow:
        if profile != seen.profile:
            store_profile(bench, uow, profile, seen=seen.profile)
        # The machine's file last: where it cannot be written, nothing of the company's is stored either.
        store_equipment(bench, uow, wanted.equipment, seen=seen.equipment)
        uow.commit()
    return load_settings(bench)
