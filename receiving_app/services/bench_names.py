"""Work under a name that is nobody else's: taken at a window's start, kept while it runs, changed, given back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from receiving_app.domain.benches import NamedBench, clean_bench_name, next_to
from receiving_app.domain.claim_errors import BenchNameTaken
from receiving_app.domain.claims import LAPSES_AFTER
from receiving_app.domain.people import Right
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import as_seated, needs, unattended


@dataclass(frozen=True, slots=True)
class Installation:
    """A data folder with its windows.

    Attributes:
        identity: never another's.
        holds: lets this window alone, of all windows of the installation, have a name; tells whether it has.
    """

    identity: str
    holds: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Name:
    """Under what a bench works now.

    Attributes:
        wanted: the name that it was to have; another one where somebody else works under that.
    """

    name: str
    wanted: str

    @property
    def is_another(self) -> bool:
        """Tell whether the name is not the wanted one."""
        return self.name != self.wanted


@unattended
def take_name(bench: Bench, here: Installation, wanted: str, *, chosen: bool) -> Name:
    """Work under a name from now on, or under one beside it where it is somebody else's.

    Args:
        bench: which is to have it; its seat goes by the name from then on (``Seat.name_bench``).
        here: whose name it becomes.
        wanted: the name.
        chosen: somebody chose it for this bench; else it is the usual one, which is left to whoever had it.
    """
    with bench.writing() as uow:
        if _may_have(bench, uow, here, wanted, chosen=chosen):
            name = wanted
        else:
            name = next_to(wanted, lambda one: _may_have(bench, uow, here, one, chosen=True))
        _have(bench, uow, here, name)
        if name != wanted:
            _journal(bench, uow, name, wanted, taken=True)
        uow.commit()
    return Name(name, wanted)


@needs(Right.SET_SCANNER)
def name_bench(bench: Bench, here: Installation, name: str) -> str:
    """Give this bench another name, its scanner settings and its prints with it; return the name as stored.

    Raises:
        InvalidText: it is none.
        BenchNameTaken: somebody works under it now.
    """
    wanted, former = clean_bench_name(name), bench.actor.bench
    if wanted == former:
        return wanted
    with bench.writing() as uow:
        if not _may_have(bench, uow, here, wanted, chosen=True):
            known = uow.benches.get(wanted)
            raise BenchNameTaken(wanted, known.heard if known else bench.clock.now())
        uow.claims.leave(former)
        scanner = uow.scanners.get(former)
        if scanner is not None and uow.scanners.get(wanted) is None:
            uow.scanners.save(wanted, scanner)
        uow.outgoing.take_prints_along(former, wanted)
        _let_go(bench, uow, here, former)
        _have(bench, uow, here, wanted)
        _journal(bench, uow, wanted, former, taken=False)
        uow.commit()
    return wanted


@unattended
def keep_name(bench: Bench, here: Installation) -> bool:
    """Let the others hear that this bench is at work; tell whether the name is still its own."""
    now = bench.clock.now()
    with bench.reading() as uow:
        known = uow.benches.get(bench.actor.bench)
    if known is not None and known.installation == here.identity and not known.is_due(now):
        return True
    with bench.writing() as uow:
        known = uow.benches.get(bench.actor.bench)
        if known is not None and known.installation != here.identity:
            return False
        uow.benches.put(NamedBench(bench.actor.bench, here.identity, now))
        uow.commit()
    return True


@unattended
def leave_name(bench: Bench, here: Installation) -> None:
    """Say that the window is gone: whoever chooses the name may have it at once."""
    with bench.writing() as uow:
        _let_go(bench, uow, here, bench.actor.bench)
        uow.commit()


def _may_have(bench: Bench, uow: UnitOfWork, here: Installation, name: str, *, chosen: bool) -> bool:
    known = uow.benches.get(name)
    ours = known is None or known.installation == here.identity
    if known is not None and not ours and not known.is_free(bench.clock.now(), chosen=chosen):
        return False
    return here.holds(name)


def _have(bench: Bench, uow: UnitOfWork, here: Installation, name: str) -> None:
    uow.benches.put(NamedBench(name, here.identity, bench.clock.now()))


def _journal(bench: Bench, uow: UnitOfWork, name: str, former: str, *, taken: bool) -> None:
    begun = as_seated(bench)
    there = begun.acting(replace(begun.actor, bench=name))
    record(there, uow, Act("bench_named", {"named": name, "former": former, "taken": taken}))


def _let_go(bench: Bench, uow: UnitOfWork, here: Installation, name: str) -> None:
    known = uow.benches.get(name)
    if known is not None and known.installation == here.identity:
        uow.benches.put(NamedBench(name, here.identity, bench.clock.now() - LAPSES_AFTER))
