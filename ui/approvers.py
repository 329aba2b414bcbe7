"""Who may approve at this window: asked for by every approval, known to the one place that signs people in."""


class _Known:
    """One list for the process; empty where nobody signs in."""

    names: tuple[str, ...] | None = None


def use(names: tuple[str, ...] | None) -> None:
    """Let these approve from now on, each with their own PIN; None where one code is everybody's."""
    _Known.names = names


def names() -> tuple[str, ...] | None:
    """Return who may approve, by name; None where nobody signs in."""
    return _Known.names
