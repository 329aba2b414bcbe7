"""Finds words of the other language among those shown."""

from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabBar, QWidget

from receiving_app.resources import resource_path

# Each language is called by its own name, in both.
_NAMES = frozenset({"Français", "English"})


def foreign_words(window: QWidget, language: str) -> list[str]:
    """Return what is shown in the other language."""
    foreign = _texts("en" if language == "fr" else "fr") - _texts(language) - _NAMES
    return sorted({text for text in _shown(window) if text in foreign})


@cache
def _texts(language: str) -> frozenset[str]:
    """Return the fixed texts of all screens in a language."""
    found = set()
    for file in resource_path("i18n").glob("*.fr.ts"):
        for message in ET.parse(file).iter("message"):
            found.add(message.findtext("source" if language == "en" else "translation") or "")
    return frozenset(text for text in found if text and "{" not in text)


def _shown(window: QWidget) -> Iterator[str]:
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        elif isinstance(one, QLineEdit):
            yield one.placeholderText()
        elif isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        elif isinstance(one, QTabBar):
            yield from (one.tabText(at) for at in range(one.count()))
