"""The file of a machine's own choices: durable, shared by the windows of its folder, and never a reason not to start."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.app_context import AppContext, open_context
from receiving_app.bench_file import KEPT_IN, SET_ASIDE, OwnMachine, keep, read_kept
from receiving_app.coming import ComingContext
from receiving_app.domain.file_errors import ChoicesNotKept
from receiving_app.domain.look import Look
from receiving_app.domain.own_choices import CHOICES, OwnChoices
from receiving_app.installation import OwnBench
from receiving_app.options import Options
from receiving_app.place import keep_choices
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.equipment import equipment, save_look
from tests.samples import put_company

ROOT = Path(__file__).resolve().parents[1]
CHOSEN = OwnChoices("en", "dark", 150, "reduced", "HP 2ᵉ étage", 'Zebra \\ "Q" \x7f 😀', "C:\\arrivées")
# Another window of the folder, which holds the file while this one wants to change it.
HOLDER = """
import sys
from pathlib import Path
from receiving_app.file_lock import lock
with Path(sys.argv[1]).open("ab") as file:
    assert lock(file)
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def _started(opened: ExitStack, folder: Path) -> tuple[AppContext, OwnBench]:
    """Return the program as a window opens it, its bench named."""
    context = opened.enter_context(closing(open_context(Options(str(folder), today=SAMPLE_DAY))))
    own = OwnBench(context)
    opened.callback(own.end)
    own.take()
    return context, own


def test_what_is_chosen_is_there_at_the_next_start_beside_the_bench_s_name(
    opened: ExitStack, tmp_path: Path
) -> None:
    _, own = _started(opened, tmp_path)
    own.choose("Quai 😀")
    identity = read_kept(tmp_path).values["installation"]
    OwnMachine(tmp_path).choose(CHOSEN)
    OwnMachine(tmp_path).choose(OwnChoices(theme="light"))
    own.end()
    context, again = _started(opened, tmp_path)
    assert (again.name, again.lost) == ("Quai 😀", None)
    assert read_kept(tmp_path).values["installation"] == identity
    assert context.bench.machine.chosen() == OwnChoices(
        "en", "light", 150, "reduced", CHOSEN.document_printer, CHOSEN.label_printer, CHOSEN.watched_folder
    )
    assert replace(context.look(), setup_left=False) == Look("en", "light", 150, "reduced")


@given(st.dictionaries(st.text(), st.text(), max_size=4))
def test_any_text_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("bench")
    keep_choices(folder / KEPT_IN, texts)
    found = read_kept(folder)
    assert (found.values, found.broken, found.refused) == (texts, False, None)


def test_the_look_is_the_bench_s_own_before_the_database_is_open(tmp_path: Path) -> None:
    put_company(tmp_path)
    OwnMachine(tmp_path).choose(OwnChoices(theme="high_contrast", text_size=200))
    with closing(ComingContext(Options(str(tmp_path), today=SAMPLE_DAY))) as context:
        assert context.look() == Look("fr", "high_contrast", 200, "system")
        assert not context.is_open
        assert context.open().look() == Look("fr", "high_contrast", 200, "system")


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        (b'theme = "dark', CHOICES),
        (b"\xff\xfe\x00", CHOICES),
        (b"a = " + b"[" * 5000, CHOICES),
        (b'theme = "pink"\ntext_size = 125\nlabel_printer = ["Zebra"]\n', ("theme", "label_printer")),
    ],
)
def test_what_cannot_be_read_is_said_once_set_aside_and_counts_as_not_chosen(
    opened: ExitStack, tmp_path: Path, written: bytes, lost: tuple[str, ...]
) -> None:
    put_company(tmp_path)
    (tmp_path / KEPT_IN).write_bytes(written)
    with closing(ComingContext(Options(str(tmp_path), today=SAMPLE_DAY))) as coming:
        assert coming.look().theme == "system"
    context, own = _started(opened, tmp_path)
    assert own.lost is not None
    assert (own.lost.choices, own.lost.problem) == (lost, "set_aside")
    assert (tmp_path / SET_ASIDE).read_bytes() == written
    readable = 125 if b"125" in written else 100
    assert equipment(context.bench).look == Look("fr", "system", readable, "system")
    own.end()
    assert _started(opened, tmp_path)[1].lost is None


def test_what_a_later_program_keeps_there_and_windows_editor_leave_is_kept(
    opened: ExitStack, tmp_path: Path
) -> None:
    (tmp_path / KEPT_IN).write_bytes(b'\xef\xbb\xbf"of later" = "x"\r\ntext_size = 125\r\n')
    context, own = _started(opened, tmp_path)
    save_look(context.bench, Look(theme="dark", text_size=125))
    assert own.lost is None
    values = dict(read_kept(tmp_path).values)
    assert values.pop("installation")
    assert values == {"of later": "x", "text_size": "125", "theme": "dark"}
    assert not (tmp_path / SET_ASIDE).exists()


def test_what_is_no_text_is_set_aside_with_the_next_choice(tmp_path: Path) -> None:
    (tmp_path / KEPT_IN).write_text('theme = "dark"\n[later]\nx = 1\n', "utf-8")
    keep(tmp_path, {"motion": "reduced"})
    assert dict(read_kept(tmp_path).values) == {"theme": "dark", "motion": "reduced"}
    assert "[later]" in (tmp_path / SET_ASIDE).read_text("utf-8")


def test_a_file_that_the_system_does_not_let_us_read_stays_as_it_is_and_the_bench_starts(
    opened: ExitStack, tmp_path: Path
) -> None:
    (tmp_path / KEPT_IN).mkdir()
    context, own = _started(opened, tmp_path)
    assert own.lost is not None
    assert (own.lost.choices, own.lost.problem) == (CHOICES, "refused")
    assert own.name == "1"
    with pytest.raises(ChoicesNotKept) as refused:
        save_look(context.bench, Look(theme="dark"))
    assert refused.value.data()["problem"] == "unwritable"
    with pytest.raises(ChoicesNotKept):
        own.choose("Quai")
    assert (tmp_path / KEPT_IN).is_dir()


def test_two_windows_of_a_folder_that_choose_at_once_both_keep_what_they_chose(tmp_path: Path) -> None:
    def choose(name: str) -> None:
        for number in range(20):
            keep(tmp_path, {name: str(number)})

    threads = [threading.Thread(target=choose, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert dict(read_kept(tmp_path).values) == {"one": "19", "two": "19", "three": "19"}


def test_a_choice_waits_while_another_program_makes_one(tmp_path: Path) -> None:
    keep(tmp_path, {"theme": "dark"})
    lock_file = tmp_path / "benches" / "own.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock_file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        choosing = threading.Thread(target=keep, args=(tmp_path, {"theme": "light"}))
        choosing.start()
        assert read_kept(tmp_path).values == {"theme": "dark"}
        holder.communicate("\n", timeout=300)
        choosing.join(300)
        assert read_kept(tmp_path).values == {"theme": "light"}
    finally:
        holder.kill()
        holder.communicate(timeout=300)
