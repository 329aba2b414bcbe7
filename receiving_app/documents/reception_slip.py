"""The reception slip, A4: what came, how it was found, what becomes of it, with photos."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from receiving_app.documents.barcode_vectors import HEIGHT, OFFICE_DOT, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.layout import (
    ACCENT,
    BODY,
    BOTTOM,
    HAIRLINE,
    LABEL,
    LEFT,
    MM,
    MUTED,
    RIGHT,
    SELLER_NAME,
    SMALL,
    STRONG,
    TINT,
    TOP,
    WIDTH,
    Sheet,
    Style,
    fit,
    wrap,
)
from receiving_app.documents.logo import prepared_logo
from receiving_app.documents.printable import printable_text
from receiving_app.documents.qr_code import draw_qr_code
from receiving_app.domain.reception_slip import ReceptionSlip, SlipItem, SlipParcel, SlipPhoto, SlipUnit

_TITLE = Style(BOLD, 20, 24, ACCENT)
_NUMBER = Style(BOLD, 13, 17)
_HEADING = Style(BOLD, 11, 15, ACCENT)
_PRODUCT = Style(BOLD, 10, 13)
_DECISION = Style(BOLD, 10, 13, ACCENT)
_TEXT = Style(size=9, leading=12.5)
_PORTAL = Style(BOLD, 9, 12)
_CAPTION = Style(size=7.6, leading=9.5, colour=MUTED)
_COLUMN = LEFT + WIDTH * 0.55
_NEXT_TOP = TOP + 12 * MM
_GAP = 4 * MM
_INSET = 3 * MM
_LOGO_BOX = (50 * MM, 16 * MM)
_QR_SIDE = 26 * MM
_PHOTOS_IN_ROW = 3
_PHOTO = (WIDTH - 2 * _GAP) / _PHOTOS_IN_ROW
_PHOTO_HEIGHT = _PHOTO * 0.75
# 200 dpi where it is printed: more makes the file heavy, and shows no more.
_PHOTO_PIXELS = 460


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together on a page: its height, and what draws it from its upper edge."""

    height: float
    draw: Callable[[Sheet, float], None]


def render_reception_slip(slip: ReceptionSlip, pictures: Mapping[str, bytes], logo: bytes) -> bytes:
    """Render the slip, A4, on as many pages as it takes.

    Args:
        slip: what is told.
        pictures: of its photos, JPEG, by SHA-256; one that is not there leaves its caption.
        logo: the seller's; empty for none.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
        UnusableLogo: the logo cannot be drawn.
    """
    clean = _printable(slip)
    words = NoteWords.of(slip.language)
    about = About(words("slip.name", rma=clean.rma), slip.language)
    return written(about, _Writer(clean, words, pictures, logo).draw)


def _printable(slip: ReceptionSlip) -> ReceptionSlip:
    buyer, seller = slip.buyer, slip.seller
    return replace(
        slip,
        rma=printable_text(slip.rma, "rma"),
        buyer=replace(
            buyer,
            name=printable_text(buyer.name, "buyer_name"),
            street=printable_text(buyer.street, "buyer_street"),
            postcode=printable_text(buyer.postcode, "buyer_postcode"),
            city=printable_text(buyer.city, "buyer_city"),
        ),
        seller=replace(
            seller,
            name=printable_text(seller.name, "seller_name"),
            street=printable_text(seller.street, "seller_street"),
            postcode=printable_text(seller.postcode, "seller_postcode"),
            city=printable_text(seller.city, "seller_city"),
            phone=printable_text(seller.phone, "seller_phone"),
            email=printable_text(seller.email, "seller_email"),
        ),
        parcels=tuple(replace(p, tracking=printable_text(p.tracking, "tracking")) for p in slip.parcels),
        units=tuple(_printable_unit(unit) for unit in slip.units),
    )


