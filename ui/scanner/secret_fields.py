"""What is scanned while a PIN or a code is asked for: it goes into its field, or nowhere.

Whoever has their PIN as a barcode scans it where it is asked for, or beside it. It must come neither into
the journal nor on the screen, so that whatever may be a PIN or a code is no scan of the bench as long as a
field for one is there to be seen. What proves to be something else, such as an RMA number by its check
character, goes its usual way.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from receiving_app.domain.scans import Proof, RawScan, Reading
from ui.scanner.feedback import Feedback
from ui.sounds import Sound
from ui.widgets.pin_field import LONGEST_PIN, PinField


class SecretFields:
    """Keeps from the desk what may be a secret.

    Args:
        window: in which they are looked for.
        read: understands a scan.
        tell: says what became of one.
    """

    def __init__(
        self, window: QWidget, read: Callable[[RawScan], Reading], tell: Callable[[Feedback], None]
    ) -> None:
        self._window, self._read, self._tell = window, read, tell

    def takes(self, raw: RawScan) -> bool:
        """Take a scan that may be a secret which is asked for; tell whether it is taken."""
        shown = secret_fields(self._window)
        if not shown:
            return False
        reading = self._read(raw)
        focused = next((one for one in shown if one is QApplication.focusWidget()), None)
        if not _may_be_secret(reading, shown, focused):
            return False
        field = focused or _first_free(shown, reading)
        told = _taken() if field is not None and _fill(field, raw, reading) else _not_kept()
        self._tell(told)
        return True


def secret_fields(window: QWidget) -> tuple[QLineEdit, ...]:
    """Return the fields for PINs, codes and passwords that can be seen in a window."""
    hidden = QLineEdit.EchoMode.Normal
    fields = window.findChildren(QLineEdit)
    return tuple(one for one in fields if one.echoMode() is not hidden and one.isVisible())


def pin_in(reading: Reading) -> str:
    """Return the figures of a scan that may be a PIN; nothing where it cannot be one."""
    return reading.figures if len(reading.figures) <= LONGEST_PIN else ""


def _may_be_secret(reading: Reading, shown: tuple[QLineEdit, ...], focused: QLineEdit | None) -> bool:
    if pin_in(reading):
        return True
    if reading.masked or any(one.proof is Proof.CHECK for one in reading.meanings):
        return False
    # A code has any form. Beside its field, on a page full of others, only what is no identifier counts.
    codes = [one for one in shown if not _asks_pin(one)]
    return focused is not None or any(isinstance(one, PinField) or not reading.accepted for one in codes)


def _first_free(shown: tuple[QLineEdit, ...], reading: Reading) -> QLineEdit | None:
    """Return the first empty field that a scan beside it may be meant for: a PIN's before a code's."""
    free = [one for one in shown if isinstance(one, PinField) and one.isEnabled() and not one.text()]
    pins = [one for one in free if one.takes_figures_only() and pin_in(reading)]
    codes = [one for one in free if not one.takes_figures_only() and not reading.accepted]
    return next(iter((*pins, *codes)), None)


def _fill(field: QLineEdit, raw: RawScan, reading: Reading) -> bool:
    if not field.isEnabled():
        return False
    if isinstance(field, PinField):
        return field.take_scanned(pin_in(reading) if field.takes_figures_only() else raw.text.strip())
    field.selectAll()
    field.insert(raw.text.strip())
    return True


def _asks_pin(field: QLineEdit) -> bool:
    return isinstance(field, PinField) and field.takes_figures_only()


def _taken() -> Feedback:
    return Feedback(Sound.ACCEPTED, QCoreApplication.translate("SecretFields", "Taken into the hidden field"))


def _not_kept() -> Feedback:
    return Feedback(
        Sound.REFUSED,
        QCoreApplication.translate("SecretFields", "Not kept: a PIN or a code is asked for here"),
        QCoreApplication.translate("SecretFields", "Finish or close what asks for it, then scan again."),
    )
