"""Rules of a credit note's XML that no schema and no schematron knows: wrong money, wrong company.

EN 16931 accepts a credit note below zero, a charge that raises the credit, a fee above what it bears
on, a percentage that is not the amount, a SIREN with a wrong key, and terms left out. We do not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from receiving_app.documents.cii import NAMESPACES, Element
from receiving_app.documents.facturx_figures import Figures, Key
from receiving_app.domain.credit_note import TYPE_CODE
from receiving_app.domain.einvoicing import SIREN_SCHEME
from receiving_app.domain.identifiers import is_siren
from receiving_app.domain.money import ZERO, amount, vat_on

_SIREN = f".//ram:SpecifiedLegalOrganization/ram:ID[@schemeID='{SIREN_SCHEME}']"
_TERMS = ".//ram:SpecifiedTradePaymentTerms"


def guard_findings(root: Element, figures: Figures, type_code: str = TYPE_CODE) -> tuple[str, ...]:
    """Name the guards that an XML does not pass; empty for a sound one.

    ``type``, ``negative``, ``charge``, ``allowance_above_base``, ``percentage``, ``sums``, ``siren``,
    ``terms``.

    Args:
        root: the document.
        figures: those read from it.
        type_code: what it must be.
    """
    guards: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("type", lambda: figures.type_code == type_code),
        ("negative", lambda: all(value >= 0 for value in _amounts(figures))),
        ("charge", lambda: not any(off.charge for off in figures.allowances)),
        ("allowance_above_base", lambda: _within_bases(figures)),
        ("percentage", lambda: _percentages_hold(figures)),
        ("sums", lambda: _adds_up(figures)),
        ("siren", lambda: all(is_siren(each.text or "") for each in root.findall(_SIREN, NAMESPACES))),
        ("terms", lambda: _has_terms(root)),
    )
    return tuple(name for name, holds in guards if not holds())


def _amounts(figures: Figures) -> list[Decimal]:
    return [
        *(value for line in figures.lines for value in (line.quantity, line.price, line.net)),
        *(off.amount for off in figures.allowances),
        *(value for _, base, tax in figures.vat for value in (base, tax)),
        *(figures.goods, figures.off, figures.net, figures.tax, figures.gross, figures.due),
    ]


def _by_key(amounts: Iterable[tuple[Key, Decimal]]) -> Mapping[Key, Decimal]:
    sums: dict[Key, Decimal] = defaultdict(lambda: ZERO)
    for key, value in amounts:
        sums[key] += value
    return sums


def _goods(figures: Figures) -> Mapping[Key, Decimal]:
    return _by_key((line.key, line.net) for line in figures.lines)


def _taken_off(figures: Figures) -> Mapping[Key, Decimal]:
    return _by_key((off.key, off.amount) for off in figures.allowances)


def _within_bases(figures: Figures) -> bool:
    goods = _goods(figures)
    return all(value <= goods[key] for key, value in _taken_off(figures).items())


def _percentages_hold(figures: Figures) -> bool:
    return all(
        (off.percent is None) == (off.base is None)
        and (off.percent is None or off.base is None or amount(off.base * off.percent / 100) == off.amount)
        for off in figures.allowances
    )


def _adds_up(figures: Figures) -> bool:
    goods, off = _goods(figures), _taken_off(figures)
    return (
        figures.goods == sum((line.net for line in figures.lines), ZERO)
        and figures.off == sum((each.amount for each in figures.allowances), ZERO)
        and figures.net == figures.goods - figures.off == sum((base for _, base, _ in figures.vat), ZERO)
        and figures.tax == sum((tax for _, _, tax in figures.vat), ZERO)
        and figures.due == figures.gross == figures.net + figures.tax
        and all(
            base == goods[key] - off[key] and tax == vat_on(base, key[1]) for key, base, tax in figures.vat
        )
    )


def _has_terms(root: Element) -> bool:
    return any(
        (child.text or "").strip() or len(child)
        for terms in root.findall(_TERMS, NAMESPACES)
        for child in terms
    )
