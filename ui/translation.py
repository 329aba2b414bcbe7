"""The languages of the window: English is the source text, French the default."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from receiving_app.resources import resource_path


class Translation:
    """Installs the translators of one language at a time; screens follow by ``LanguageChange``."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def remove(self) -> None:
        """Leave the application without our translators, in its source language."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()

    def use(self, language: str) -> None:
        """Show everything in ``fr`` or ``en``."""
        self.remove()
        QLocale.setDefault(QLocale(language))
        if language == "fr":
            self._install(str(resource_path("i18n")), "reception_fr")
            self._install(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_fr")

    def _install(self, folder: str, name: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)
