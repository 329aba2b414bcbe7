"""Who works at this bench: everybody by name and PIN, or a single bench without sign-in. One of the two is chosen."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from receiving_app.domain.people import Person, SignInMode
from receiving_app.domain.profile import Profile
from receiving_app.services.company import load_profile
from receiving_app.services.people import choose_no_sign_in, make_first_administrator
from receiving_app.services.ports import Bench
from ui.screens.people_parts.first_page import FirstFields
from ui.widgets.big_toggle import BigToggle
from ui.widgets.form_page import FormPage


class PeoplePage(FormPage):
    """Two choices, and the administrator's name and PIN where people are to sign in."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._chosen: SignInMode | None = None
        self._begun = False
        self._toggles = {mode: self._toggle(mode) for mode in (SignInMode.PEOPLE, SignInMode.NONE)}
        self._choice = self.add_group(*self._toggles.values())
        self._first = FirstFields(self)
        self.end()
        self._render()

    def _toggle(self, mode: SignInMode) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"signIn_{mode}")
        toggle.clicked.connect(lambda: self._on_chosen(mode))
        return toggle

    def show_mode(self, mode: SignInMode, *, decided: bool = False) -> None:
        """Show what is so: people sign in, or it was decided that nobody does, or nothing was decided yet."""
        self._begun = mode is SignInMode.PEOPLE
        self._chosen = mode if self._begun or decided else None
        self._first.pins.clear()
        self._render()

    def valid(self) -> bool:
        """Tell whether one is chosen and all is given that it needs, and show what is not."""
        if self._chosen is SignInMode.PEOPLE and not self._begun:
            return self._first.valid()
        return self._chosen is not None

    def decision(self, bench: Bench) -> Callable[[], tuple[Profile, Person | None]]:
        """Return what stores the choice, and gives the settings and the administrator where one was made."""
        alone, begun = self._chosen is SignInMode.NONE, self._begun
        name, pin = self._first.name.text(), self._first.pins.pin()

        def decide() -> tuple[Profile, Person | None]:
            person = None
            if alone:
                choose_no_sign_in(bench)
            elif not begun:
                person = make_first_administrator(bench, name, pin)
            return load_profile(bench), person

        return decide

    def retranslate(self) -> None:
        """Set every text."""
        self._first.retranslate()
        self._choice.set_words(self.tr("Who does what, and who approves"))
        words = {
            SignInMode.PEOPLE: (
                self.tr("Everybody signs in"),
                self.tr(
                    "with badge or name and PIN: each act tells who did it, and supervisors approve with their own."
                ),
            ),
            SignInMode.NONE: (
                self.tr("One bench, without sign-in"),
                self.tr(
                    "Whoever stands here may do everything; exceptions are approved with one code that all "
                    "supervisors share. It can be changed later, under People and rights."
                ),
            ),
        }
        for mode, (text, detail) in words.items():
            toggle = self._toggles[mode]
            toggle.setText(text)
            toggle.setAccessibleName(text)
            toggle.set_detail(detail)

    def _render(self) -> None:
        for mode, toggle in self._toggles.items():
            toggle.set_state("chosen" if mode is self._chosen else "choice")
            toggle.setEnabled(not self._begun)
        self._first.group.setVisible(self._chosen is SignInMode.PEOPLE and not self._begun)

    def _on_chosen(self, mode: SignInMode) -> None:
        self._chosen = mode
        self._render()
        if mode is SignInMode.PEOPLE:
            self._first.name.edit.setFocus()
        self.edited.emit()
