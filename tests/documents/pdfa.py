"""Is a file PDF/A-3b with its XML inside, as Factur-X wants it? Says what is not.

Two readings of the standard, independent of what writes the files: our own, which knows Factur-X, and
pikepdf's validator, which approves only what it knows. qpdf, mutool and Ghostscript let most of these
pass. veraPDF, run outside these tests, remains the reference.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from lxml import etree
from pikepdf import pdfa

from receiving_app.documents.facturx_figures import parse

_NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "fx": "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_FACTUR_X = {
    "DocumentFileName": "factur-x.xml",
    "DocumentType": "INVOICE",
    "Version": "1.0",
    "ConformanceLevel": "EN 16931",
}
# Metadata that PDF/A-3 allows because their own schema stands beside them (ISO 19005-3, 6.6.2.3.3), which
# pikepdf's validator does not read; ``_extension`` does.
_DESCRIBED_BESIDE = re.compile(r"XMP (namespace|property) (fx|pdfaExtension|pdfaSchema|pdfaProperty)\b")
_BASE_14 = re.compile(r"Helvetica|Times|Courier|Symbol|ZapfDingbats")
_GRAY_OR_RGB = {"/DeviceGray", "/DeviceRGB"}
_CMYK_OPERATORS = {"k", "K"}
_ACTIVE = ("/JavaScript", "/JS", "/Launch", "/Movie", "/Sound", "/OpenAction", "/AA")


def findings(pdf: bytes) -> list[str]:
    """Return what keeps the file from being PDF/A-3b and Factur-X; empty for a sound one."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [name for name, check in _CHECKS.items() if not _holds(check, document)]


def not_approved(pdf: bytes) -> list[str]:
    """Return what pikepdf's validator, which approves only what it knows, does not approve of PDF/A-3b."""
    report = pdfa.validate_written(BytesIO(pdf), "3b")
    return [
        f"{each.rule} {each.where}: {each.message}"
        for each in report.findings
        if not _DESCRIBED_BESIDE.match(each.message)
    ]


def _holds(check: Callable[[pikepdf.Pdf], bool], document: pikepdf.Pdf) -> bool:
    try:
        return check(document)
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):
        return False


def _objects(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary | pikepdf.Stream]:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each


def _version(document: pikepdf.Pdf) -> bool:
    return document.pdf_version == "1.7" and "/Encrypt" not in document.trailer


def _identity(document: pikepdf.Pdf) -> bool:
    first, second = document.trailer.ID
    return len(bytes(first)) == len(bytes(second)) == 16


def _output_intent(document: pikepdf.Pdf) -> bool:
    (intent,) = document.Root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    return (
        intent.S == "/GTS_PDFA1"
        and bool(str(intent.OutputConditionIdentifier))
        and intent.DestOutputProfile.N == 3
        and profile[12:20] == b"mntrRGB "
        and int.from_bytes(profile[:4]) == len(profile)
    )


def _fonts(document: pikepdf.Pdf) -> bool:
    fonts = [each for each in _objects(document) if each.get("/Type") == "/Font"]
    return bool(fonts) and all(
        "/FontFile2" in font.FontDescriptor
        and not _BASE_14.search(str(font.BaseFont))
        and len(font.Widths) == font.LastChar - font.FirstChar + 1
        for font in fonts
    )


def _searchable(document: pikepdf.Pdf) -> bool:
    """Tell whether each font says which characters its codes are; level b does not ask, readers do."""
    fonts = [each for each in _objects(document) if each.get("/Type") == "/Font"]
    return all(re.search(rb"<[0-9A-F]{2}> <[0-9A-F]{4,8}>", font.ToUnicode.read_bytes()) for font in fonts)


def _instructions(document: pikepdf.Pdf) -> Iterator[pikepdf.ContentStreamInstruction]:
    forms = [each for each in _objects(document) if each.get("/Subtype") == "/Form"]
    for content in (*document.pages, *forms):
        yield from pikepdf.parse_content_stream(content)


