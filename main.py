"""Réception RMA: picks the command line or the window; nothing else."""

import gc
import sys


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    # Nothing that is made while the program is loaded is garbage: looking for some costs a fifth of
    # the start. The window collects again once it is shown, a command before it begins.
    gc.disable()
    from receiving_app import cli

    cli.speak_utf8()
    chosen = cli.parse(arguments)
    if chosen.command in cli.WINDOW_COMMANDS:
        from ui import start

        return start.run(chosen)
    gc.enable()
    return cli.run(chosen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