def _printable_unit(unit: SlipUnit) -> SlipUnit:
    return replace(
        unit,
        sku=printable_text(unit.sku, "line_sku"),
        name=printable_text(unit.name, "line_name"),
        serial=printable_text(unit.serial, "line_serials"),
        items=tuple(replace(item, name=printable_text(item.name, "check_item")) for item in unit.items),
        why=tuple(printable_text(" ".join(text.split()), "line_text") for text in unit.why),
        portal=printable_text(unit.portal, "line_text"),
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    slip: ReceptionSlip
    words: NoteWords
    pictures: Mapping[str, bytes]
    logo: bytes

    def draw(self, sheet: Sheet) -> None:
        pages = self._pages()
        for number, blocks in enumerate(pages, start=1):
            if self.slip.specimen:
                sheet.watermark(self.words("specimen"))
            if number > 1:
                title = self.words("slip.again", rma=self.slip.rma)
                sheet.text(LEFT, TOP + 10, title, STRONG)
                sheet.rule(LEFT, RIGHT, TOP + 16)
            for top, block in blocks:
                block.draw(sheet, top)
            self._foot(sheet, self.words("page", page=number, pages=len(pages)))
            sheet.next_page()

    def _pages(self) -> list[list[tuple[float, _Block]]]:
        pages: list[list[tuple[float, _Block]]] = [[]]
        y = TOP
        for block in self._blocks():
            if pages[-1] and y + block.height > BOTTOM:
                pages.append([])
                y = _NEXT_TOP
            pages[-1].append((y, block))
            y += block.height
        return pages

    def _blocks(self) -> Iterator[_Block]:
        yield self._head()
        yield self._heading("slip.parcels")
        for parcel in self.slip.parcels:
            yield self._lines(self._parcel_lines(parcel), _TEXT)
        if not self.slip.parcels:
            yield self._lines([self.words("slip.no_parcel")], _TEXT)
        yield self._heading("slip.units")
        for unit in self.slip.units:
            yield from self._unit(unit)
        if self.slip.photos:
            photos, step = self.slip.photos, _PHOTOS_IN_ROW
            rows = [photos[start : start + step] for start in range(0, len(photos), step)]
            # The heading stays with the first row.
            yield _together(self._heading("slip.photos"), self._photo_row(rows[0]))
            for row in rows[1:]:
                yield self._photo_row(row)
        yield self._closing()

    # --- the head ---------------------------------------------------------------------------

    def _head(self) -> _Block:
        return _Block(58 * MM, self._draw_head)

    def _draw_head(self, sheet: Sheet, top: float) -> None:
        slip, words = self.slip, self.words
        left = self._draw_logo(sheet, top)
        baseline = sheet.lines(
            LEFT, left + 11, wrap(slip.seller.name, WIDTH / 2, SELLER_NAME, 2), SELLER_NAME
        )
        for text in self._seller_lines():
            baseline = sheet.lines(LEFT, baseline, [fit(text, WIDTH / 2, SMALL)], SMALL)
        title = words("slip.title")
        sheet.text(_COLUMN, top + 19, title, _TITLE.fitted(title, RIGHT - _COLUMN))
        sheet.text(_COLUMN, top + 36, fit(slip.rma, RIGHT - _COLUMN, _NUMBER), _NUMBER)
        made = words("slip.made", date=words.day(slip.made_on), reason=words.reason(slip.reason))
        sheet.lines(_COLUMN, top + 48, wrap(made, RIGHT - _COLUMN, BODY, 2), BODY)
        sheet.box(_COLUMN, top + 25 * MM, RIGHT - _COLUMN, 26 * MM, TINT)
        sheet.text(_COLUMN + _INSET, top + 29 * MM, words("buyer"), LABEL)
        self._draw_buyer(sheet, top + 33.5 * MM)
        bars = BarcodeVectors.of(slip.rma, "rma")
        module = bars.snapped_width(WIDTH / 2, OFFICE_DOT, 7)
        if module:
            bars.draw(sheet, LEFT, top + 40 * MM, module, HEIGHT)

    def _draw_logo(self, sheet: Sheet, top: float) -> float:
        if not self.logo:
            return top
        picture = prepared_logo(self.logo)
        width, height = picture.getSize()
        scale = min(_LOGO_BOX[0] / width, _LOGO_BOX[1] / height)
        sheet.image(picture, LEFT, top, (width * scale, height * scale))
        return top + height * scale + 4

    def _seller_lines(self) -> Iterator[str]:
        seller = self.slip.seller
        place = f"{seller.postcode} {seller.city}".strip()
        yield from (text for text in (seller.street, place) if text)

    def _draw_buyer(self, sheet: Sheet, baseline: float) -> None:
        buyer, room = self.slip.buyer, RIGHT - _COLUMN - 2 * _INSET
        baseline = sheet.lines(_COLUMN + _INSET, baseline, wrap(buyer.name, room, STRONG, 2), STRONG)
        place = f"{buyer.postcode} {buyer.city}".strip()
        lines = [fit(text, room, BODY) for text in (buyer.street, place, self.words.country(buyer.country))]
        sheet.lines(_COLUMN + _INSET, baseline, [line for line in lines if line], BODY)

    # --- what came --------------------------------------------------------------------------

    def _heading(self, key: str) -> _Block:
        def draw(sheet: Sheet, top: float) -> None:
            sheet.text(LEFT, top + 13, self.words(key), _HEADING)
            sheet.rule(LEFT, RIGHT, top + 18, ACCENT)

        return _Block(24, draw)

    def _lines(self, texts: list[str], style: Style) -> _Block:
        lines = [line for text in texts for line in wrap(text, WIDTH, style)]

        def draw(sheet: Sheet, top: float) -> None:
            sheet.lines(LEFT, top + style.size, lines, style)

        return _Block(len(lines) * style.leading + 4, draw)

    def _parcel_lines(self, parcel: SlipParcel) -> list[str]:
        words = self.words
        said = [words("slip.arrived", date=words.day(parcel.arrived_on))]
        if parcel.tracking:
            said.append(words("slip.tracking", number=parcel.tracking))
        for name in ("rma_visible", "well_packed", "transport_damage"):
            value = getattr(parcel, name)
            if value is not None:
                said.append(words(f"slip.{name}.{'yes' if value else 'no'}"))
        return [" · ".join(said)]

    def _unit(self, unit: SlipUnit) -> Iterator[_Block]:
        yield self._unit_head(unit)
        if unit.items:
            yield self._lines(
                [self.words("slip.accessories", items=", ".join(map(self._item, unit.items)))], _TEXT
            )
        yield self._decision(unit)

    def _item(self, item: SlipItem) -> str:
        if item.found is None:
            return self.words("slip.item.unknown", name=item.name)
        if item.found >= item.expected:
            return self.words("slip.item.found", name=item.name)
        return self.words("slip.item.missing", name=item.name, missing=item.expected - item.found)

    def _unit_head(self, unit: SlipUnit) -> _Block:
        words = self.words
        count = f"{unit.quantity} × "
        name = "" if unit.name in ("", unit.sku) else f" {unit.name}"
        product = wrap(f"{count}{unit.sku}{name}", WIDTH - 2 * _INSET, _PRODUCT, 2)
        condition = words.wording.term("condition", unit.condition) if unit.condition else ""
        facts = [words("slip.condition", condition=condition)] if condition else [words("slip.not_inspected")]
        if unit.serial:
            facts.insert(0, words("slip.serial", serial=unit.serial))
        lines = wrap(" · ".join(facts), WIDTH - 2 * _INSET, _TEXT, 2)
        height = len(product) * _PRODUCT.leading + len(lines) * _TEXT.leading + 10

        def draw(sheet: Sheet, top: float) -> None:
            sheet.box(LEFT, top + 2, WIDTH, height - 2, TINT)
            baseline = sheet.lines(LEFT + _INSET, top + 5 + _PRODUCT.size, product, _PRODUCT)
            sheet.lines(LEFT + _INSET, baseline, lines, _TEXT)

        return _Block(height + 4, draw)

    def _decision(self, unit: SlipUnit) -> _Block:
        words = self.words
        room = WIDTH - (_QR_SIDE + _GAP if unit.portal else 0)
        decision = words.wording.term("decision", unit.decision) if unit.decision else words("slip.open")
        head = wrap(words("slip.decision", decision=decision), room, _DECISION, 2)
        texts = [line for text in (*unit.why, unit.next) for line in wrap(text, room, _TEXT)]
        portal = wrap(words("slip.portal", portal=unit.portal), room, _PORTAL, 3) if unit.portal else []
        written_height = (
            len(head) * _DECISION.leading + len(texts) * _TEXT.leading + len(portal) * _PORTAL.leading + 8
        )

        def draw(sheet: Sheet, top: float) -> None:
            baseline = sheet.lines(LEFT, top + _DECISION.size, head, _DECISION)
            baseline = sheet.lines(LEFT, baseline, texts, _TEXT)
            sheet.lines(LEFT, baseline + 2, portal, _PORTAL)
            if unit.portal:
                draw_qr_code(sheet, f"https://{unit.portal}", (RIGHT - _QR_SIDE, top), _QR_SIDE)

        return _Block(max(written_height, _QR_SIDE if unit.portal else 0) + _GAP, draw)

    # --- photos -----------------------------------------------------------------------------

    def _photo_row(self, photos: tuple[SlipPhoto, ...]) -> _Block:
        def draw(sheet: Sheet, top: float) -> None:
            for position, photo in enumerate(photos):
                self._draw_photo(sheet, photo, LEFT + position * (_PHOTO + _GAP), top)

        return _Block(_PHOTO_HEIGHT + 2 * _CAPTION.leading + 4, draw)

    def _draw_photo(self, sheet: Sheet, photo: SlipPhoto, left: float, top: float) -> None:
        words = self.words
        sheet.box(left, top, _PHOTO, _PHOTO_HEIGHT, TINT)
        content = self.pictures.get(photo.sha256)
        if content is not None:
            picture = _small(content)
            width, height = picture.getSize()
            scale = min(_PHOTO / width, _PHOTO_HEIGHT / height)
            size = (width * scale, height * scale)
            sheet.image(picture, left + (_PHOTO - size[0]) / 2, top + (_PHOTO_HEIGHT - size[1]) / 2, size)
        step = words.wording.term("photo_step", photo.step)
        caption = [words("slip.photo", step=step, at=photo.at)]
        if photo.before_split:
            caption.append(words("slip.photo_of_whole"))
        sheet.lines(
            left,
            top + _PHOTO_HEIGHT + _CAPTION.leading,
            [fit(line, _PHOTO, _CAPTION) for line in caption],
            _CAPTION,
        )

    # --- the end ----------------------------------------------------------------------------

    def _closing(self) -> _Block:
        seller = self.slip.seller
        ways = " · ".join(text for text in (seller.phone, seller.email) if text)
        lines = wrap(self.words("slip.closing"), WIDTH, _TEXT)
        contact = wrap(self.words("slip.contact", ways=ways), WIDTH, _TEXT) if ways else []

        def draw(sheet: Sheet, top: float) -> None:
            sheet.rule(LEFT, RIGHT, top + 4, HAIRLINE)
            sheet.lines(LEFT, top + 18, [*lines, *contact], _TEXT)

        return _Block(22 + (len(lines) + len(contact)) * _TEXT.leading, draw)

    def _foot(self, sheet: Sheet, page: str) -> None:
        baseline = BOTTOM + 12 * MM
        sheet.rule(LEFT, RIGHT, baseline - 10, HAIRLINE)
        sheet.text(LEFT, baseline, fit(self.words("slip.name", rma=self.slip.rma), WIDTH * 0.7, SMALL), SMALL)
        sheet.right(RIGHT, baseline, page, SMALL)


def _together(first: _Block, second: _Block) -> _Block:
    def draw(sheet: Sheet, top: float) -> None:
        first.draw(sheet, top)
        second.draw(sheet, top + first.height)

    return _Block(first.height + second.height, draw)


def _small(content: bytes) -> ImageReader:
    """Return a photo at the resolution at which it is printed."""
    with Image.open(BytesIO(content), formats=("JPEG",)) as picture:
        picture.draft("RGB", (_PHOTO_PIXELS, _PHOTO_PIXELS))
        small = picture.convert("RGB")
    small.thumbnail((_PHOTO_PIXELS, _PHOTO_PIXELS), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    small.save(buffer, "JPEG", quality=80)
    buffer.seek(0)
    return ImageReader(buffer)
