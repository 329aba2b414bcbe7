"""``gallery``: what the page of all widgets takes; ``ui.gallery`` makes it."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", default="", metavar="DIR", help="write its pictures here instead")
