"""What stands in quarantine on the pictures of the screens: a parcel of today, and two that wait for longer."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from receiving_app.clock import FixedDayClock
from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.services.photos import add_photo
from receiving_app.services.ports import Bench
from receiving_app.services.quarantine import Box, quarantine

_CUSTOMER = "Télécom Ouest SARL"
_TRACKING, _SERIAL, _MAC = "XY0617671405788", "UB7A8869047", "C074AD2533D9"
_LATE, _AGEING = 9, 4
_SIZE, _LABEL, _INSIDE = (640, 480), QRect(120, 90, 400, 220), QRect(180, 130, 280, 200)


def fill_shelves(bench: Bench) -> None:
    """Put three parcels in quarantine, the last with photos and with what was read on it."""
    day = bench.clock.today()

    def ago(days: int) -> Bench:
        return replace(bench, clock=FixedDayClock(day - timedelta(days=days)))

    quarantine(ago(_LATE), Box(QuarantineCause.REFUSED_BACK, place="Palette", customer=_CUSTOMER))
    quarantine(ago(_AGEING), Box(QuarantineCause.SEVERAL_RETURNS, ("1Z999AA10123456784",)))
    box = Box(QuarantineCause.NO_NUMBER, (_TRACKING, _SERIAL, _MAC), customer=_CUSTOMER)
    case = PhotoCase.of_quarantine(quarantine(bench, box).number)
    add_photo(bench, case, PhotoStep.OUTER_LABEL, _carton(_LABEL, "white", _TRACKING))
    add_photo(bench, case, PhotoStep.CONTENTS, _carton(_INSIDE, "#3b4a5a", _SERIAL))


def _carton(area: QRect, colour: str, words: str) -> bytes:
    """Draw a carton with a label on it, or something in it."""
    image = QImage(*_SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#b08d57"))
    painter = QPainter(image)
    painter.fillRect(area, QColor(colour))
    painter.setPen(QColor("black" if colour == "white" else "white"))
    for bar, width in enumerate((3, 7, 4, 9, 3, 5, 8, 3, 6, 4)):
        painter.fillRect(area.left() + 60 + bar * 28, area.top() + 40, width, 90, painter.pen().color())
    painter.drawText(area.adjusted(0, 150, 0, 0), Qt.AlignmentFlag.AlignHCenter, words)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
