"""The restocking fee's rules, in their order, with a live example."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.errors import InvalidRule
from receiving_app.domain.money import ZERO
from receiving_app.domain.profile import Profile
from receiving_app.domain.restocking import FeeRule, FeeTable
from receiving_app.domain.vocabulary import Condition
from ui.screens.settings_parts.page import SettingsPage, parse_amount
from ui.theme import active, set_state, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.form_field import FormField
from ui.widgets.wrap_row import WrapRow

EXAMPLE = Decimal("100.00")
_AMOUNTS = ("percent", "minimum", "maximum", "fixed")
_DAYS = ("days_from", "days_to")
_CRITERIA = ("manufacturer", "family", *_DAYS)
# Which units a rule is about, as the toggle shows it.
_COMPLETE = {None: "todo", True: "ok", False: "missing"}


def _is_days(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len("9999")


def _days(text: str) -> int | None:
    if text and not _is_days(text):
        raise InvalidOperation
    return int(text) if text else None


class _RuleEditor(QFrame):
    """Edits one rule; what it charges stands above its fields."""

    def __init__(self, page: "FeesPage", rule: FeeRule, position: int) -> None:
        super().__init__(page)
        self.stored = rule
        self._page = page
        self.fields: dict[str, FormField] = {}
        for name in ("rule", "fr", "en", *_AMOUNTS, *_CRITERIA):
            check = page.amount if name in _AMOUNTS else page.days if name in _DAYS else None
            self.fields[name] = page.field(f"fee{position}_{name}", check)
            self.fields[name].edited.connect(self.show_example)
        self.conditions = {condition: BigToggle(self) for condition in Condition}
        for condition, toggle in self.conditions.items():
            toggle.setObjectName(f"fee{position}_{condition}")
            toggle.clicked.connect(partial(self._on_condition_clicked, toggle))
        self.complete = BigToggle(self)
        self.complete.setObjectName(f"fee{position}_complete")
        self.complete.clicked.connect(self._on_complete_clicked)
        self.up = ActionButton("secondary", "arrow-big-up", self, compact=True)
        self.remove = ActionButton("danger", "trash", self, compact=True)
        self.up.setObjectName(f"fee{position}_up")
        self.remove.setObjectName(f"fee{position}_remove")
        self.example = QLabel(self)
        set_type(self.example, "strong", bold=True)
        self.example.setWordWrap(True)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        theme = active()
        self.setProperty("surface", "group")
        head = QHBoxLayout()
        head.addWidget(self.example, 1)
        for button in (self.up, self.remove):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        edge = theme.space("l")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("m"))
        layout.addLayout(head)
        names = [self.fields[name] for name in ("rule", "fr", "en")]
        amounts = [self.fields[name] for name in _AMOUNTS]
        criteria = [self.fields[name] for name in _CRITERIA]
        for line in (names, amounts, [*self.conditions.values(), self.complete], criteria):
            row = WrapRow(spacing=theme.space("m"))
            for widget in line:
                row.addWidget(widget)
            layout.addLayout(row)

    def parts(self) -> tuple[QWidget, ...]:
        """Return the controls, in reading order."""
        fields = [self.fields[name] for name in ("rule", "fr", "en", *_AMOUNTS)]
        criteria = [self.fields[name] for name in _CRITERIA]
        return (self.up, self.remove, *fields, *self.conditions.values(), self.complete, *criteria)

    def _show(self) -> None:
        rule, number = self.stored, self._page.wording.number
        texts = {"rule": rule.rule, "fr": rule.label.fr, "en": rule.label.en, "percent": number(rule.percent)}
        texts["minimum"] = number(rule.minimum, 2) if rule.minimum else ""
        texts["maximum"] = number(rule.maximum, 2) if rule.maximum is not None else ""
        texts["fixed"] = number(rule.fixed, 2) if rule.fixed is not None else ""
        texts |= {"manufacturer": rule.manufacturer, "family": rule.family}
        for name, days in (("days_from", rule.days_from), ("days_to", rule.days_to)):
            texts[name] = "" if days is None else str(days)
        for name, text in texts.items():
            self.fields[name].set_text(text)
        self.complete.set_state(_COMPLETE[rule.complete])
        for condition, toggle in self.conditions.items():
            toggle.set_state("ok" if condition in rule.conditions else "todo")
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        labels = {
            "rule": self.tr("Rule"),
            "fr": self.tr("Name in French"),
            "en": self.tr("Name in English"),
            "percent": self.tr("Per cent"),
            "minimum": self.tr("Minimum €"),
            "maximum": self.tr("Maximum €"),
            "fixed": self.tr("Flat €"),
            "manufacturer": self.tr("Only manufacturer"),
            "family": self.tr("Only family"),
            "days_from": self.tr("From day"),
            "days_to": self.tr("To day"),
        }
        for name, field in self.fields.items():
            field.set_label(labels[name])
        for condition, toggle in self.conditions.items():
            label, _, detail = self._page.wording.term("condition", condition).partition(", ")
            toggle.setText(label)
            toggle.set_detail(detail)
            toggle.setAccessibleName(f"{label} {detail}".strip())
        self._render_complete()
        self.up.setText(self.tr("Up"))
        self.remove.setText(self.tr("Remove"))
        self.show_example()

    def rule(self) -> FeeRule:
        """Return the rule as edited; its version is raised where it changed.

        Raises:
            InvalidRule: it contradicts itself.
            InvalidOperation: an amount is none.
        """
        amounts = {name: parse_amount(self.fields[name].text()) for name in _AMOUNTS}
        edited = replace(
            self.stored,
            rule=self.fields["rule"].text(),
            label=LocalText(self.fields["fr"].text(), self.fields["en"].text()),
            conditions=frozenset(c for c, toggle in self.conditions.items() if toggle.state() == "ok"),
            percent=amounts["percent"] or ZERO,
            minimum=amounts["minimum"] or ZERO,
            maximum=amounts["maximum"],
            fixed=amounts["fixed"],
            manufacturer=self.fields["manufacturer"].text(),
            family=self.fields["family"].text(),
            days_from=_days(self.fields["days_from"].text()),
            days_to=_days(self.fields["days_to"].text()),
            complete={state: value for value, state in _COMPLETE.items()}[self.complete.state()],
        )
        return edited if edited == self.stored else replace(edited, version=self.stored.version + 1)

    @Slot()
    def show_example(self) -> None:
        """Say what the rule charges on an example, or what is wrong with it."""
        words = self._page.wording
        try:
            rule = self.rule()
            base, fee = words.money(EXAMPLE), words.money(rule.fee(EXAMPLE))
            text = self.tr("{rule} — on {base}: {fee}").format(rule=words.fee_rule(rule), base=base, fee=fee)
            role = ""
        except InvalidRule as error:
            text, role = words.error(error).what, "danger"
        except InvalidOperation:
            text, role = self.tr("Correct the figures marked."), "danger"
        set_state(self.example, "role", role)
        self.example.setText(text)

    def _render_complete(self) -> None:
        words = {
            "todo": self.tr("Complete or not"),
            "ok": self.tr("Complete only"),
            "missing": self.tr("Incomplete only"),
        }
        self.complete.setText(words[self.complete.state()])
        self.complete.setAccessibleName(self.complete.text())

    @Slot()
    def _on_complete_clicked(self) -> None:
        states = list(_COMPLETE.values())
        self.complete.set_state(states[(states.index(self.complete.state()) + 1) % len(states)])
        self._render_complete()
        self._page.edited.emit()
        self.show_example()

    def _on_condition_clicked(self, toggle: BigToggle) -> None:
        toggle.set_state("todo" if toggle.state() == "ok" else "ok")
        self._page.edited.emit()
        self.show_example()


class FeesPage(SettingsPage):
    """Edits the fee table: the first rule that matches a unit is charged."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._editors: list[_RuleEditor] = []
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        self._intro.setProperty("role", "muted")
        self._add = ActionButton("secondary", "plus", self)
        self._add.setObjectName("addFee")
        self._add.clicked.connect(self._on_add_clicked)
        self._list = QVBoxLayout()
        self._list.setSpacing(active().space("l"))
        groups = self.layout_of_groups
        groups.setSpacing(active().space("l"))
        groups.addWidget(self._intro)
        groups.addLayout(self._list)
        groups.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.end()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._intro.setText(
            self.tr(
                "For order errors only. The first rule that matches is charged, once per return, on the invoiced price."
            )
        )
        self._add.setText(self.tr("Add a rule"))
        for editor in self._editors:
            editor.retranslate()

    def show_profile(self, profile: Profile) -> None:
        """Show the stored rules."""
        self._show_rules(profile.fees.rules)

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with these rules."""
        return replace(profile, fees=FeeTable(tuple(editor.rule() for editor in self._editors)))

    def _show_rules(self, rules: tuple[FeeRule, ...]) -> None:
        for editor in self._editors:
            self._list.removeWidget(editor)
            editor.deleteLater()
        self._editors = [_RuleEditor(self, rule, at) for at, rule in enumerate(rules, start=1)]
        for at, editor in enumerate(self._editors):
            self._list.addWidget(editor)
            editor.up.setEnabled(at > 0)
            editor.up.clicked.connect(partial(self._move_up, at))
            editor.remove.clicked.connect(partial(self._remove, at))
        self.rebuilt.emit()

    def parts(self) -> tuple[QWidget, ...]:
        """Return each rule's controls, then what adds one."""
        return (*(part for editor in self._editors for part in editor.parts()), self._add)

    def days(self, text: str) -> str:
        """Check a number of days since the invoice; an empty text is accepted."""
        return "" if not text or _is_days(text) else self.tr("A number of days")

    def _sound_rules(self, but: int = -1) -> list[FeeRule] | None:
        """Return the rules as edited, but one; None where one of them is wrong, which says so itself."""
        try:
            return [editor.rule() for at, editor in enumerate(self._editors) if at != but]
        except (InvalidRule, InvalidOperation):
            for editor in self._editors:
                editor.show_example()
            self.valid()
            return None

    def _move_up(self, at: int) -> None:
        rules = self._sound_rules()
        if rules is None:
            return
        rules[at - 1], rules[at] = rules[at], rules[at - 1]
        self._show_rules(tuple(rules))
        self.edited.emit()

    def _remove(self, at: int) -> None:
        rules = self._sound_rules(but=at)
        if rules is None:
            return
        self._show_rules(tuple(rules))
        self.edited.emit()

    @Slot()
    def _on_add_clicked(self) -> None:
        rules = self._sound_rules()
        if rules is None:
            return
        taken = {rule.rule for rule in rules}
        number = next(n for n in range(1, len(taken) + 2) if f"F-{n:02d}" not in taken)
        self._show_rules((*rules, FeeRule(f"F-{number:02d}", LocalText(""))))
        self.edited.emit()
