"""The mark of the header where documents wait for a bench that can send them."""

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from receiving_app.domain.sending import Channel, Delivery, DeliveryState, Unable
from ui.unable_mark import UnableMark
from ui.widgets.header_bar import HeaderBar
from ui.widgets.status_mark import StatusMark

NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
WAITING = Delivery(
    *(1, "AV-2026-000001", Channel.EMAIL, "a@example.org", "2", DeliveryState.WAITING, NOW, NOW, "Sam"),
    next_at=NOW,
)


def test_it_says_what_waits_since_when_and_what_to_do_until_nothing_does(qtbot: QtBot) -> None:
    header = HeaderBar()
    qtbot.addWidget(header)
    header.lay_out((), ())
    header.show()
    mark = UnableMark(header, "fr")
    (shown,) = header.findChildren(StatusMark, "status_sending")
    assert not shown.isVisible()
    mark.show_unable((Unable(WAITING, "no_password"),))
    assert shown.isVisible()
    assert not shown.is_ready()
    for words in ("ne peut pas envoyer", "AV-2026-000001", "23/11/2026 09:12", "Réglages → Envois"):
        assert words in shown.toolTip()
    mark.use_language("en")
    assert "cannot send e-mails" in shown.accessibleName()
    mark.show_unable(())
    assert not shown.isVisible()
