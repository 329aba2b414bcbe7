"""``screenshots``: what the contact sheet takes; ``ui.contact_sheet`` makes it."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", default="build/screenshots", metavar="DIR")
    parser.add_argument("--documentation", default="", metavar="DIR", help="refresh the pictures here, too")
