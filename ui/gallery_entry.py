"""The gallery's second page: what is typed and chosen, and the bands that speak to the operator."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.scanner.feedback import Feedback
from ui.sounds import Sound
from ui.widgets.chip import Chip
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.feedback_band import FeedbackBand
from ui.widgets.form_field import FormField
from ui.widgets.prompt_field import PromptField
from ui.widgets.step_band import StepBand
from ui.widgets.tabs import Tabs
from ui.widgets.touch_keyboard import KeyPad

_FEEDBACK = (
    Feedback(Sound.ACCEPTED, "RMA-2026-004101-Z reçu", "Erreur de commande"),
    Feedback(Sound.ATTENTION, "20EZ53A12945 : 2 retours, choisissez", "Ce qui diffère est à l'écran."),
    Feedback(Sound.REFUSED, "RMA-2026-004999-0 : inconnu", "L'écran montre ce qui peut être fait."),
    Feedback(Sound.ALREADY_DONE, "20EZ53A12945 : déjà lu", "Lu à 14:02 par Sam, poste 2."),
)


def build_entry() -> QWidget:
    """Return the page."""
    page = QWidget()
    page.setProperty("surface", "background")
    page.resize(1366, 768)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(12, 8, 12, 8)
    bands = QGridLayout()
    for position, feedback in enumerate(_FEEDBACK):
        bands.addWidget(_band(page, feedback), position // 2, position % 2)
    layout.addLayout(bands)
    step = StepBand(page)
    step.setObjectName("step")
    step.show_step("Étape 3/3 · Décision", "Émettez l'avoir", "ou changez l'état", key="F12")
    layout.addWidget(step)
    columns = QHBoxLayout()
    columns.addWidget(_fields(page), 1)
    columns.addWidget(_keyboards(page), 2)
    layout.addLayout(columns, 1)
    return page


def _band(page: QWidget, feedback: Feedback) -> QWidget:
    place = QWidget(page)
    place.setMinimumHeight(56)
    band = FeedbackBand(place)
    band.show_feedback(feedback)
    return place


def _fields(page: QWidget) -> QWidget:
    column = QWidget(page)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    usual, wrong, locked = (FormField(name, parent=column) for name in ("usual", "wrong", "locked"))
    usual.set_label("Nom de la société")
    usual.set_text("Télécom Ouest SARL")
    usual.set_note("Imprimé sur chaque avoir.")
    wrong.set_label("SIREN")
    wrong.set_text("999 810 006")
    wrong.show_error("Le SIREN a neuf chiffres et une clé : celle-ci est fausse.")
    locked.set_label("Premier numéro")
    locked.set_text("1")
    locked.edit.setEnabled(False)
    prompt = PromptField("prompt", column)
    prompt.ask("Texte dans la liste")
    for widget in (
        usual,
        wrong,
        locked,
        prompt,
        _choice(column, enabled=True),
        _choice(column, enabled=False),
    ):
        layout.addWidget(widget)
    layout.addStretch(1)
    return column


def _choice(parent: QWidget, *, enabled: bool) -> ChoiceBox:
    box = ChoiceBox(parent)
    box.setObjectName("choice" if enabled else "choice_disabled")
    box.offer({"7": "7 derniers jours", "31": "31 derniers jours"}, "7")
    box.setAccessibleName("Depuis quand")
    box.setEnabled(enabled)
    return box


def _keyboards(page: QWidget) -> QWidget:
    tabs = Tabs("keyboards", page)
    for numeric in (False, True):
        holder = QWidget(tabs)
        layout = QVBoxLayout(holder)
        pad = KeyPad(numeric=numeric, parent=holder)
        pad.retranslate()
        layout.addWidget(pad)
        words = QHBoxLayout()
        chip = Chip(holder)
        chip.show_word("Pavé numérique" if numeric else "Clavier", "keyboard", "neutral")
        words.addWidget(chip)
        words.addWidget(QLabel("Sans clavier : tout se tape au doigt.", holder))
        words.addStretch(1)
        layout.addLayout(words)
        tabs.addTab(holder, "")
    tabs.set_words("Claviers", ("Lettres", "Chiffres"))
    return tabs
