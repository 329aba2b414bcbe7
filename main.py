"""Réception RMA: picks the command line or the window; nothing else."""

import sys

from receiving_app import cli


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    cli.speak_utf8()
    chosen = cli.parse(arguments)
    if chosen.command in cli.WINDOW_COMMANDS:
        from ui import app

        return app.run(chosen)
    return cli.run(chosen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
