"""``demo``: what the demonstration takes; ``ui.demo`` drives it."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--output", default="demo-output", metavar="DIR")