def _colours(document: pikepdf.Pdf) -> bool:
    used = {str(each.operator) for each in _instructions(document)}
    images = [each for each in _objects(document) if each.get("/Subtype") == "/Image"]
    return not used & _CMYK_OPERATORS and all(str(each.ColorSpace) in _GRAY_OR_RGB for each in images)


def _opaque(document: pikepdf.Pdf) -> bool:
    return not any("/SMask" in each or each.get("/Interpolate", False) for each in _objects(document))


def _passive(document: pikepdf.Pdf) -> bool:
    return not any(name in each for each in _objects(document) for name in _ACTIVE)


def _filters(document: pikepdf.Pdf) -> bool:
    streams = [each for each in _objects(document) if isinstance(each, pikepdf.Stream)]
    return all("LZW" not in str(each.get("/Filter", "")) and "/F" not in each for each in streams)


def _xmp(document: pikepdf.Pdf) -> etree._Element:
    stream = document.Root.Metadata
    assert "/Filter" not in stream
    return etree.fromstring(stream.read_bytes())


def _said(xmp: etree._Element, path: str) -> str:
    (found,) = xmp.iterfind(f".//{path}", _NS)
    return "".join(map(str, found.itertext()))


def _part_3_b(document: pikepdf.Pdf) -> bool:
    xmp = _xmp(document)
    return (_said(xmp, "pdfaid:part"), _said(xmp, "pdfaid:conformance")) == ("3", "B")


def _same_information(document: pikepdf.Pdf) -> bool:
    xmp, info = _xmp(document), document.trailer.Info
    pairs = {
        "/Title": _said(xmp, "dc:title"),
        "/Author": _said(xmp, "dc:creator"),
        "/Subject": _said(xmp, "dc:description"),
        "/Creator": _said(xmp, "xmp:CreatorTool"),
        "/Producer": _said(xmp, "pdf:Producer"),
    }
    dates = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
    texts = all(str(info[name]) == said and said for name, said in pairs.items())
    return texts and all(_digits(info[name]) == _digits(_said(xmp, path)) for name, path in dates.items())


def _digits(value: object) -> str:
    return re.sub(r"\D", "", str(value))


def _factur_x(document: pikepdf.Pdf) -> bool:
    xmp = _xmp(document)
    return all(_said(xmp, f"fx:{name}") == value for name, value in _FACTUR_X.items())


def _extension(document: pikepdf.Pdf) -> bool:
    (schema,) = _xmp(document).iterfind(".//pdfaExtension:schemas/rdf:Bag/rdf:li", _NS)
    names = {str(each.text) for each in schema.iterfind(".//pdfaProperty:name", _NS)}
    return (_said(schema, "pdfaSchema:namespaceURI"), names) == (_NS["fx"], set(_FACTUR_X))


def _attachment(document: pikepdf.Pdf) -> bool:
    (associated,) = document.Root.AF
    name, embedded = document.Root.Names.EmbeddedFiles.Names
    content = associated.EF.F
    return (
        str(name) == str(associated.F) == str(associated.UF) == "factur-x.xml"
        and associated.objgen == embedded.objgen
        and associated.Type == "/Filespec"
        and associated.AFRelationship == "/Alternative"
        and content.objgen == associated.EF.UF.objgen
        and content.Subtype == "/text/xml"
        and content.Params.Size == len(content.read_bytes())
        and _digits(content.Params.ModDate) != ""
    )


def _xml(document: pikepdf.Pdf) -> bool:
    root = parse(document.Root.AF[0].EF.F.read_bytes())
    return etree.QName(root).localname == "CrossIndustryInvoice"


def _language(document: pikepdf.Pdf) -> bool:
    return str(document.Root.Lang) in ("fr", "en")


_CHECKS: dict[str, Callable[[pikepdf.Pdf], bool]] = {
    "version": _version,
    "identity": _identity,
    "output intent": _output_intent,
    "fonts": _fonts,
    "searchable": _searchable,
    "colours": _colours,
    "opaque": _opaque,
    "passive": _passive,
    "filters": _filters,
    "part 3b": _part_3_b,
    "same information": _same_information,
    "factur-x": _factur_x,
    "extension schema": _extension,
    "attachment": _attachment,
    "xml": _xml,
    "language": _language,
}
