"""A mark in the header where documents wait for a bench that can send them, which this one cannot."""

from receiving_app.domain.sending import Unable
from receiving_app.wording import Wording, in_language
from ui.widgets.header_bar import HeaderBar
from ui.widgets.status_mark import StatusMark


class UnableMark:
    """Shows the mark as long as something waits; its tool tip says what, since when, and what to do.

    Args:
        header: where it is shown.
        language: of its words.
    """

    def __init__(self, header: HeaderBar, language: str) -> None:
        self._words: Wording = in_language(language)
        self._unable: tuple[Unable, ...] = ()
        self._mark = StatusMark(header)
        self._mark.setObjectName("status_sending")
        self._mark.setVisible(False)
        header.add_mark(self._mark)

    def show_unable(self, unable: tuple[Unable, ...]) -> None:
        """Show what this bench cannot send; nothing of it takes the mark away."""
        self._unable = unable
        told = "\n".join(str(self._words.unable(one)) for one in unable)
        self._mark.set_words(self._words.text("messages.unable.mark"), "", told)
        self._mark.setVisible(bool(unable))

    def use_language(self, language: str) -> None:
        """Say it in another language."""
        self._words = in_language(language)
        self.show_unable(self._unable)
