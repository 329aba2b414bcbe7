"""The command line as people and scripts use it: real processes, real files, exit codes."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "catalogue"
DAY = ("--today", "2026-11-23")


def run(*arguments: str, folder: Path, database: Path | None = None) -> subprocess.CompletedProcess[str]:
    place = ["--data-dir", str(folder)] + (["--database", str(database)] if database else [])
    command = [sys.executable, str(ROOT / "main.py"), *place, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


def listed(folder: Path) -> list[dict[str, object]]:
    result = run("list", "--json", folder=folder)
    assert result.returncode == 0
    rows: list[dict[str, object]] = json.loads(result.stdout)
    return rows


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, object]]]:
    """A sample database after forty synthetic returns, and what was printed of them."""
    folder = tmp_path_factory.mktemp("simulated")
    result = run(*DAY, "simulate", "--returns", "40", "--seed", "7", folder=folder)
    assert (result.returncode, result.stderr) == (0, "")
    return folder, [json.loads(line) for line in result.stdout.splitlines()]


def test_simulate_prints_one_line_a_return_and_half_end_in_a_credit_note(
    simulated: tuple[Path, list[dict[str, object]]],
) -> None:
    _, lines = simulated
    assert len(lines) == 40
    assert all(set(line) == {"rma", "decision", "credit_note", "total"} for line in lines)
    credited = [line for line in lines if line["credit_note"]]
    assert len(credited) >= 20
    assert len({line["credit_note"] for line in credited}) == len(credited)
    assert all(line["decision"] == "credit" for line in credited)


def test_every_printed_return_is_on_file_with_its_credit_note(
    simulated: tuple[Path, list[dict[str, object]]],
) -> None:
    folder, lines = simulated
    rows = {row["rma"]: row for row in listed(folder)}
    for line in lines:
        row = rows[line["rma"]]
        assert {"rma", "status", "customer", "credit_notes"} <= set(row)
        assert row["credit_notes"] == ([line["credit_note"]] if line["credit_note"] else [])


def test_the_seed_fixes_the_choices_and_numbers_never_collide(tmp_path: Path) -> None:
    first = run(*DAY, "simulate", "--returns", "6", "--seed", "3", folder=tmp_path)
    second = run(*DAY, "simulate", "--returns", "6", "--seed", "3", folder=tmp_path)
    lines = [[json.loads(line) for line in result.stdout.splitlines()] for result in (first, second)]
    choices = [[(line["decision"], line["total"]) for line in part] for part in lines]
    assert choices[0] == choices[1]
    numbers = [line["rma"] for part in lines for line in part]
    assert len(set(numbers)) == 12


def test_verify_finds_a_simulated_database_sound(simulated: tuple[Path, list[dict[str, object]]]) -> None:
    folder, _ = simulated
    result = run("verify", "--json", folder=folder)
    assert (result.returncode, json.loads(result.stdout)) == (0, {"sound": True, "problems": []})


def test_verify_names_a_changed_document_and_exits_with_1(tmp_path: Path) -> None:
    run(*DAY, "simulate", "--returns", "3", "--seed", "1", folder=tmp_path)
    with sqlite3.connect(tmp_path / "reception.sqlite3") as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE documents SET snapshot = replace(snapshot, 'Simulation', 'Stimulation')")
    database.close()
    result = run("verify", folder=tmp_path)
    assert result.returncode == 1
    assert "AV-2026-000001" in result.stderr


def test_a_file_that_is_no_database_is_damage_for_verify_and_refused_elsewhere(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.sqlite3"
    foreign.write_bytes(b"not a database at all" * 100)
    assert run("verify", folder=tmp_path, database=foreign).returncode == 1
    result = run("list", folder=tmp_path, database=foreign)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert str(foreign) in result.stderr


def test_a_truncated_database_is_named(tmp_path: Path) -> None:
    run(*DAY, "simulate", "--returns", "2", folder=tmp_path)
    path = tmp_path / "reception.sqlite3"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    result = run("verify", folder=tmp_path)
    assert result.returncode == 1
    assert result.stderr


def test_an_exported_credit_note_is_the_stored_pdf(
    simulated: tuple[Path, list[dict[str, object]]], tmp_path: Path
) -> None:
    folder, lines = simulated
    credited = next(line for line in lines if line["credit_note"])
    target = tmp_path / "avoir.pdf"
    number = str(credited["credit_note"])
    assert run("export", "credit-note", number, "--out", str(target), folder=folder).returncode == 0
    text = pypdfium2.PdfDocument(target)[0].get_textpage().get_text_range()
    assert number in text
    assert str(credited["rma"]) in text
    assert f"{Decimal(str(credited['total'])):.2f}".replace(".", ",") in text.replace(" ", "")


def test_the_labels_of_a_return_are_written_in_their_sizes(
    simulated: tuple[Path, list[dict[str, object]]], tmp_path: Path
) -> None:
    folder, lines = simulated
    typed = str(lines[0]["rma"]).lower().replace("-", "")
    for options, size in (((), (210, 148)), (("--unit", "1"), (100, 50))):
        target = tmp_path / f"label{len(options)}.pdf"
        result = run("label", typed, *options, "--out", str(target), folder=folder)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        with contextlib.closing(pypdfium2.PdfDocument(target)) as document:
            (page,) = [one.get_size() for one in document]
        assert tuple(round(points / 72 * 25.4) for points in page) == size


@pytest.mark.parametrize("arguments", [("RMA-2026-004101-A",), ("RMA-2026-999999-Q",), ("nonsense",)])
def test_the_label_of_no_return_says_so_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    target = tmp_path / "x.pdf"
    result = run("label", *arguments, "--out", str(target), folder=tmp_path)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert not target.exists()


def test_a_period_is_exported_as_files_with_their_index_and_as_accounting_entries(
    simulated: tuple[Path, list[dict[str, object]]], tmp_path: Path
) -> None:
    folder, lines = simulated
    numbers = [str(line["credit_note"]) for line in lines if line["credit_note"]]
    period = ("--from", "2026-11-01", "--to", "2026-11-30")
    target = tmp_path / "novembre"
    result = run("export", "credit-notes", *period, "--out", str(target), folder=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert str(len(numbers)) in result.stdout
    assert {path.name for path in target.iterdir()} >= {f"{number}.pdf" for number in numbers} | {"index.csv"}
    again = run("export", "credit-notes", *period, "--out", str(target), folder=folder)
    assert (again.returncode, len(again.stderr.splitlines())) == (2, 1)
    result = run("export", "accounting", *period, "--out", str(tmp_path), folder=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert numbers[0] in (tmp_path / "999820004FEC20261130.txt").read_text("iso8859-15")


def test_waiting_documents_are_deposited_and_those_that_cannot_be_are_named(tmp_path: Path) -> None:
    folder, platform = tmp_path / "data", tmp_path / "platform"
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from dataclasses import replace\n"
        "from receiving_app.app_context import Options, open_context\n"
        "from receiving_app.domain.sending import Sending\n"
        "from receiving_app.services.company import load_profile, save_profile\n"
        "context = open_context(Options(data_dir=sys.argv[2]))\n"
        "context.install_sample()\n"
        "profile = load_profile(context.bench)\n"
        "save_profile(context.bench, replace(profile, sending=Sending(deposit_folder=sys.argv[3])))\n"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(ROOT), str(folder), str(platform)], check=True, timeout=300
    )
    result = run(*DAY, "simulate", "--returns", "4", "--seed", "7", folder=folder)
    numbers = {line["credit_note"] for line in map(json.loads, result.stdout.splitlines())} - {None}
    # The first that waits for a machine that sees the folder is named; none uses up an attempt.
    for _ in range(2):
        away = run(*DAY, "send", folder=folder)
        assert (away.returncode, min(numbers) in away.stdout) == (1, True)
    platform.mkdir()
    later = run(*DAY, "simulate", "--returns", "4", "--seed", "9", folder=folder)
    numbers |= {line["credit_note"] for line in map(json.loads, later.stdout.splitlines())} - {None}
    result = run(*DAY, "send", "--json", folder=folder)
    assert result.returncode == 0
    sent = {line["number"] for line in map(json.loads, result.stdout.splitlines())}
    assert sent == numbers
    assert {path.stem for path in platform.iterdir()} == sent
    assert run("verify", folder=folder).returncode == 0


@pytest.mark.parametrize("kind", ["credit-notes", "accounting"])
def test_a_period_without_documents_or_the_wrong_way_round_makes_no_file(tmp_path: Path, kind: str) -> None:
    for period in (("2026-11-01", "2026-11-30"), ("2026-11-30", "2026-11-01")):
        target = tmp_path / "out"
        dates = ("--from", period[0], "--to", period[1])
        result = run(*DAY, "export", kind, *dates, "--out", str(target), folder=tmp_path / "data")
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
        assert not target.exists()


def test_exporting_an_unknown_credit_note_says_so(tmp_path: Path) -> None:
    result = run("export", "credit-note", "AV-2026-999999", "--out", str(tmp_path / "x.pdf"), folder=tmp_path)
    assert result.returncode == 2
    assert "AV-2026-999999" in result.stderr
    assert not (tmp_path / "x.pdf").exists()


def test_the_samples_are_imported_once_and_unchanged_the_second_time(tmp_path: Path) -> None:
    for name in ("catalogue.csv", "retours_autorises.csv"):
        assert run(*DAY, "import", str(SAMPLES / name), folder=tmp_path).returncode == 0
    again = run(*DAY, "import", str(SAMPLES / "retours_autorises.csv"), "--json", folder=tmp_path)
    report = json.loads(again.stdout)
    assert (report["created"], report["updated"], report["unchanged"], report["refused"]) == (0, 0, 60, 0)
    assert len(listed(tmp_path)) == 60


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    result = run(*DAY, "import", str(SAMPLES / "retours_autorises.csv"), "--dry-run", folder=tmp_path)
    assert result.returncode == 0
    assert listed(tmp_path) == []


def test_refused_rows_are_named_and_written_beside_and_the_others_kept(tmp_path: Path) -> None:
    source = tmp_path / "retours.csv"
    text = (SAMPLES / "retours_autorises.csv").read_bytes().decode("cp1252")
    source.write_bytes(text.replace("89,50", "-89,50", 1).encode("cp1252"))
    result = run(*DAY, "import", str(source), folder=tmp_path / "data")
    assert result.returncode == 1
    assert "prix_unitaire_ht" in result.stdout
    assert "-89,50" in result.stdout
    assert len(listed(tmp_path / "data")) == 59
    assert (tmp_path / "retours.refuses.csv").is_file()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a workbook", b'{"json": true}', b"\x00\x01\x02\x03" * 50, b"a;b;c\n1;2;3\n"]
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "file.csv"
    source.write_bytes(content)
    result = run("import", str(source), folder=tmp_path / "data")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_wrong_usage_is_one_line_and_2(tmp_path: Path) -> None:
    for arguments in (("simulate",), ("simulate", "--returns", "-1"), ("nothing",), ("--today", "x", "list")):
        result = run(*arguments, folder=tmp_path)
        assert result.returncode == 2
        assert len(result.stderr.splitlines()) == 1


def test_simulate_and_today_are_refused_on_a_real_company(tmp_path: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from dataclasses import replace\n"
        "from receiving_app.app_context import Options, open_context\n"
        "from receiving_app.services.company import load_profile, save_profile\n"
        "context = open_context(Options(data_dir=sys.argv[2]))\n"
        "profile = load_profile(context.bench)\n"
        "save_profile(context.bench, replace(profile, seller=replace(profile.seller, name='Vraie SAS')))\n"
    )
    subprocess.run([sys.executable, "-c", script, str(ROOT), str(tmp_path)], check=True, timeout=300)
    assert run("simulate", "--returns", "1", folder=tmp_path).returncode == 2
    assert run(*DAY, "list", folder=tmp_path).returncode == 2
    assert run("list", folder=tmp_path).returncode == 0


def test_doctor_tells_what_is_there(tmp_path: Path) -> None:
    result = run("doctor", "--json", folder=tmp_path)
    findings = {finding["name"]: finding for finding in json.loads(result.stdout)["findings"]}
    assert findings["PySide6"]["good"]
    assert findings["data_folder"]["good"]
    assert not (tmp_path / "reception.sqlite3").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--json"),
        ("verify",),
        ("doctor",),
        ("simulate", "--returns", "1"),
        ("import", str(SAMPLES / "catalogue.csv")),
        ("export", "credit-note", "AV-2026-000001", "--out", os.devnull),
        ("export", "credit-notes", "--from", "2026-11-01", "--to", "2026-11-30", "--out", os.devnull),
        ("export", "accounting", "--from", "2026-11-01", "--to", "2026-11-30", "--out", os.devnull),
        ("send",),
        ("mail-password",),
        ("people", "list"),
        ("label", "RMA-2026-004101-Z", "--out", os.devnull),
    ],
)
def test_no_command_loads_qt(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from receiving_app import cli\n"
        "cli.run(cli.parse(sys.argv[2:]))\n"
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(7 if loaded else 0)\n"
    )
    command = [sys.executable, "-c", script, str(ROOT), "--data-dir", str(tmp_path), *arguments]
    assert subprocess.run(command, capture_output=True, timeout=300, check=False).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_killing_simulate_loses_nothing_that_was_printed(tmp_path: Path) -> None:
    place = ["--data-dir", str(tmp_path), *DAY]
    command = [sys.executable, str(ROOT / "main.py"), *place, "simulate", "--returns", "100000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = [json.loads(process.stdout.readline()) for _ in range(15)]
        process.send_signal(signal.SIGKILL)
        printed += [json.loads(line) for line in process.stdout.read().splitlines() if line.endswith("}")]
    assert run("verify", folder=tmp_path).returncode == 0
    on_file = {row["rma"]: row["credit_notes"] for row in listed(tmp_path)}
    for line in printed:
        assert on_file[line["rma"]] == ([line["credit_note"]] if line["credit_note"] else [])
