"""Version 12: goods that were matched by mistake come back to the shelf under the number on their label.

Nothing else of their record changes, and only once their parcels are gone from the return: goods are never
in two places. What was read on a box is found by its characters too.
"""

STATEMENTS: tuple[str, ...] = (
    "DROP TRIGGER quarantine_keep",
    """CREATE TRIGGER quarantine_keep BEFORE UPDATE ON quarantine
    WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.at <> OLD.at
        OR (OLD.outcome IS NOT NULL AND NOT (OLD.outcome = 'matched' AND NEW.outcome IS NULL
            AND NEW.ended_as = '' AND NEW.ended_by = ''
            AND NEW.cause = OLD.cause AND NEW.note = OLD.note AND NEW.rma = OLD.rma
            AND NEW.operator = OLD.operator AND NEW.bench = OLD.bench
            AND NEW.place = OLD.place AND NEW.carrier = OLD.carrier AND NEW.customer = OLD.customer
            AND NEW.boxes = OLD.boxes AND NEW.split_from = OLD.split_from))
    BEGIN SELECT RAISE(ABORT, 'goods leave quarantine once'); END""",
    """CREATE TRIGGER quarantine_one_place BEFORE UPDATE ON quarantine
    WHEN OLD.outcome = 'matched' AND NEW.outcome IS NULL
        AND (SELECT count(*) FROM parcels JOIN returns ON returns.id = parcels.return_id
            WHERE returns.rma = OLD.ended_as AND parcels.arrived_at = OLD.at)
        > (SELECT coalesce(sum(other.boxes), 0) FROM quarantine AS other
            WHERE other.outcome = 'matched' AND other.ended_as = OLD.ended_as AND other.at = OLD.at
            AND other.id <> OLD.id)
    BEGIN SELECT RAISE(ABORT, 'the goods are still on their return'); END""",
    "CREATE INDEX quarantine_codes_raw ON quarantine_codes (raw)",
    "CREATE INDEX quarantine_place ON quarantine (place)",
    "CREATE INDEX quarantine_carrier ON quarantine (carrier)",
)
