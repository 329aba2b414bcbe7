"""Version 16: what a decision about a defective unit went by, and what was said of units that did not come."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE inspected_units ADD COLUMN basis TEXT",
    "ALTER TABLE returns ADD COLUMN shortage TEXT",
)
