"""The program killed while it deposits: each document reaches the platform once, whole."""

import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.domain.sending import Sending
from receiving_app.exchange.deposit_folder import DepositFolder
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import delivery_list
from receiving_app.services.deposit import deposit_next
from receiving_app.services.reprint import stored_credit_note
from tests.builders import TODAY
from tests.data.stores import a_real_bench, make_store
from tests.exchange.exporting import credit
from tests.fakes import FixedClock

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 12
SEND = """
import sys; sys.path.insert(0, sys.argv[1])
from dataclasses import replace
from pathlib import Path
from receiving_app.data.database import SqliteStore
from receiving_app.exchange.deposit_folder import DepositFolder
from receiving_app.services.deposit import deposit_next
from tests.builders import TODAY
from tests.data.stores import a_real_bench
from tests.fakes import FixedClock
store = SqliteStore.open(Path(sys.argv[2]))
clock = FixedClock(TODAY)
clock.wait(minutes=int(sys.argv[3]))
bench = replace(a_real_bench(store), clock=clock)
profile = sys.argv[4]
from receiving_app.domain.sending import Sending
from receiving_app.services.company import load_profile, save_profile
save_profile(bench, replace(load_profile(bench), sending=Sending(deposit_folder=profile)))
while (done := deposit_next(bench, DepositFolder())) is not None:
    print(done.document, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("kept", [0, 3, 7])
def test_a_killed_program_deposits_each_document_exactly_once(tmp_path: Path, kept: int) -> None:
    platform = tmp_path / "platform"
    platform.mkdir()
    store = make_store(tmp_path)
    bench = a_real_bench(store)
    save_profile(bench, replace(load_profile(bench), sending=Sending(deposit_folder=str(platform))))
    numbers = [credit(bench, store, sequence) for sequence in range(1, DOCUMENTS + 1)]
    store.close()
    command = [sys.executable, "-c", SEND, str(ROOT), store.path, "1", str(platform)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(kept + 1):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    # The platform takes what is there, as it does all day.
    taken = _taken(platform)
    with closing(SqliteStore.open(Path(store.path))) as again:
        clock = FixedClock(TODAY)
        clock.wait(minutes=30)
        later = replace(a_real_bench(again), clock=clock)
        save_profile(later, replace(load_profile(later), sending=Sending(deposit_folder=str(platform))))
        while deposit_next(later, DepositFolder()) is not None:
            pass
        rest = _taken(platform)
        assert sorted((*taken, *rest)) == [f"{number}.pdf" for number in numbers]
        assert {one.state for one in delivery_list(later)} == {"done"}
        for name, content in {**taken, **rest}.items():
            assert content == stored_credit_note(later, name.removesuffix(".pdf")).pdf
        assert list(check(again)) == []
    assert list(platform.iterdir()) == []


def _taken(platform: Path) -> dict[str, bytes]:
    """Take the files away as the platform does: none that begins with a dot."""
    found = {path.name: path.read_bytes() for path in platform.glob("[!.]*")}
    for name in found:
        (platform / name).unlink()
    return found
