"""Settings that two people change at a time: each change counts, and none is undone by the other."""

from dataclasses import dataclass, fields, replace

from receiving_app.domain.errors import DomainError
from receiving_app.domain.profile import Profile


@dataclass(eq=False)
class SettingsChangedElsewhere(DomainError):
    """Somebody else changed the same settings since they were shown."""


def brought_over(now: Profile, seen: Profile, wanted: Profile) -> Profile:
    """Return the settings as they are now, with what was changed of them.

    Args:
        now: the settings on file.
        seen: as they were shown to whoever changed them.
        wanted: as they are to be.

    Raises:
        SettingsChangedElsewhere: a part of them was changed on both sides, and not to the same.
    """
    changed = {}
    for part in fields(Profile):
        theirs, shown, ours = (getattr(one, part.name) for one in (now, seen, wanted))
        if ours == shown:
            continue
        if theirs not in (shown, ours):
            raise SettingsChangedElsewhere
        changed[part.name] = ours
    return replace(now, **changed)
