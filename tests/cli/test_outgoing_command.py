"""``outgoing`` and ``send``, as the one who set them up and a task scheduler run them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_command_line import DAY, listed, run
from tests.mail.servers import Inbox, free_port, mail_server


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("simulated")
    assert run(*DAY, "simulate", "--returns", "3", "--seed", "1", folder=folder).returncode == 0
    return folder


@pytest.fixture
def data(simulated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(simulated, tmp_path / "data"))


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def port(inbox: Inbox) -> Iterator[int]:
    with mail_server(inbox) as port:
        yield port


def outgoing(folder: Path, *arguments: str) -> str:
    done = run(*DAY, "--operator", "Nadia", "outgoing", *arguments, folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def send(folder: Path) -> str:
    done = run(*DAY, "--operator", "Nadia", "send", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(folder: Path, *arguments: str) -> str:
    done = run(*DAY, "--language", "en", "outgoing", *arguments, folder=folder)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    return done.stderr


def deliveries(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(outgoing(folder, "list", "--all", "--json"))
    return found


def first_number(folder: Path) -> str:
    numbers = [number for row in listed(folder) for number in row["credit_notes"]]  # type: ignore[attr-defined]  # of JSON
    return str(min(numbers))


def mail_settings(port: int) -> tuple[str, ...]:
    server = ("--host", "127.0.0.1", "--port", str(port), "--security", "none")
    return ("settings", "--mail", "on", *server, "--sender", "avoirs@example.com")


def test_a_document_is_deposited_and_emailed_once(
    data: Path, tmp_path: Path, inbox: Inbox, port: int
) -> None:
    number, folder = first_number(data), tmp_path / "platform"
    folder.mkdir()
    assert json.loads(outgoing(data, *mail_settings(port)))["host"] == "127.0.0.1"
    kept = json.loads(outgoing(data, "settings", "--deposit-folder", str(folder)))
    assert (kept["deposit_folder"], kept["mail"], kept["port"]) == (str(folder), "on", port)
    outgoing(data, "deposit", number)
    outgoing(data, "email", number, "achats@example.org")
    assert "AV-" in outgoing(data, "list")

    assert "1 déposé, 1 envoyé par courriel, 0 en échec" in send(data)
    (file,) = folder.iterdir()
    run("export", "credit-note", number, "--out", str(tmp_path / "issued.pdf"), folder=data)
    assert file.read_bytes() == (tmp_path / "issued.pdf").read_bytes()
    assert inbox.recipients == ["achats@example.org"]
    states = {str(one["channel"]): (one["state"], one["operator"]) for one in deliveries(data)}
    assert states == {"deposit": ("done", "Nadia"), "email": ("done", "Nadia")}
    assert "Rien à envoyer" in send(data)
    assert outgoing(data, "list") == ""


def test_what_is_issued_afterwards_goes_by_itself(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "platform"
    folder.mkdir()
    outgoing(data, "settings", "--deposit-folder", str(folder))
    before = len([number for row in listed(data) for number in row["credit_notes"]])  # type: ignore[attr-defined]  # of JSON
    assert run(*DAY, "simulate", "--returns", "6", "--seed", "2", folder=data).returncode == 0
    after = len([number for row in listed(data) for number in row["credit_notes"]])  # type: ignore[attr-defined]  # of JSON
    send(data)
    assert len(list(folder.glob("*.pdf"))) == after - before > 0
    assert run("verify", folder=data).returncode == 0


def test_a_failure_is_said_waits_and_is_mended(data: Path, tmp_path: Path) -> None:
    number, folder = first_number(data), tmp_path / "away"
    outgoing(data, "settings", "--deposit-folder", str(folder))
    outgoing(data, "deposit", number)
    failed = run(*DAY, "send", folder=data)
    assert failed.returncode == 1
    assert number in failed.stdout
    assert "le dossier n'est pas là" in failed.stdout
    assert "Ce poste ne peut pas déposer" in failed.stdout
    # It is no attempt: another machine may see the folder.
    assert [(one["state"], one["attempts"]) for one in deliveries(data)] == [("waiting", 0)]
    told = run(*DAY, "send", "--json", folder=data)
    assert (told.returncode, json.loads(told.stdout)) == (
        1,
        {"number": number, "channel": "deposit", "state": "waiting", "why": "no_folder", "tried": False},
    )
    folder.mkdir()
    (folder / f"{number}.pdf").write_bytes(b"another")
    failed = run(*DAY, "send", folder=data)
    assert (failed.returncode, [one["state"] for one in deliveries(data)]) == (1, ["failed"])
    assert "un autre fichier" in outgoing(data, "list")
    # The scheduler's next run leaves it alone.
    assert "Rien à envoyer" in send(data)
    (folder / f"{number}.pdf").unlink()
    outgoing(data, "retry", "1")
    assert "1 déposé," in send(data)


def test_a_mail_server_that_is_away_is_said_and_a_letter_given_up(data: Path) -> None:
    outgoing(data, *mail_settings(free_port()))
    outgoing(data, "email", first_number(data), "achats@example.org")
    assert run(*DAY, "send", folder=data).returncode == 1
    outgoing(data, "cancel", "1")
    assert [(one["state"], one["next_at"]) for one in deliveries(data)] == [("cancelled", None)]


def test_a_deposit_made_by_hand_is_marked(data: Path, tmp_path: Path) -> None:
    outgoing(data, "settings", "--deposit-folder", str(tmp_path))
    outgoing(data, "deposit", first_number(data))
    outgoing(data, "deposited", "1")
    assert [(one["state"], one["operator"]) for one in deliveries(data)] == [("done", "Nadia")]
    assert "is in the list already" in refused(data, "deposit", first_number(data))
    assert "Done" in refused(data, "retry", "1")


def test_what_cannot_be_is_refused_in_one_line(data: Path) -> None:
    assert "only a server on this very machine" in refused(
        data, "settings", "--host", "smtp.example.com", "--security", "none"
    )
    assert "needs a server and a sender" in refused(data, "settings", "--mail", "on")
    assert "it is not set" in refused(data, "deposit", first_number(data))
    assert "number 9" in refused(data, "cancel", "9")
