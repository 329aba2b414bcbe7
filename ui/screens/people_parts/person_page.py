"""A person as fields: name, role, a new PIN, the badge."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from receiving_app.domain.people import Person, Role
from ui.screens.people_parts.pin_pair import PinPair
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.form_page import FormPage

NEW = Person(0, "", Role.OPERATOR)


class PersonPage(FormPage):
    """Edits one person; somebody new, where none is shown.

    Signals:
        role_chosen: another role was touched.
    """

    role_chosen = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._person = NEW
        self._role = NEW.role
        self.name = self.field("personName", self._missing)
        self._roles = {role: self._toggle(role) for role in Role}
        self.pins = PinPair(self, "personPin", needed=lambda: not self._person.number)
        self._badge = QLabel(self)
        self._badge.setWordWrap(True)
        self.make_badge = self._button("makeBadge", "printer")
        self.scan_badge = self._button("scanBadge", "barcode")
        self.take_badge = self._button("takeBadge", "x")
        self._who = self.add_group(self.name)
        self._what = self.add_group(*self._roles.values())
        self._secret = self.add_group(self.pins.first, self.pins.second)
        self._card = self.add_group(self._badge, self.make_badge, self.scan_badge, self.take_badge)
        self.end()
        self.retranslate()

    def _toggle(self, role: Role) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"role_{role}")
        toggle.clicked.connect(lambda: self._choose(role))
        return toggle

    def _button(self, name: str, icon: str) -> ActionButton:
        button = ActionButton("secondary", icon, self)
        button.setObjectName(name)
        return button

    # --- public -----------------------------------------------------------------------------

    def show_person(self, person: Person) -> None:
        """Show somebody, or an empty page for ``NEW``."""
        self._person, self._role = person, person.role
        self.name.set_text(person.name)
        self.pins.clear()
        self.show_waiting(waiting=False)
        self._render()

    def show_waiting(self, *, waiting: bool) -> None:
        """Tell that a badge is to be scanned now, or no longer."""
        self.scan_badge.set_kind("accent" if waiting else "secondary")
        self.scan_badge.setText(self.tr("Scan it now…") if waiting else self.tr("Scan a badge made before"))

    def role(self) -> Role:
        """Return the role chosen."""
        return self._role

    def retranslate(self) -> None:
        """Set every text."""
        self._who.set_words(self.tr("Who"))
        self.name.set_label(self.tr("First name and name, as the journal tells it"))
        self._what.set_words(self.tr("Role"), self.tr("Each may do what the one before may, and more."))
        details = {
            Role.OPERATOR: self.tr("receives, inspects, issues credit notes"),
            Role.SUPERVISOR: self.tr("also approves exceptions, cancels, keeps the catalogue"),
            Role.ADMINISTRATOR: self.tr("also changes settings, restores, manages people"),
        }
        for role, toggle in self._roles.items():
            toggle.setText(self.wording.term("role", role).capitalize())
            toggle.setAccessibleName(toggle.text())
            toggle.set_detail(details[role])
        self._secret.set_words(
            self.tr("PIN"), self.tr("4 to 12 figures. Neither 1234 nor 0000. Empty: the present one stays.")
        )
        self.pins.set_labels(self.tr("New PIN"), self.tr("New PIN, again"))
        self._card.set_words(
            self.tr("Badge"), self.tr("It says who somebody is, and is worth nothing without the PIN.")
        )
        self.make_badge.setText(self.tr("New badge: print its label"))
        self.take_badge.setText(self.tr("Take the badge away"))
        self.show_waiting(waiting=False)
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        person = self._person
        for role, toggle in self._roles.items():
            toggle.set_state("chosen" if role is self._role else "choice")
        self._badge.setText(
            self.tr("Has a badge.")
            if person.badge
            else self.tr("Has no badge: signs in by name.")
            if person.number
            else self.tr("Save first: a badge is made for somebody on file.")
        )
        for button in (self.make_badge, self.scan_badge):
            button.setEnabled(bool(person.number) and person.active)
        self.take_badge.setEnabled(bool(person.badge))

    def _choose(self, role: Role) -> None:
        self._role = role
        self._render()
        self.role_chosen.emit()

    def _missing(self, text: str) -> str:
        return "" if text else self.tr("A name is needed")
