"""The file to fill in: every column of a returns file, and one example of what stands in each.

Made from the table by which files are read, so that it is never behind it.
"""

from receiving_app.exchange.columns import standard_headers
from receiving_app.exchange.list_workbook import list_workbook
from receiving_app.services.import_rows import Kind
from receiving_app.services.list_export import csv_list

# A delivery error, so that each column has something in it; the VAT number and the others are of nobody.
_EXAMPLE = {
    "rma": "RMA-2026-004101-Z",
    "reason": "erreur_livraison",
    "opened_on": "17/11/2026",
    "expires_on": "17/12/2026",
    "customer_code": "C1001",
    "customer_name": "Exemple SARL",
    "street": "12 rue du Port",
    "postcode": "44000",
    "city": "Nantes",
    "country": "FR",
    "email": "compta@example.com",
    "language": "fr",
    "invoice": "FA-2026-29432",
    "invoiced_on": "10/09/2026",
    "invoice_line": "1",
    "delivered_on": "11/09/2026",
    "delivered_to": "FR",
    "sku": "GRP2614",
    "quantity_invoiced": "2",
    "quantity_announced": "1",
    "unit": "pièce",
    "unit_price": "89,50",
    "vat_rate": "20",
    "serials": "20EZ2F960063",
    "tracking": "XY0617671405788",
    "carrier_delivered_on": "19/11/2026",
}


def template(suffix: str) -> bytes:
    """Return the file: a workbook whose columns are text for ``.xlsx``, else CSV."""
    headers = standard_headers(Kind.RETURNS)
    row = tuple(_EXAMPLE.get(name, "") for name in headers)
    if suffix.lower() == ".xlsx":
        return list_workbook(tuple(headers.values()), [row], as_text=True)
    return csv_list(tuple(headers.values()), [row])
