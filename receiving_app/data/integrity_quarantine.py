"""Goods that left quarantine are where their record says, and those set apart name a record that exists."""

from collections.abc import Iterator

from receiving_app.data.session import Session

Finding = tuple[str, str]

# Each box became a parcel, come on the day on which it came to quarantine.
_MATCHED = """SELECT one.number, one.ended_as, one.at, one.boxes, returns.id,
        (SELECT sum(other.boxes) FROM quarantine AS other
            WHERE other.outcome = 'matched' AND other.ended_as = one.ended_as AND other.at = one.at) AS boxes_there,
        (SELECT count(*) FROM parcels WHERE parcels.return_id = returns.id AND parcels.arrived_at = one.at)
            AS parcels_there
    FROM quarantine AS one LEFT JOIN returns ON returns.rma = one.ended_as
    WHERE one.outcome = 'matched' ORDER BY one.number"""
_MERGED = """SELECT one.number, one.ended_as FROM quarantine AS one
    LEFT JOIN quarantine AS other ON other.number = one.ended_as AND other.number <> one.number
    WHERE one.outcome = 'merged' AND other.id IS NULL ORDER BY one.number"""
_SPLIT = """SELECT one.number, one.split_from FROM quarantine AS one
    LEFT JOIN quarantine AS other ON other.number = one.split_from AND other.number <> one.number
    WHERE one.split_from <> '' AND other.id IS NULL ORDER BY one.number"""
_STILL_THERE = """SELECT number, ended_as FROM quarantine
    WHERE (outcome IS NULL OR outcome = 'given_back') AND ended_as <> '' ORDER BY number"""


def goods(session: Session) -> Iterator[Finding]:
    """Yield the records whose goods are not where they say, and those that name a record there is not."""
    for number, rma, at, boxes, return_id, boxes_there, parcels_there in session.rows(_MATCHED):
        if return_id is None:
            yield number, f"matched to {rma}, which is not on file"
        elif parcels_there < boxes_there:
            yield number, f"{boxes} boxes matched to {rma}: {parcels_there} parcels of it came on {at}"
    for number, into in session.rows(_MERGED):
        yield number, f"put together with {into}, which is not on file"
    for number, source in session.rows(_SPLIT):
        yield number, f"set apart from {source}, which is not on file"
    for number, where in session.rows(_STILL_THERE):
        yield number, f"went to {where}, but is not said to"
