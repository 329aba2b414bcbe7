"""The file that is issued: PDF/A-3b with its XML inside, whatever is on its pages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from receiving_app.documents.credit_note_pdf import render
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.duplicate import mark
from receiving_app.documents.facturx import credit_note_xml
from receiving_app.documents.facturx_figures import Figures, parse
from receiving_app.documents.issued import issue
from receiving_app.documents.pdfa import embedded_xml
from receiving_app.documents.verification import disagreements
from receiving_app.documents.xml_checks import XmlChecks
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import UnprintableCharacters, XmlRefused
from receiving_app.domain.money import ZERO
from tests.documents import snapshots
from tests.documents.pdfa import findings, not_approved
from tests.documents.reading import page_texts, whole_text
from tests.documents.snapshots import BUYER, SELLER, line, many_lines, missing_cable, note


def _transparent_logo(mode: str = "RGBA", kind: str = "PNG") -> bytes:
    picture = Image.new("RGBA", (400, 120), (0, 0, 0, 0))
    picture.paste((200, 30, 30, 128), (20, 20, 380, 100))
    content = BytesIO()
    picture.convert(mode).save(content, kind)
    return content.getvalue()


@pytest.fixture
def checks() -> Iterator[XmlChecks]:
    made = XmlChecks()
    yield made
    made.close()


VARIANTS: dict[str, tuple[Callable[[], CreditNote], bytes]] = {
    "French": (missing_cable, b""),
    "English": (lambda: missing_cable(language="en"), b""),
    "many pages": (lambda: many_lines(60), b""),
    "many pages, English, specimen": (lambda: many_lines(60, language="en", specimen=True), b""),
    "transparent logo": (missing_cable, _transparent_logo()),
    "CMYK logo": (missing_cable, _transparent_logo("CMYK", "JPEG")),
    "gray logo": (missing_cable, _transparent_logo("LA")),
    "specimen": (lambda: missing_cable(specimen=True), _transparent_logo()),
    "specimen, English": (lambda: snapshots.swiss(specimen=True), b""),
    "intra-Community": (snapshots.belgian, b""),
    "unusual letters": (lambda: missing_cable(buyer=replace(BUYER, name="Łódź & <Жанна> Ω")), b""),
    "long number": (lambda: missing_cable(rma="R" * 80), b""),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_the_file_is_pdf_a_3b_with_its_xml_inside(name: str, checks: XmlChecks) -> None:
    build, logo = VARIANTS[name]
    files = issue(build(), logo, checks)
    assert findings(files.pdf) == []
    assert not_approved(files.pdf) == []
    assert embedded_xml(files.pdf) == files.xml
    assert list(disagreements(build(), files.pdf, files.xml)) == []


@pytest.mark.parametrize("name", VARIANTS)
def test_its_marked_copy_is_pdf_a_3b_too(name: str, checks: XmlChecks) -> None:
    build, logo = VARIANTS[name]
    issued = issue(build(), logo, checks)
    copy = mark(issued.pdf, build().language)
    assert findings(copy) == []
    assert not_approved(copy) == []
    assert embedded_xml(copy) == issued.xml


def test_the_same_snapshot_gives_the_same_bytes(checks: XmlChecks) -> None:
    first, second = (issue(missing_cable(), _transparent_logo(), checks) for _ in range(2))
    assert first == second


def test_the_pages_are_those_that_were_drawn(checks: XmlChecks) -> None:
    pages, issued = render(many_lines(40), b""), issue(many_lines(40), b"", checks).pdf
    assert page_texts(issued) == page_texts(pages)
    with pikepdf.open(BytesIO(pages)) as before, pikepdf.open(BytesIO(issued)) as after:
        drawn = [page.Contents.read_bytes() for page in before.pages]
        assert [page.Contents.read_bytes() for page in after.pages] == drawn


def test_what_the_fonts_lack_is_refused_before_anything_is_made(checks: XmlChecks) -> None:
    with pytest.raises(UnprintableCharacters):
        issue(missing_cable(buyer=replace(BUYER, name="nom\x00")), b"", checks)


def test_what_breaks_a_rule_is_not_issued_and_the_rules_are_named(checks: XmlChecks) -> None:
    wrong = missing_cable(buyer=replace(BUYER, siren="999810006"))
    with pytest.raises(XmlRefused) as refusal:
        issue(wrong, b"", checks)
    assert (refusal.value.number, refusal.value.rules) == ("AV-2026-000001", ("siren",))


# --- the same in every form -----------------------------------------------------------------------


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots.any_note())
def test_printed_totals_are_the_sums_of_what_is_printed_and_those_of_xml_and_snapshot(
    snapshot: CreditNote,
) -> None:
    text = whole_text(render(snapshot, b""))
    read = Figures.of_xml(parse(credit_note_xml(snapshot)))
    words = NoteWords.of(snapshot.language)
    nets = [each.net for each in snapshot.lines]
    assert sum(nets, ZERO) - sum((off.amount for off in snapshot.allowances), ZERO) == read.net
    for value in (*nets, read.goods, read.net, read.tax, read.gross):
        assert words.money(value).replace("\u00a0", " ") in text
    assert (read.goods, read.net, read.tax, read.gross) == (
        snapshot.goods,
        snapshot.net,
        snapshot.tax,
        snapshot.gross,
    )
    assert read.gross >= 0
    goods = {key: sum((x.net for x in read.lines if x.key == key), ZERO) for key, _, _ in read.vat}
    for key, _, _ in read.vat:
        assert sum((off.amount for off in read.allowances if off.key == key), ZERO) <= goods[key]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots.any_note())
def test_every_name_and_number_is_found_again_in_the_text(snapshot: CreditNote) -> None:
    text = _closed_up(whole_text(render(snapshot, b"")))
    for said in (
        snapshot.number,
        snapshot.rma,
        snapshot.buyer.name,
        snapshot.seller.name,
        *(each.sku for each in snapshot.lines),
        *(each.invoice for each in snapshot.lines),
        *(serial for each in snapshot.lines for serial in each.serials),
        *(str(each.quantity) for each in snapshot.lines),
    ):
        assert _closed_up(said) in text


def _closed_up(text: str) -> str:
    """Leave out spaces and hyphens: over two lines a name has one more, and its hyphen is not read."""
    return re.sub(r"[\s\-\ufffe]", "", text)


# --- files that must not pass ---------------------------------------------------------------------


def _without(name: str) -> Callable[[pikepdf.Pdf], None]:
    def mutate(document: pikepdf.Pdf) -> None:
        del document.Root[name]

    return mutate


def _metadata(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    def mutate(document: pikepdf.Pdf) -> None:
        content = document.Root.Metadata.read_bytes()
        assert old in content
        document.Root.Metadata.write(content.replace(old, new))

    return mutate


def _base_font(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.Font["/F9"] = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )


def _cmyk(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"0 0 0 1 k")


def _script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))


def _soft_mask(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.ExtGState = pikepdf.Dictionary(
        G0=document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, SMask=pikepdf.Name.Luminosity)
        )
    )


def _second_file(document: pikepdf.Pdf) -> None:
    document.attachments["autre.xml"] = b"<a/>"


def _relationship(document: pikepdf.Pdf) -> None:
    document.Root.AF[0].AFRelationship = pikepdf.Name.Data


def _size(document: pikepdf.Pdf) -> None:
    document.Root.AF[0].EF.F.Params.Size = 7


def _no_xml(document: pikepdf.Pdf) -> None:
    document.Root.AF[0].EF.F.write(b"%PDF-1.7", type_check=False)


def _title(document: pikepdf.Pdf) -> None:
    document.trailer.Info.Title = pikepdf.String("AV-2026-000002")


def _date(document: pikepdf.Pdf) -> None:
    document.trailer.Info.ModDate = pikepdf.String("D:20261124000000Z")


def _gray_profile(document: pikepdf.Pdf) -> None:
    profile = document.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes().replace(b"mntrRGB ", b"mntrGRAY"))


def _no_outlines(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            del each.FontFile2


def _no_unicode(document: pikepdf.Pdf) -> None:
    for font in _fonts(document):
        del font["/ToUnicode"]


def _fonts(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    objects = (each for each in document.objects if isinstance(each, pikepdf.Dictionary))
    return [each for each in objects if each.get("/Type") == "/Font"]


def _undated(document: pikepdf.Pdf) -> None:
    del document.Root.AF[0].EF.F.Params["/ModDate"]


def _of_no_kind(document: pikepdf.Pdf) -> None:
    del document.Root.AF[0].EF.F["/Subtype"]


MUTANTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], set[str]]] = {
    "no output intent": (_without("/OutputIntents"), {"output intent"}),
    "gray profile": (_gray_profile, {"output intent"}),
    "no metadata": (
        _without("/Metadata"),
        {"part 3b", "same information", "factur-x", "extension schema"},
    ),
    "part 2": (_metadata(b"part>3<", b"part>2<"), {"part 3b"}),
    "another title": (_title, {"same information"}),
    "another date": (_date, {"same information"}),
    "credit note as document type": (_metadata(b"Type>INVOICE", b"Type>CREDITNOTE"), {"factur-x"}),
    "another level": (_metadata(b"EN 16931", b"EN16931"), {"factur-x"}),
    "no extension schema": (_metadata(b"pdfaExtension:schemas", b"rdf:x"), {"extension schema"}),
    "not associated": (_without("/AF"), {"attachment", "xml"}),
    "not embedded": (_without("/Names"), {"attachment"}),
    "another relationship": (_relationship, {"attachment"}),
    "another size": (_size, {"attachment"}),
    "no XML": (_no_xml, {"attachment", "xml"}),
    "two files": (_second_file, {"attachment"}),
    "undated file": (_undated, {"attachment"}),
    "file of no kind": (_of_no_kind, {"attachment"}),
    "base font": (_base_font, {"fonts", "searchable"}),
    "not searchable": (_no_unicode, {"searchable"}),
    "fonts left out": (_no_outlines, {"fonts"}),
    "CMYK": (_cmyk, {"colours"}),
    "soft mask": (_soft_mask, {"opaque"}),
    "script": (_script, {"passive"}),
    "no language": (_without("/Lang"), {"language"}),
}


def _widths(document: pikepdf.Pdf) -> None:
    font = _fonts(document)[0]
    font.Widths = pikepdf.Array([999] * len(font.Widths))


def _cut_font(document: pikepdf.Pdf) -> None:
    outlines = _fonts(document)[0].FontDescriptor.FontFile2
    outlines.write(outlines.read_bytes()[:500])


def _annotation(action: pikepdf.Dictionary, flags: int = 4) -> Callable[[pikepdf.Pdf], None]:
    def mutate(document: pikepdf.Pdf) -> None:
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, F=flags, Rect=[0, 0, 9, 9], A=action
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(link)])

    return mutate


def _cmyk_group(document: pikepdf.Pdf) -> None:
    document.pages[0].Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK)


def _blend_mode(document: pikepdf.Pdf) -> None:
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Fancy)
    document.pages[0].Resources.ExtGState = pikepdf.Dictionary(G0=document.make_indirect(state))
    document.pages[0].contents_add(b"/G0 gs")


def _postscript(document: pikepdf.Pdf) -> None:
    drawn = pikepdf.Stream(document, b"%!PS", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.PS)
    document.pages[0].Resources.XObject = pikepdf.Dictionary(P=document.make_indirect(drawn))


def _form(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(NeedAppearances=True, Fields=[])


def _layers(document: pikepdf.Pdf) -> None:
    document.Root.OCProperties = pikepdf.Dictionary(D=pikepdf.Dictionary(Order=[]), OCGs=[])


_LAUNCH = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("x"))
_LINK = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.com"))
# What ISO 19005-3 forbids deeper down than our own reading goes, by its clause.
REFUSED_BY_THE_VALIDATOR: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "widths that are not the font's": (_widths, "6.2.11.5-1"),
    "a font cut short": (_cut_font, "font-program"),
    "a program to launch": (_annotation(_LAUNCH), "6.5.1-1"),
    "a link that is not printed": (_annotation(_LINK, flags=2), "6.3.2-2"),
    "a blending space of inks": (_cmyk_group, "6.2.4.3-3"),
    "a blend mode nobody knows": (_blend_mode, "6.2.10-1"),
    "PostScript": (_postscript, "6.2.9-3"),
    "a form": (_form, "AcroForm"),
    "layers": (_layers, "OCProperties"),
}


@pytest.mark.parametrize("name", REFUSED_BY_THE_VALIDATOR)
def test_what_the_standard_forbids_deeper_down_is_refused_by_its_clause(name: str, checks: XmlChecks) -> None:
    mutate, clause = REFUSED_BY_THE_VALIDATOR[name]
    mutated = BytesIO()
    with pikepdf.open(BytesIO(issue(missing_cable(), b"", checks).pdf)) as document:
        mutate(document)
        document.save(mutated)
    assert clause in " ".join(not_approved(mutated.getvalue()))


@pytest.mark.parametrize("name", MUTANTS)
def test_a_file_with_one_thing_wrong_is_found_out(name: str, checks: XmlChecks) -> None:
    mutate, expected = MUTANTS[name]
    mutated = BytesIO()
    with pikepdf.open(BytesIO(issue(missing_cable(), b"", checks).pdf)) as document:
        mutate(document)
        document.save(mutated)
    assert set(findings(mutated.getvalue())) == expected


def test_what_is_not_the_issued_file_is_said(checks: XmlChecks) -> None:
    snapshot = missing_cable()
    files = issue(snapshot, b"", checks)
    other = issue(note([line()], seller=SELLER), b"", checks)
    swapped = list(disagreements(snapshot, other.pdf, files.xml))
    assert swapped == ["the XML stored is not the one inside the PDF"]
    assert "gross" in list(disagreements(snapshot, other.pdf, other.xml))
    damaged = list(disagreements(snapshot, b"%PDF", files.xml))
    assert len(damaged) == 1
    assert damaged[0].startswith("the PDF cannot be read")
    changed = replace(snapshot, gross=snapshot.gross + Decimal("0.01"))
    assert "gross" in list(disagreements(changed, files.pdf, files.xml))
