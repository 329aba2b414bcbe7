"""A page of a screen with groups of fields: it scrolls where there are more than fit."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from receiving_app.wording import Wording, in_language
from ui.theme import active
from ui.widgets.form_field import FormField
from ui.widgets.form_group import FormGroup

_ROWS_SEEN = 6


class FormPage(QScrollArea):
    """Groups with a heading, why it matters, and fields in two columns.

    Signals:
        edited: something was changed and is not saved yet.
        rebuilt: there are other controls now, to be put into the order of Tab.
    """

    edited = Signal()
    rebuilt = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wording: Wording = in_language(language)
        self.setWidgetResizable(True)
        # The fields take the focus and scroll into sight.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        theme = active()
        self.layout_of_groups = QVBoxLayout(content)
        self.layout_of_groups.setContentsMargins(
            theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l")
        )
        self.layout_of_groups.setSpacing(theme.space("xxl"))
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Return room for some fields: the screen scrolls where there is less."""
        return QSize(super().minimumSizeHint().width(), _ROWS_SEEN * active().target())

    def add_group(self, *widgets: QWidget) -> FormGroup:
        """Add a group of fields, in reading order."""
        group = FormGroup(widgets, self)
        self.layout_of_groups.addWidget(group)
        return group

    def parts(self) -> tuple[QWidget, ...]:
        """Return all that can take the focus, in reading order."""
        return tuple(part for group in self.findChildren(FormGroup) for part in group.parts())

    def end(self) -> None:
        """Keep the groups at the top."""
        self.layout_of_groups.addStretch(1)

    def valid(self) -> bool:
        """Check every field, show what is wrong, and tell whether nothing is."""
        wrong = [field for field in self.findChildren(FormField) if not field.valid()]
        return not wrong

    def retranslate(self) -> None:
        """Set every text."""
        raise NotImplementedError

    def field(self, name: str, check: Callable[[str], str] | None = None) -> FormField:
        """Make a field of this page."""
        made = FormField(name, check, self) if check else FormField(name, parent=self)
        made.edited.connect(self.edited)
        return made
