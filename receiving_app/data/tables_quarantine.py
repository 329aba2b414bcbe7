"""The tables of the quarantine; see ``tables``, which lists them all."""

from receiving_app.data.orm import CompositeKey, IntegerField, Model, TextField


class QuarantinedParcel(Model):
    """A heap of goods that cannot be decided now."""

    id = IntegerField(primary_key=True)
    number = TextField()
    cause = TextField()
    note = TextField()
    operator = TextField()
    bench = TextField()
    at = TextField()
    rma = TextField()
    place = TextField()
    carrier = TextField()
    customer = TextField()
    customer_key = TextField()
    boxes = IntegerField()
    split_from = TextField()
    outcome = TextField(null=True)
    ended_as = TextField()
    ended_at = TextField(null=True)
    ended_by = TextField()

    class Meta:
        """Name of the table."""

        table_name = "quarantine"


class QuarantineCode(Model):
    """Something that was read on it."""

    quarantine_id = IntegerField()
    position = IntegerField()
    kind = TextField()
    value = TextField()
    raw = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "quarantine_codes"
        primary_key = CompositeKey("quarantine_id", "position")
