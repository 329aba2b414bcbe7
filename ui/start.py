"""Starts the window: platform, application, what drives it, and what may wait until it is there."""

import gc
import importlib
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from receiving_app.cli import Chosen
from receiving_app.coming import ComingContext
from receiving_app.options import Options
from receiving_app.wording import Wording, in_language
from ui import crash
from ui.app import AFTER_FIRST_PAINT_MS, App
from ui.operations import refusals

if TYPE_CHECKING:
    from receiving_app.domain.errors import DomainError
    from ui.widgets.message_bar import Message


def _demo(app: QApplication, chosen: Chosen) -> int:
    code: int = importlib.import_module("ui.demo").run(app, chosen.options, Path(chosen.arguments.output))
    return code


def _screenshots(app: QApplication, chosen: Chosen) -> int:
    documentation = Path(chosen.arguments.documentation) if chosen.arguments.documentation else None
    grab = importlib.import_module("ui.contact_sheet").run
    code: int = grab(app, chosen.options, Path(chosen.arguments.output), documentation)
    return code


def _gallery(app: QApplication, chosen: Chosen) -> int:
    output = Path(chosen.arguments.output) if chosen.arguments.output else None
    code: int = importlib.import_module("ui.gallery").run(app, output)
    return code


_DRIVEN = {"demo": _demo, "screenshots": _screenshots, "gallery": _gallery}


def run(chosen: Chosen) -> int:
    """Start the window and return the program's exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    # It greets at its first use, in the middle of what the demonstration lists.
    logging.getLogger("pikepdf").setLevel(logging.WARNING)
    crash.log_qt_messages()
    choose_platform()
    app = QApplication(sys.argv[:1])
    if chosen.command in _DRIVEN:
        end_of_start()
        # They need QtTest, which the window does not.
        return _DRIVEN[chosen.command](app, chosen)
    code, said = _window(app, chosen)
    while said is not None:
        # It comes back over the restored database; over the one of before where that failed.
        code, said = _window(app, chosen, said)
    return code


def _window(app: QApplication, chosen: Chosen, said: "Message | None" = None) -> "tuple[int, Message | None]":
    """Show the window until it is closed; return the exit code, and what to say where it is to come back."""
    words = in_language(chosen.options.language)
    context = ComingContext(chosen.options)
    try:
        bench = App(context, app)
    except refusals() as error:
        return _refuse_to_start(words, chosen.options, error), None
    bench.refused.connect(lambda error: app.exit(_refuse_to_start(words, chosen.options, error)))
    crash.install(bench.shut_down)
    bench.window.showMaximized()
    if said is not None:
        bench.window.show_message(said)
    QTimer.singleShot(2 * AFTER_FIRST_PAINT_MS, end_of_start)
    if context.is_open:
        _work_on(bench)
    else:
        bench.opened.connect(partial(_work_on, bench))
    code = app.exec()
    opened = context.is_open
    bench.shut_down()
    follows, language = bench.to_restore, bench.language
    if follows is not None:
        # What waits for its moment in the window of before must not come in the next one, nor meanwhile.
        bench.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return code, follows.carry_out(chosen.options, in_language(language))
    if opened:
        _last_backup(words, chosen.options)
    return code, None


def _last_backup(words: Wording, options: Options) -> None:
    """Make the backup of the day, with the window gone; what stands in the way is said where it is looked for."""
    from receiving_app.cli.output import fail
    from receiving_app.closing import last_backup

    try:
        last_backup(options)
    except refusals() as error:
        fail(words, error)


def _work_on(bench: App) -> None:
    """Begin what nobody waits for, one after the other."""
    beside = bench.companions
    QTimer.singleShot(4 * AFTER_FIRST_PAINT_MS, beside, beside.prepare_documents)
    QTimer.singleShot(6 * AFTER_FIRST_PAINT_MS, bench, bench.begin_bench_watch)
    QTimer.singleShot(8 * AFTER_FIRST_PAINT_MS, beside, beside.begin_sending)
    QTimer.singleShot(12 * AFTER_FIRST_PAINT_MS, beside, beside.begin_watching)
    QTimer.singleShot(16 * AFTER_FIRST_PAINT_MS, beside, beside.begin_backups)
    QTimer.singleShot(20 * AFTER_FIRST_PAINT_MS, beside, beside.begin_keeping_journal)


def end_of_start() -> None:
    """Collect garbage from now on, but never look again at what the program is made of.

    Loading makes hundreds of thousands of objects that stay; ``main`` collects nothing meanwhile.
    """
    gc.freeze()
    gc.enable()


def _refuse_to_start(words: Wording, options: Options, error: "DomainError") -> int:
    """Say why the window cannot start, where the person who started it looks, and which backup there is."""
    from receiving_app.cli.output import backup_offer, fail

    offered = backup_offer(options, words, error)
    if QApplication.platformName() != "offscreen":
        from PySide6.QtWidgets import QMessageBox

        said = words.error(error)
        QMessageBox.critical(None, "Réception RMA", f"{said.what}\n\n{said.next_step}\n\n{offered}")
    return fail(words, error, offered)


def choose_platform() -> None:
    """Choose Fusion everywhere, and run offscreen where there is no screen to show a window on."""
    # Named before Qt starts: asking for it later makes Python load every word that styles know.
    os.environ["QT_STYLE_OVERRIDE"] = "Fusion"
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and not screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
