"""The tables of the returns; see ``tables``, which lists them all."""

from receiving_app.data.orm import CompositeKey, IntegerField, Model, TextField


class Return(Model):
    """A return authorisation and where it stands."""

    id = IntegerField(primary_key=True)
    rma = TextField()
    sequence = IntegerField()
    sequence_reversed = TextField()
    status = TextField()
    reason = TextField()
    opened_on = TextField()
    expires_on = TextField()
    buyer_id = IntegerField()
    customer_code = TextField()
    customer_name = TextField()
    customer_street = TextField()
    customer_postcode = TextField()
    customer_city = TextField()
    customer_country = TextField()
    customer_siren = TextField()
    customer_siret = TextField()
    customer_vat_number = TextField()
    customer_email = TextField()
    customer_electronic_address = TextField()
    customer_address_scheme = TextField()
    customer_language = TextField()
    tracking = TextField()
    carrier_delivered_on = TextField(null=True)
    arrived_at = TextField(null=True)
    waiver = TextField(null=True)
    hold = TextField(null=True)
    revision = IntegerField()
    shortage = TextField(null=True)

    class Meta:
        """Name of the table."""

        table_name = "returns"


class Line(Model):
    """An invoice line of a return."""

    return_id = IntegerField()
    number = IntegerField()
    invoice = TextField()
    invoice_line = IntegerField()
    invoiced_on = TextField()
    sku = TextField()
    quantity_invoiced = IntegerField()
    quantity_announced = IntegerField()
    unit_price = TextField()
    vat_rate = TextField()
    unit = TextField()
    delivered_on = TextField(null=True)
    delivered_to = TextField()
    received_sku = TextField()
    received_quantity = IntegerField(null=True)
    fault = TextField()
    support_ticket = TextField()
    manufacturer_ticket = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "return_lines"
        primary_key = CompositeKey("return_id", "number")


class AnnouncedSerial(Model):
    """A serial or MAC that the customer announced."""

    return_id = IntegerField()
    line = IntegerField()
    kind = TextField()
    position = IntegerField()
    value = TextField()

    class Meta:
        """Name and key of the table."""

        table_name = "announced_serials"
        primary_key = CompositeKey("return_id", "line", "kind", "position")


class ArrivedParcel(Model):
    """A box that reached the bench."""

    return_id = IntegerField()
    number = IntegerField()
    arrived_at = TextField()
    operator = TextField()
    bench = TextField()
    tracking = TextField()
    rma_visible = IntegerField(null=True)
    well_packed = IntegerField(null=True)
    transport_damage = IntegerField(null=True)

    class Meta:
        """Name and key of the table."""

        table_name = "parcels"
        primary_key = CompositeKey("return_id", "number")


class Unit(Model):
    """What is in hand."""

    return_id = IntegerField()
    number = IntegerField()
    line = IntegerField()
    parcel = IntegerField()
    quantity = IntegerField()
    sku = TextField()
    announced_serial = TextField()
    announced_mac = TextField()
    serial = TextField()
    mac = TextField()
    evidence = TextField(null=True)
    condition = TextField(null=True)
    present = TextField()
    choices = TextField()
    decision = TextField(null=True)
    credit_note = TextField(null=True)
    basis = TextField(null=True)

    class Meta:
        """Name and key of the table."""

        table_name = "inspected_units"
        primary_key = CompositeKey("return_id", "number")
