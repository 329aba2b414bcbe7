"""Snapshots to draw: the worked examples, and builders that keep every total right."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from receiving_app.domain.credit_note import (
    DEDUCTION,
    FEE,
    CreditNote,
    NoteAllowance,
    NoteCheck,
    NoteFee,
    NoteLine,
    NoteVat,
)
from receiving_app.domain.money import ZERO, VatCategory, VatTreatment, line_amount, vat_on
from receiving_app.domain.profile import Seller
from receiving_app.domain.return_parts import Customer

ISSUED = date(2026, 11, 23)
RMA = "RMA-2026-004101-Z"
S, K, G = VatCategory.STANDARD, VatCategory.INTRA_COMMUNITY, VatCategory.EXPORT
EXEMPTIONS = {
    ("fr", K): "Exonération de TVA, livraison intracommunautaire, article 262 ter, I du CGI",
    ("en", K): "VAT exempt, intra-Community supply, article 262 ter, I of the French tax code",
    ("fr", G): "Exonération de TVA, exportation, article 262, I du CGI",
    ("en", G): "VAT exempt, export outside the EU, article 262, I of the French tax code",
}

SELLER = Seller(
    name="Voix & Réseaux Distribution",
    legal_form="SAS",
    share_capital="50 000 €",
    registry="Rennes",
    street="4 rue des Frères Lumière",
    postcode="35000",
    city="Rennes",
    siren="732829320",
    siret="73282932000074",
    vat_number="FR44732829320",
    email="avoirs@example.com",
    phone="02 99 00 00 00",
)
BUYER = Customer(
    code="C1001",
    name="Télécom Ouest SARL",
    street="12 rue du Port",
    postcode="44000",
    city="Nantes",
    siren="999810005",
    vat_number="FR04999810005",
)
BELGIAN = Customer(
    code="C2001",
    name="Réseau Wallon SPRL",
    street="Rue de la Loi 16",
    postcode="1000",
    city="Bruxelles",
    country="BE",
    vat_number="BE0428759497",
)
SWISS = Customer(
    code="C1010",
    name="Geneva Voice GmbH",
    street="Quai du Mont-Blanc 1",
    postcode="1201",
    city="Genève",
    country="CH",
    email="accounts@example.net",
    language="en",
)


def line(position: int = 1, price: str = "89.50", **changes: object) -> NoteLine:
    """Return a line whose net is price × quantity."""
    quantity = changes.pop("quantity", 1)
    category = changes.pop("category", S)
    rate = changes.pop("rate", "20" if category is S else "0")
    assert isinstance(quantity, int)
    assert isinstance(category, VatCategory)
    made = NoteLine(
        position=position,
        sku="GRP2614",
        name="Téléphone IP Grandstream GRP2614",
        invoice="FA-2026-29432",
        invoice_line=position,
        invoiced_on=date(2026, 9, 10),
        quantity=quantity,
        unit="pièce",
        unit_price=Decimal(price),
        category=category,
        rate=Decimal(str(rate)),
        net=line_amount(Decimal(price), quantity),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # by field name


def fee(amount: str, base: str | None = "89.50", **changes: object) -> NoteAllowance:
    """Return a restocking fee of 15 %."""
    made = NoteAllowance(
        FEE,
        "Frais de re-stockage : emballage d'origine intact : 15 %, minimum 10,00 €",
        S,
        Decimal(20),
        Decimal(amount),
        rule="F-02 v1",
        base=None if base is None else Decimal(base),
        percent=Decimal(15),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # by field name


def deduction(amount: str, **changes: object) -> NoteAllowance:
    """Return the deduction of a missing cable."""
    made = NoteAllowance(
        DEDUCTION, "Accessoire manquant : câble réseau × 1 (GRP2614)", S, Decimal(20), Decimal(amount)
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # by field name


def note(
    lines: Iterable[NoteLine], allowances: Iterable[NoteAllowance] = (), **changes: object
) -> CreditNote:
    """Return a snapshot whose VAT rows and totals follow from its lines and allowances."""
    lines, allowances = tuple(lines), tuple(allowances)
    language = str(changes.get("language", "fr"))
    vat = tuple(_vat_rows(lines, allowances, language))
    net = sum((row.base for row in vat), ZERO)
    tax = sum((row.vat for row in vat), ZERO)
    made = CreditNote(
        number="AV-2026-000001",
        issued_on=ISSUED,
        language=language,
        rma=RMA,
        reason="order_error",
        seller=SELLER,
        buyer=BUYER,
        lines=lines,
        allowances=allowances,
        vat=vat,
        fees=(),
        checks=(),
        goods=sum((each.net for each in lines), ZERO),
        net=net,
        tax=tax,
        gross=net + tax,
        operator="Camille",
        settlement="Montant déduit de votre prochaine facture ou remboursé sur demande.",
        delivered_to="FR",
        delivered_on=date(2026, 9, 11),
    )
    made = replace(made, **changes)  # type: ignore[arg-type]  # by field name
    assert made.errors() == ()
    return made


def _vat_rows(
    lines: tuple[NoteLine, ...], allowances: tuple[NoteAllowance, ...], language: str
) -> Iterable[NoteVat]:
    for category, rate in dict.fromkeys((each.category, each.rate) for each in lines):
        goods = sum((each.net for each in lines if (each.category, each.rate) == (category, rate)), ZERO)
        off = sum(
            (each.amount for each in allowances if (each.category, each.rate) == (category, rate)), ZERO
        )
        code = VatTreatment(category, rate).exemption_code
        reason = EXEMPTIONS.get((language, category), "")
        yield NoteVat(category, rate, goods - off, vat_on(goods - off, rate), code, reason)


def note_fee(**changes: object) -> NoteFee:
    """Return what rule F-02 did in E1 and E2."""
    made = NoteFee(
        "F-02",
        1,
        "emballage d'origine intact : 15 %, minimum 10,00 €",
        Decimal("89.50"),
        Decimal("13.43"),
        Decimal("13.43"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # by field name


def missing_cable(**changes: object) -> CreditNote:
    """Worked example E2: 88.28 with 13.43 of fee and 2.50 of deduction."""
    checks = (NoteCheck(1, "Combiné", "essential", 1, 1), NoteCheck(1, "Câble réseau", "expected", 0, 1))
    goods = [line(serials=("20EZ2F960063",))]
    return note(
        goods,
        [deduction("2.50"), fee("13.43")],
        **{"fees": (note_fee(),), "checks": checks, **changes},
    )


def two_rates(**changes: object) -> CreditNote:
    """Worked example E5: 146.84 over 20 % and 5.5 %."""
    lines = [
        line(1, "100.00"),
        line(2, "50.00", rate="5.5", sku="GUIDE-VOIP", name="Guide pratique de la téléphonie IP", unit="ex."),
    ]
    fees = [fee("15.00", "100.00"), fee("7.50", "50.00", rate=Decimal("5.5"))]
    return note(
        lines,
        fees,
        **{
            "fees": (note_fee(base=Decimal(150), assessed=Decimal("22.50"), charged=Decimal("22.50")),),
            **changes,
        },
    )


def belgian(**changes: object) -> CreditNote:
    """An intra-Community supply taken back (K)."""
    return note(
        [line(1, "149.00", category=K)],
        **{"buyer": BELGIAN, "delivered_to": "BE", "reason": "delivery_error", **changes},
    )


def swiss(**changes: object) -> CreditNote:
    """Worked example E7: an export taken back (G), 66.56, in English."""
    reason = "Restocking fee: original packaging intact: 15%, minimum €10.00"
    lines = [line(1, "78.31", category=G, name="IP phone T31P", sku="T31P", unit="pc")]
    off = [fee("11.75", "78.31", category=G, rate=Decimal(0), reason=reason)]
    return note(
        lines,
        off,
        **{
            "buyer": SWISS,
            "language": "en",
            "delivered_to": "CH",
            "settlement": "Deducted from your next invoice.",
            **changes,
        },
    )


def many_lines(count: int, **changes: object) -> CreditNote:
    """A note of so many lines of all sorts of prices, with a fee and a deduction at the end."""
    prices = ("89.50", "1.706", "1234.56", "0.012345", "165.38")
    lines = [
        line(
            number,
            prices[number % len(prices)],
            quantity=100 if number % len(prices) == 3 else 1 + number % 7,
            sku=f"REF-{number:04d}",
            name=f"Article numéro {number}"
            + (" avec une désignation assez longue pour deux lignes" if number % 9 == 0 else ""),
            invoice=f"FA-2026-{20000 + number // 40}",
            serials=tuple(f"SN{number:05d}{unit:03d}" for unit in range(3)) if number % 5 == 0 else (),
        )
        for number in range(1, count + 1)
    ]
    return note(lines, [fee("10.00", "66.67"), deduction("2.50")], **changes)


_LETTERS = "abcdefghijklmnopqrstuvwxyzéèàùçœÉÀ0123456789 -'&<>/.,;:!?()€%"
_words = st.text(_LETTERS, min_size=1, max_size=90)


@st.composite
def any_note(draw: st.DrawFn) -> CreditNote:
    """Draw an arbitrary sound snapshot."""
    lines = [
        line(
            position,
            str(draw(st.decimals("0.01", "99999", places=draw(st.integers(2, 6))))),
            quantity=draw(st.integers(1, 500)),
            rate=draw(st.sampled_from(["20", "10", "5.5"])),
            name=draw(_words),
            sku=draw(st.text("ABCDEFGH0123456789-", min_size=1, max_size=30)),
            serials=tuple(draw(st.lists(st.text("ABC123", min_size=4, max_size=20), max_size=40))),
        )
        for position in range(1, draw(st.integers(1, 40)) + 1)
    ]
    lines = [each for each in lines if each.net > 0] or [line()]
    return note(
        lines,
        language=draw(st.sampled_from(["fr", "en"])),
        buyer=replace(BUYER, name=draw(_words), street=draw(_words)),
        notes=tuple(draw(st.lists(_words, max_size=4))),
        specimen=draw(st.booleans()),
    )
