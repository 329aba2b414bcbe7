"""Run a command that needs no window."""

import contextlib
import os
import sys
from importlib import import_module

from receiving_app.app_context import open_context
from receiving_app.cli import COMMANDS, Chosen
from receiving_app.cli.output import NOT_DONE, backup_offer, fail, unwritable
from receiving_app.domain.errors import DomainError, Interrupted
from receiving_app.wording import Wording, in_language

INTERRUPTED = 130  # as shells count it: 128 and the number of SIGINT


def run(chosen: Chosen) -> int:
    """Run a command and return its exit code."""
    words = in_language(chosen.options.language or "fr")
    try:
        return _run(chosen, words)
    except DomainError as error:
        return fail(words, error, backup_offer(chosen.options, words, error))
    except KeyboardInterrupt:
        fail(words, Interrupted())
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (``list | head``): nothing is lost.
        _silence_output()
        return NOT_DONE
    except OSError as error:
        if error.filename is None:
            _silence_output()
        return fail(words, unwritable(error.filename or "stdout", error))


def _run(chosen: Chosen, words: Wording) -> int:
    command = COMMANDS[chosen.command]
    module = import_module(f"receiving_app.cli.{command.module}")
    code: int
    if command.database:
        with contextlib.closing(open_context(chosen.options)) as context:
            # Whoever may run this may read and write the file: no sign-in would keep them from it.
            code = module.run(context.unattended(), chosen.arguments, words)
    else:
        code = module.run(chosen, words)
    if sys.stdout is not None:
        # Here, where a full disk can still be told, and not at exit.
        sys.stdout.flush()
    return code


def _silence_output() -> None:
    """Let what is still buffered go nowhere: Python would try to write it again at exit, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
