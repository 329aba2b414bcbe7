"""The bench's two screens in every state: no word cut off, every control named and large enough."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Condition, Reason
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.decide import put_on_hold
from receiving_app.services.inspect_unit import confirm_all_present, record_condition, record_item
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from tests.builders import FRENCH, RMA, a_bench, a_case, a_line, a_product, an_item, serials
from tests.fakes import FakeBench
from tests.ui.bench.conftest import open_window
from tests.ui.bench.driving import until
from tests.ui.clipping import clipped, overflowing, too_small, unnamed
from ui.screens.home_parts.filter_tile import FilterTile
from ui.screens.home_screen import HomeScreen
from ui.screens.return_screen import ReturnScreen
from ui.screens.screen import Screen
from ui.theme import apply_theme
from ui.translation import Translation

AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING
LONG = "Compagnie Générale des Télécommunications et Réseaux d'Entreprise de l'Ouest Atlantique SARL"
# What windows of 1366 × 768 and 1920 × 1080 leave below the header, and the smaller one below a message.
SIZES = ((1366, 704), (1366, 644), (1920, 1016))


def _usual() -> ReturnCase:
    return a_case(a_line(serials=serials()))


def _arrived(bench: FakeBench) -> None:
    """Only its parcel was scanned."""


def _ready(bench: FakeBench) -> None:
    confirm_all_present(bench, RMA, 1, AS_NEW)


def _missing(bench: FakeBench) -> None:
    _ready(bench)
    record_item(bench, RMA, 1, "cable", 0)


def _used(bench: FakeBench) -> None:
    _ready(bench)
    record_condition(bench, RMA, 1, Condition.USED)


def _held(bench: FakeBench) -> None:
    put_on_hold(bench, RMA, "Accessoire demandé au client, qui rappelle la semaine prochaine")


def _issued(bench: FakeBench) -> None:
    _ready(bench)
    conclude(bench, RMA)


Prepare = Callable[[FakeBench], None]
STATES: dict[str, tuple[ReturnCase, Prepare]] = {
    "arrived": (_usual(), _arrived),
    "ready": (_usual(), _ready),
    "missing": (_usual(), _missing),
    "used": (_usual(), _used),
    "on-hold": (_usual(), _held),
    "issued": (_usual(), _issued),
    "delivery-error": (
        a_case(a_line(received_sku="GXP2135", serials=serials()), reason=Reason.DELIVERY_ERROR),
        _arrived,
    ),
    "defective": (a_case(a_line(sku="T54W", serials=serials()), reason=Reason.DEFECTIVE), _ready),
    "carton": (a_case(a_line("1.95", 50, sku="CAT6-3M-50")), _arrived),
    "many": (
        a_case(a_line("12345.67", 12, sku="LONG", serials=serials(12)), customer=replace(FRENCH, name=LONG)),
        _arrived,
    ),
}
ITEMS = tuple(
    replace(
        an_item(f"item{number}", "2.50", quantity=2),
        name=LocalText(
            f"Bloc d'alimentation {number} avec fiches européenne, britannique et américaine",
            f"Power supply {number} with European, British and American plugs",
        ),
    )
    for number in range(1, 13)
)
LONG_PRODUCT = replace(
    a_product("LONG", checklist=ITEMS),
    name="Téléphone de conférence à dix-huit touches programmables et écran couleur",
)


@pytest.fixture
def use_language(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    translation = Translation(qapp)
    yield translation.use
    translation.use("en")
    apply_theme(qapp, "light")


def _shown(qtbot: QtBot, language: str, state: str, size: tuple[int, int]) -> ReturnScreen:
    case, prepare = STATES[state]
    bench = a_bench(case)
    bench.store.catalogue["LONG"] = LONG_PRODUCT
    scan(bench, case.rma)
    prepare(bench)
    screen = ReturnScreen(bench, language)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show_sheet(open_sheet(bench, case.rma))
    open_window(qtbot, screen)
    screen.on_shown()
    return screen


def _sound(screen: Screen) -> None:
    assert not screen.grab().isNull()
    # Where a bar appears the words beside it wrap anew, with the next turns of the event loop.
    for _ in range(5):
        QApplication.processEvents()
    assert clipped(screen) == []
    assert overflowing(screen) == []
    assert unnamed(screen) == []
    assert too_small(screen) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_of_a_return_is_legible(
    use_language: Callable[[str], None], qtbot: QtBot, state: str, language: str, size: tuple[int, int]
) -> None:
    use_language(language)
    screen = _shown(qtbot, language, state, size)
    assert screen.width() == size[0]
    _sound(screen)


@pytest.mark.parametrize("scale", [1.25, 2.0])
@pytest.mark.parametrize("state", ["ready", "used", "many"])
def test_larger_texts_reflow_and_lose_nothing(
    use_language: Callable[[str], None], qapp: QApplication, qtbot: QtBot, state: str, scale: float
) -> None:
    use_language("fr")
    apply_theme(qapp, "light", scale)
    _sound(_shown(qtbot, "fr", state, SIZES[0]))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_home_screen_is_legible_empty_and_with_an_answer(
    use_language: Callable[[str], None], qapp: QApplication, qtbot: QtBot, language: str, scale: float
) -> None:
    use_language(language)
    apply_theme(qapp, "light", scale)
    bench = a_bench(_usual())
    scan(bench, RMA)
    screen = HomeScreen(bench, language)
    screen.prepare()
    qtbot.addWidget(screen)
    screen.resize(*SIZES[0])
    open_window(qtbot, screen)
    screen.on_shown()
    tile = screen.findChild(FilterTile, "tile_in_progress")
    assert isinstance(tile, FilterTile)
    until(qtbot, lambda: tile.count() == 1)
    _sound(screen)
    screen.show_answer(scan(bench, "NOBODY-KNOWS-ME"))
    _sound(screen)
