"""The company's legal identity and logo."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.identifiers import Siren, Siret, VatNumber
from receiving_app.domain.profile import Profile, Seller
from ui.screens.settings_parts.page import SettingsPage
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.wrap_row import WrapRow

LARGEST_LOGO = 1_000_000
_TEXTS = ("name", "legal_form", "share_capital", "registry", "street", "postcode", "city", "country")
_CHECKED = {"siren": Siren, "siret": Siret, "vat_number": VatNumber}
_CONTACT = ("email", "phone")


class CompanyPage(SettingsPage):
    """Edits the seller's mentions; numbers are checked as they are left."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._logo = b""
        names = (*_TEXTS, *_CHECKED, *_CONTACT, "terms_fr", "terms_en")
        self._fields = {
            name: self.field(f"seller_{name}", self.identifier(_CHECKED[name]) if name in _CHECKED else None)
            if name != "country"
            else self.field("seller_country", self._check_country)
            for name in names
        }
        self._debits = BigToggle(self)
        self._debits.setObjectName("vatOnDebits")
        self._debits.clicked.connect(self._on_debits_clicked)
        self._picture = QLabel(self)
        self._choose = ActionButton("secondary", "file-import", self)
        self._choose.setObjectName("chooseLogo")
        self._choose.clicked.connect(self._on_choose_clicked)
        self._remove = ActionButton("secondary", "trash", self)
        self._remove.setObjectName("removeLogo")
        self._remove.clicked.connect(lambda: self._set_logo(b"", edited=True))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        def fields(*names: str) -> list[QWidget]:
            return [self._fields[name] for name in names]

        logo = QWidget(self)
        row = WrapRow(logo, active().space("m"))
        for widget in (self._picture, self._choose, self._remove):
            row.addWidget(widget)
        self._identity = self.add_group(*fields("name", "legal_form", "share_capital"))
        self._address = self.add_group(*fields("street", "postcode", "city", "country"))
        self._numbers = self.add_group(*fields("siren", "siret", "vat_number", "registry"), self._debits)
        self._contact = self.add_group(*fields("phone", "email"))
        self._printed = self.add_group(*fields("terms_fr", "terms_en"), logo)
        self.end()

    def retranslate(self) -> None:
        """Set every text."""
        labels = {
            "name": self.tr("Company name"),
            "legal_form": self.tr("Legal form"),
            "share_capital": self.tr("Share capital"),
            "registry": self.tr("RCS town"),
            "street": self.tr("Address"),
            "postcode": self.tr("Postcode"),
            "city": self.tr("City"),
            "country": self.tr("Country (two letters)"),
            "siren": self.tr("SIREN"),
            "siret": self.tr("SIRET"),
            "vat_number": self.tr("VAT number"),
            "email": self.tr("E-mail"),
            "phone": self.tr("Telephone"),
            "terms_fr": self.tr("Settlement terms, in French"),
            "terms_en": self.tr("Settlement terms, in English"),
        }
        for name, field in self._fields.items():
            field.set_label(labels[name])
        self._say_groups()
        self._debits.setText(self.tr("VAT paid on debits"))
        self._debits.setAccessibleName(self._debits.text())
        self._choose.setText(self.tr("Choose a logo…"))
        self._remove.setText(self.tr("Remove the logo"))

    def _say_groups(self) -> None:
        self._identity.set_words(
            self.tr("Identity"), self.tr("As registered: each credit note carries these mentions.")
        )
        self._address.set_words(self.tr("Registered office"))
        self._numbers.set_words(
            self.tr("Legal numbers"), self.tr("Checked as they are typed: a wrong digit is noticed at once.")
        )
        self._contact.set_words(self.tr("Contact"), self.tr("Where a customer who has a question finds you."))
        self._printed.set_words(
            self.tr("On the credit note"), self.tr("In the customer's language, under the total.")
        )

    def show_profile(self, profile: Profile) -> None:
        """Show the stored identity."""
        seller = profile.seller
        for name in (*_TEXTS, *_CHECKED, *_CONTACT):
            self._fields[name].set_text(getattr(seller, name))
        self._fields["terms_fr"].set_text(seller.payment_terms.fr)
        self._fields["terms_en"].set_text(seller.payment_terms.en)
        self._debits.set_state("ok" if seller.vat_on_debits else "todo")
        self._set_logo(profile.logo, edited=False)

    def missing(self) -> tuple[str, ...]:
        """Name the mentions that the fields still lack."""
        texts: dict[str, Any] = {name: self._fields[name].text() for name in (*_TEXTS, *_CHECKED)}
        return Seller(**texts).missing()

    def _check_country(self, text: str) -> str:
        code = len(text) in (0, 2) and ((text.isascii() and text.isalpha()) or not text)
        return "" if code else self.tr("Two letters, such as FR")

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with this identity, numbers in their canonical form."""
        texts = {name: self._fields[name].text() for name in (*_TEXTS, *_CONTACT)}
        numbers = {
            name: str(kind(self._fields[name].text())) if self._fields[name].text() else ""
            for name, kind in _CHECKED.items()
        }
        terms = LocalText(self._fields["terms_fr"].text(), self._fields["terms_en"].text())
        mentions: dict[str, Any] = {**texts, **numbers, "country": texts["country"].upper()}
        seller = replace(
            profile.seller,
            **mentions,
            payment_terms=terms,
            vat_on_debits=self._debits.state() == "ok",
        )
        return replace(profile, seller=seller, logo=self._logo)

    def load_logo(self, path: Path) -> None:
        """Take a picture file as logo; one that is no picture, or too large, is refused in words."""
        try:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_LOGO + 1)
        except OSError:
            data = b""
        if len(data) > LARGEST_LOGO:
            data = b""
        if not data.startswith((b"\x89PNG", b"\xff\xd8")) or QPixmap.fromImage(_image(data)).isNull():
            self._picture.setText(self.tr("Not a PNG or JPEG picture of at most 1 MB"))
            return
        self._set_logo(data, edited=True)

    def _set_logo(self, data: bytes, *, edited: bool) -> None:
        self._logo = data
        self._picture.clear()
        if data:
            picture = QPixmap.fromImage(_image(data))
            self._picture.setPixmap(
                picture.scaledToHeight(active().px(44), Qt.TransformationMode.SmoothTransformation)
            )
        self._remove.setVisible(bool(data))
        if edited:
            self.edited.emit()

    @Slot()
    def _on_debits_clicked(self) -> None:
        self._debits.set_state("todo" if self._debits.state() == "ok" else "ok")
        self.edited.emit()

    @Slot()
    def _on_choose_clicked(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg)")
        chosen, _filter = QFileDialog.getOpenFileName(self, self._choose.text(), "", kinds)
        if chosen:
            self.load_logo(Path(chosen))


def _image(data: bytes) -> QImage:
    return QImage.fromData(data)
