"""The journal and the company's profile."""

import json
from collections.abc import Collection, Hashable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from receiving_app.data.act_persons import ENTRIES, aside_of, entry_of, keep
from receiving_app.data.chains import ACT_FACTS, JOURNAL, head
from receiving_app.data.codec import MalformedText, decode, encode, instant
from receiving_app.data.session import Session
from receiving_app.data.tables import inserting
from receiving_app.data.tables_settings import Act
from receiving_app.domain.chain import Facts, Head, link_hash
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.paris import PARIS
from receiving_app.domain.personal import NAMED_ASIDE
from receiving_app.domain.profile import Profile
from receiving_app.services.journal_ports import JournalEntry

_ADD_ACT = inserting(Act)
_ACTS = f"{ENTRIES} WHERE j.rma = ? ORDER BY j.id"
_LINK_COLUMNS = (*ACT_FACTS, "hash")
# The whole span of numbers: acts recorded while the clock stood wrong belong to it too.
_PERIOD = "SELECT (SELECT min(id) FROM journal WHERE at >= ?), (SELECT max(id) FROM journal WHERE at < ?)"
_LINKS = f"SELECT {', '.join(_LINK_COLUMNS)} FROM journal WHERE id BETWEEN ? AND ? ORDER BY id"  # noqa: S608 - our own columns
PAGE = 500
# Backwards along the return's entries, as far as the first that fits.
_LAST_ABOUT = f"""{ENTRIES}
    WHERE j.rma = ? AND CAST(json_extract(j.facts, '$.unit') AS INTEGER) = ?
    AND (j.act IN (SELECT value FROM json_each(?))
        OR json_extract(j.facts, '$.result') IN (SELECT value FROM json_each(?)))
    ORDER BY j.id DESC LIMIT 1"""  # noqa: S608 - a text of ours
# Each taken back once at most: those done less those undone are those that stand.
_STANDING = """SELECT coalesce(sum(CASE WHEN act = 'undone' THEN -1 ELSE 1 END), 0) FROM journal
    WHERE rma = ? AND CAST(json_extract(facts, '$.unit') AS INTEGER) = ?
    AND (act IN (SELECT value FROM json_each(?3))
        OR json_extract(facts, '$.result') IN (SELECT value FROM json_each(?3))
        OR json_extract(facts, '$.undone') IN (SELECT value FROM json_each(?3))
        OR json_extract(facts, '$.of.result') IN (SELECT value FROM json_each(?3)))"""
_PROFILE = "SELECT settings, logo FROM profile WHERE id = 1"
_PUT_PROFILE = (
    "INSERT INTO profile (id, settings, logo) VALUES (1, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, logo = excluded.logo"
)


class SqlJournal:
    """The ``Journal`` port: appended, never changed, each act chained to the one before."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, entry: JournalEntry) -> None:
        """Append an entry; its facts are stored as JSON, decimals and days as text.

        Names and free texts stand beside the chain, which holds them by their salted hash.
        """
        last = head(self._session, JOURNAL)
        proved, aside = aside_of(entry)
        facts: dict[str, str | int | None] = {
            "id": last.count + 1,
            "at": instant(entry.at),
            "operator": NAMED_ASIDE,
            "bench": entry.bench,
            "act": entry.act,
            "rma": entry.rma,
            "facts": proved,
            "approved_by": NAMED_ASIDE if entry.approved_by else "",
            "previous": last.hash,
        }
        sha256 = aside.sha256
        hashed = link_hash({**facts, "personal_sha256": sha256})
        self._session.write(_ADD_ACT, (*facts.values(), hashed, sha256))
        keep(self._session, last.count + 1, aside)

    def cite(self, value: Hashable) -> str:
        """Keep the text of a rule for good, once, and return the SHA-256 to cite it by."""
        from receiving_app.data.cited import cite  # with the first issue

        return cite(self._session, value)

    def of_return(self, rma: str) -> tuple[JournalEntry, ...]:
        """Return a return's entries, oldest first."""
        return tuple(entry_of(row) for row in self._session.rows(_ACTS, rma))

    def head(self) -> Head:
        """Return where the journal's chain ends.

        Raises:
            NotADatabase: its head record is gone.
        """
        return head(self._session, JOURNAL)

    def links(self, since: date, until: date) -> Iterator[Facts]:
        """Iterate over the links of a period's acts, both days (of Europe/Paris) included, in order."""
        begin, end = (
            instant(datetime.combine(day, time(), PARIS)) for day in (since, until + timedelta(days=1))
        )
        first, last = self._session.row(_PERIOD, begin, end) or (None, None)
        while first is not None and last is not None and first <= last:
            for row in self._session.rows(_LINKS, first, min(last, first + PAGE - 1)):
                yield dict(zip(_LINK_COLUMNS, row, strict=True))
            first += PAGE

    def last_about(self, rma: str, unit: int, marks: Collection[str]) -> JournalEntry | None:
        """Return the last entry about a unit whose act, or whose scan's result, is one of these."""
        wanted = json.dumps(list(marks))
        row = self._session.row(_LAST_ABOUT, rma, unit, wanted, wanted)
        return entry_of(row) if row else None

    def standing(self, rma: str, unit: int, marks: Collection[str]) -> int:
        """Return how many such acts about a unit were done and not taken back."""
        return int(self._session.value(_STANDING, rma, unit, json.dumps(list(marks))))


class SqlProfiles:
    """The ``Profiles`` port; what was read once in a transaction is not read again."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: Profile | None = None

    def get(self) -> Profile | None:
        """Return the profile; None before there is one.

        Raises:
            NotADatabase: the stored settings are damaged.
        """
        if self._known is not None:
            return self._known
        row = self._session.row(_PROFILE)
        if row is None:
            return None
        settings, logo = row
        try:
            known = _settings(settings)
            self._known = replace(known, logo=logo) if logo else known
        except MalformedText as error:
            raise NotADatabase(self._session.path, f"profile: {error}") from error
        return self._known

    def save(self, profile: Profile) -> None:
        """Store the profile; the logo beside the other settings, as bytes."""
        self.forget()
        self._session.write(_PUT_PROFILE, (encode(replace(profile, logo=b"")), profile.logo))

    def forget(self) -> None:
        """Read the settings anew at their next use: another transaction begins."""
        self._known = None

    def digest(self) -> str:
        """Return the fingerprint of the stored settings, looks aside; empty before there are any."""
        from receiving_app.data.cited import settings_digest  # as above

        row = self._session.row(_PROFILE)
        return settings_digest(*row) if row else ""


@lru_cache(maxsize=4)
def _settings(text: str) -> Profile:
    """Decode the settings once: every act at the bench reads them."""
    return decode(Profile, text)
