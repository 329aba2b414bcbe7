"""What follows the totals: settlement, why the fee, what was missing, notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.layout import BODY, LABEL, LEFT, WIDTH, Sheet, wrap
from receiving_app.documents.masthead import MOST_INVOICES
from receiving_app.documents.pagination import Band
from receiving_app.domain.credit_note import CreditNote, NoteFee
from receiving_app.domain.money import ZERO
from receiving_app.domain.vocabulary import DocumentKind

# By the subject code under which the XML says the same (BR-FR-05).
_LATE_TERMS = {"PMT": "recovery_costs", "PMD": "late_penalties", "AAB": "no_discount"}
_LABEL_WIDTH = 104.0
_GAP = 5.0


def late_terms(note: CreditNote, words: NoteWords) -> dict[str, str]:
    """Return what is said of late payment, by subject code; the usual words where the snapshot has none."""
    usual = (words(key) for key in _LATE_TERMS.values())
    return dict(zip(_LATE_TERMS, note.late_terms or usual, strict=True))


@dataclass(frozen=True, slots=True)
class Mentions:
    """Makes one band per printed line, so that long mentions go on over pages."""

    note: CreditNote
    words: NoteWords

    def bands(self) -> Iterator[Band]:
        """Yield the mentions in order."""
        for key, texts in self._sections():
            label = self.words(key)
            for text in texts:
                lines = wrap(text, WIDTH - _LABEL_WIDTH, BODY)
                for position, line in enumerate(lines):
                    yield _line_band(label, line, gap=_GAP if position == len(lines) - 1 else 0)
                    label = ""

    def _sections(self) -> Iterator[tuple[str, list[str]]]:
        note, words = self.note, self.words
        yield "settlement", [note.settlement or words("settlement_default")]
        yield "payment_terms", [" ".join(late_terms(note, words).values())]
        if note.seller.vat_on_debits:
            yield "vat_on_debits_label", [words("vat_on_debits")]
        issued_first = note.kind is DocumentKind.CREDIT_NOTE
        yield "why", [text for fee in note.fees if issued_first for text in self._fee(fee)]
        if note.checks and issued_first:
            yield "checks", [self._checks()]
        yield "notes", list(note.notes)
        if len(note.invoices) > MOST_INVOICES:
            cited = [
                words("invoice_item", invoice=invoice, date=words.day(day)).replace(" ", "\u00a0")
                for invoice, day in note.invoices
            ]
            yield "corrections", [", ".join(cited)]

    def _fee(self, fee: NoteFee) -> Iterator[str]:
        words = self.words
        rule = words("fee_rule", rule=fee.rule, version=fee.version, text=fee.text)
        figures = words("fee_figures", base=fee.base, assessed=fee.assessed, charged=fee.charged)
        yield f"{rule}. {figures}"
        said = []
        if fee.waived > ZERO:
            said.append(words("fee_waived", amount=fee.waived, reason=fee.waiver_reason))
        if fee.capped > ZERO:
            said.append(words("fee_capped", amount=fee.capped))
        # The snapshot's notes say the same where it was issued by this program.
        noted = [note.split() for note in self.note.notes]
        yield from (text for text in said if text.split() not in noted)

    def _checks(self) -> str:
        words = self.words
        missing = [
            words(
                "check_missing",
                line=check.line,
                item=check.item,
                found=check.found,
                expected=check.expected,
                level=words.level(check.level),
            )
            for check in self.note.checks
            if check.found < check.expected
        ]
        return " · ".join(missing) or words("checks_complete")


def _line_band(label: str, text: str, gap: float) -> Band:
    def draw(sheet: Sheet, top: float) -> None:
        if label:
            sheet.text(LEFT, top + 9, label, LABEL)
        sheet.text(LEFT + _LABEL_WIDTH, top + 9, text)

    return Band(BODY.leading + gap, draw)
