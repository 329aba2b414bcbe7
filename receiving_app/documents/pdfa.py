"""From the drawn pages to the file that is issued: PDF/A-3b with the XML inside (Factur-X).

What is drawn is not touched. Added are the colour profile that their RGB refers to, the metadata in
both forms with the same content, and the XML as the document's other form. Every date is that of
issue: the same snapshot gives the same bytes.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

XML_NAME = "factur-x.xml"
PRODUCER = "reportlab, pikepdf"
_SRGB = "sRGB IEC61966-2.1"
_FX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
_FX_PROPERTIES = (
    ("DocumentFileName", XML_NAME, "The name of the embedded XML document"),
    # INVOICE for credit notes too: the type of credit note is in the XML.
    ("DocumentType", "INVOICE", "The type of the hybrid document in capital letters"),
    ("Version", "1.0", "The version of the standard applying to the embedded XML document"),
    ("ConformanceLevel", "EN 16931", "The conformance level of the embedded XML document"),
)


@dataclass(frozen=True, slots=True)
class Described:
    """What the file says of itself, in its information and in its metadata alike."""

    title: str
    author: str
    subject: str
    creator: str
    issued_on: date


def with_xml(pages: bytes, xml: bytes, about: Described) -> bytes:
    """Return the finished file.

    Args:
        pages: the drawn document; fonts embedded, RGB and gray only.
        xml: embedded as ``factur-x.xml``.
        about: what the file says of itself.
    """
    finished = BytesIO()
    with pikepdf.open(BytesIO(pages)) as document:
        root = document.Root
        for page in document.pages:
            # reportlab puts an empty transition on every page, which no reader needs.
            if "/Trans" in page:
                del page["/Trans"]
        root.Metadata = Stream(document, _metadata(about), Type=Name.Metadata, Subtype=Name.XML)
        root.OutputIntents = Array([_output_intent(document)])
        attached = document.make_indirect(_attachment(document, xml, about))
        root.AF = Array([attached])
        root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(XML_NAME), attached])))
        document.trailer.Info = document.make_indirect(_information(about))
        # The metadata are complete, and stay as they are written here.
        document.save(finished, deterministic_id=True, fix_metadata_version=False)
    return finished.getvalue()


def embedded_xml(pdf: bytes) -> bytes:
    """Return the XML inside an issued file; empty when there is none."""
    with pikepdf.open(BytesIO(pdf)) as document:
        attached = document.attachments.get(XML_NAME)
        return attached.get_file().read_bytes() if attached is not None else b""


def _output_intent(document: pikepdf.Pdf) -> Dictionary:
    profile = Stream(document, _profile(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_SRGB),
        Info=String(_SRGB),
        DestOutputProfile=document.make_indirect(profile),
    )


@cache
def _profile() -> bytes:
    # By path: importing pikepdf.pdfa would load its validator with it.
    return files("pikepdf").joinpath("pdfa", "data", "sRGB.icc").read_bytes()


def _attachment(document: pikepdf.Pdf, xml: bytes, about: Described) -> Dictionary:
    facts = Dictionary(ModDate=_pdf_date(about.issued_on), Size=len(xml))
    content = document.make_indirect(
        Stream(document, xml, Type=Name.EmbeddedFile, Subtype=Name("/text/xml"), Params=facts)
    )
    return Dictionary(
        Type=Name.Filespec,
        F=String(XML_NAME),
        UF=String(XML_NAME),
        Desc=String(f"Factur-X {about.title}"),
        AFRelationship=Name.Alternative,
        EF=Dictionary(F=content, UF=content),
    )


def _information(about: Described) -> Dictionary:
    return Dictionary(
        Title=String(about.title),
        Author=String(about.author),
        Subject=String(about.subject),
        Creator=String(about.creator),
        Producer=String(PRODUCER),
        CreationDate=_pdf_date(about.issued_on),
        ModDate=_pdf_date(about.issued_on),
    )


def _pdf_date(day: date) -> String:
    return String(f"D:{day:%Y%m%d}000000Z")


def _metadata(about: Described) -> bytes:
    title, author, subject, creator = map(escape, (about.title, about.author, about.subject, about.creator))
    day = f"{about.issued_on:%Y-%m-%d}T00:00:00Z"
    return f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
</rdf:Description>
{_FACTUR_X}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _factur_x() -> str:
    """Return the Factur-X properties and the schema that PDF/A asks for beside them."""
    values = "".join(f"<fx:{name}>{value}</fx:{name}>" for name, value, _ in _FX_PROPERTIES)
    described = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name>"
        "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{meaning}</pdfaProperty:description></rdf:li>"
        for name, _, meaning in _FX_PROPERTIES
    )
    return f"""\
<rdf:Description rdf:about="" xmlns:fx="{_FX}">{values}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_FX}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{described}</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


_FACTUR_X = _factur_x()
