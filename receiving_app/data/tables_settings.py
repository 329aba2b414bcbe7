"""The tables of the settings and of the journal; see ``tables``, which lists them all."""

from receiving_app.data.orm import BlobField, IntegerField, Model, TextField


class CompanyProfile(Model):
    """The single row of settings."""

    id = IntegerField(primary_key=True)
    settings = TextField()
    logo = BlobField()

    class Meta:
        """Name of the table."""

        table_name = "profile"


class Act(Model):
    """An entry of the journal: a link of its chain."""

    id = IntegerField(primary_key=True)
    at = TextField()
    operator = TextField()
    bench = TextField()
    act = TextField()
    rma = TextField()
    facts = TextField()
    approved_by = TextField()
    previous = TextField()
    hash = TextField()
    personal_sha256 = TextField(null=True)

    class Meta:
        """Name of the table."""

        table_name = "journal"


class SigningKey(Model):
    """A key that signs command barcodes, in use until it is retired."""

    id = IntegerField(primary_key=True)
    secret = BlobField()
    created_at = TextField()
    retired_at = TextField(null=True)

    class Meta:
        """Name of the table."""

        table_name = "command_keys"


class Scanner(Model):
    """What calibration found out about a bench's scanner."""

    bench = TextField(primary_key=True)
    settings = TextField()

    class Meta:
        """Name of the table."""

        table_name = "scanner_profiles"
