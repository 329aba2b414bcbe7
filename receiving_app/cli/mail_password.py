"""``mail-password``: put the mail server's password into the system's keyring."""

import argparse
import getpass
import sys

from receiving_app.app_context import AppContext
from receiving_app.cli.output import DONE
from receiving_app.wording import Wording


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare nothing: a password on the command line would be seen by everyone."""


def run(context: AppContext, _arguments: argparse.Namespace, words: Wording) -> int:
    """Ask for the password, or read it from standard input, and store it; an empty one is forgotten.

    Raises:
        InvalidSetting: no user of a mail server is set.
        KeyringUnavailable: the system keeps no passwords for programs.
    """
    if sys.stdin.isatty():
        password = getpass.getpass(words.text("messages.sending.ask_password"))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    context.store_mail_password(password)
    print(words.text("messages.sending.password" if password else "messages.sending.no_password"))
    return DONE
