"""The program before its database is open: the window shows itself first, and opens it behind the picture.

Opening loads the domain, the services and the database, which takes longer than the window itself.
Whoever needs one of them earlier waits for it: nothing is ever missing, it only comes later.
"""

from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from receiving_app.domain.look import Look
from receiving_app.options import Options

if TYPE_CHECKING:
    from receiving_app.app_context import AppContext
    from receiving_app.services.ports import Bench


class ComingContext:
    """Stands for an ``AppContext`` that is opened at the first need, in whatever thread that is.

    Attributes:
        options: what the command line chose.
        bench: stands for the bench in the same way.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.bench = cast("Bench", _ComingBench(self))
        self._lock = Lock()
        self._context: AppContext | None = None
        self._failure: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        """Return what the opened program has under this name."""
        return getattr(self.open(), name)

    @property
    def is_open(self) -> bool:
        """Tell whether the database is open."""
        return self._context is not None

    def open(self) -> "AppContext":
        """Return the opened program; a database that could not be opened is not tried again.

        Raises:
            DatabaseProblem: the database cannot be used; its subclasses say why.
            RealProfile: ``today`` was set on a database with a real company.
        """
        with self._lock:
            if self._failure is not None:
                raise self._failure
            if self._context is None:
                from receiving_app.app_context import open_context

                try:
                    self._context = open_context(self.options)
                except Exception as error:
                    self._failure = error
                    raise
            return self._context

    def look(self) -> Look:
        """Return how the window is to look, without opening the database where that can be."""
        from receiving_app.bench_file import OwnMachine
        from receiving_app.data.look_on_file import look_on_file
        from receiving_app.place import place_of

        place = place_of(self.options)
        found = None if place.address else look_on_file(place.file)
        return found.with_own(OwnMachine(place.folder).chosen()) if found else self.open().look()

    def close_thread(self) -> None:
        """Close the connection of the thread that calls this, if there is one."""
        if self._context is not None:
            self._context.close_thread()

    def end_documents(self) -> None:
        """End what makes documents beside the program, if it was begun."""
        if self._context is not None:
            self._context.end_documents()

    def close(self) -> None:
        """Close what was opened."""
        if self._context is not None:
            self._context.close()


class _ComingBench:
    """Stands for the ``Bench`` of a program to come."""

    def __init__(self, context: ComingContext) -> None:
        self._context = context

    def __getattr__(self, name: str) -> Any:
        """Return what the bench has under this name, opening the database first."""
        return getattr(self._context.open().bench, name)
