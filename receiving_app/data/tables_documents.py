"""The tables of the numbered documents and their ways out; see ``tables``, which lists them all."""

from receiving_app.data.orm import BlobField, CompositeKey, IntegerField, Model, TextField


class IssuedDocument(Model):
    """An issued document, as it was: a link of the documents' chain."""

    position = IntegerField(primary_key=True)
    number = TextField()
    kind = TextField()
    series = TextField()
    sequence = IntegerField()
    rma = TextField()
    customer = TextField()
    issued_on = TextField()
    issued_at = TextField()
    net = TextField()
    gross = TextField()
    cancels = TextField(null=True)
    snapshot_sha256 = TextField()
    pdf_sha256 = TextField()
    previous = TextField()
    hash = TextField()
    snapshot = TextField()
    pdf = BlobField()
    xml_sha256 = TextField(null=True)
    xml = BlobField(null=True)

    class Meta:
        """Name of the table."""

        table_name = "documents"


class CreditedLine(Model):
    """What an issued note gave back of an invoice line."""

    number = TextField()
    position = IntegerField()
    invoice = TextField()
    invoice_line = IntegerField()
    quantity = IntegerField()
    net = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "credit_note_lines"
        primary_key = CompositeKey("number", "position")


class ChargedFee(Model):
    """What a fee rule did on an issued note."""

    number = TextField()
    position = IntegerField()
    rule = TextField()
    version = IntegerField()
    base = TextField()
    assessed = TextField()
    charged = TextField()
    waived = TextField()
    capped = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "credit_note_fees"
        primary_key = CompositeKey("number", "position")


class PrintJob(Model):
    """A document sent to a printer."""

    id = IntegerField(primary_key=True)
    credit_note = TextField()
    printer = TextField()
    at = TextField()

    class Meta:
        """Name of the table."""

        table_name = "print_jobs"


class DeliveryRow(Model):
    """A document on its way out: to a printer, to the platform's folder, to the customer."""

    id = IntegerField(primary_key=True)
    document = TextField()
    channel = TextField()
    target = TextField()
    bench = TextField()
    state = TextField()
    queued_at = TextField()
    changed_at = TextField()
    operator = TextField()
    reason = TextField()
    detail = TextField()
    attempts = IntegerField()
    next_at = TextField(null=True)
    evidence = TextField()

    class Meta:
        """Name of the table."""

        table_name = "deliveries"
