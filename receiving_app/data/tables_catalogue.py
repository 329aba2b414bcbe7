"""The tables of the catalogue; see ``tables``, which lists them all."""

from receiving_app.data.orm import CompositeKey, IntegerField, Model, TextField


class CatalogueProduct(Model):
    """A product."""

    sku = TextField(primary_key=True)
    manufacturer = TextField()
    name = TextField()
    family = TextField()
    gtin = TextField()
    warranty_months = IntegerField()
    retired = IntegerField()

    class Meta:
        """Name of the table."""

        table_name = "products"


class Accessory(Model):
    """An accessory on a product's checklist."""

    sku = TextField()
    position = IntegerField()
    key = TextField()
    name_fr = TextField()
    name_en = TextField()
    level = TextField()
    quantity = IntegerField()
    replacement_price = TextField()
    former = IntegerField()

    class Meta:
        """Name and key of the table."""

        table_name = "checklist_items"
        primary_key = CompositeKey("sku", "position")


class ManufacturerPlaybook(Model):
    """What to do with a manufacturer's defective product."""

    position = IntegerField(primary_key=True)
    manufacturer = TextField()
    kind = TextField()
    ticket = TextField()
    portal = TextField()
    valid_from = TextField(null=True)
    valid_to = TextField(null=True)
    text_fr = TextField()
    text_en = TextField()
    version = IntegerField()
    ticket_format = TextField()

    class Meta:
        """Name of the table."""

        table_name = "playbooks"
