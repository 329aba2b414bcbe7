"""A server over TLS: its certificate is checked as the address asks, and what is wrong is said with the next step."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from receiving_app.data.postgres.problems import translated
from receiving_app.data.postgres.server import PostgresStore
from receiving_app.domain.database_errors import ConnectionNotProtected, ServerRefuses
from receiving_app.moving import try_server
from receiving_app.wording import in_language
from tests.cli.test_command_line import run
from tests.fronts import front
from tests.mail.servers import Certificate, a_certificate
from tests.postgres import Server

CHECKED = "sslmode=verify-full&sslrootcert={}"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return a_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Of somebody else's authority, for the same name."""
    return a_certificate(tmp_path_factory.mktemp("other"))


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The name of a database of ours."""
    address = server.database()
    yield address.partition("?")[0].rpartition("/")[2]
    server.drop(address)


@pytest.fixture
def port(server: Server, certificate: Certificate) -> Iterator[int]:
    with front(server.socket, certificate.of_server()) as listening:
        yield listening


def address(port: int, database: str, options: str, host: str = "localhost") -> str:
    # The address of the name is given: what the machine calls itself by IPv6 does not listen.
    return f"postgresql://postgres@{host}:{port}/{database}?hostaddr=127.0.0.1&{options}"


def protected(where: str) -> bool:
    with closing(PostgresStore.open(where)) as store, store.exclusively() as connection:
        return bool(connection.pgconn.ssl_in_use)


def refused(where: str) -> ConnectionNotProtected:
    with pytest.raises(ConnectionNotProtected) as by_the_trial:
        try_server(where)
    with pytest.raises(ConnectionNotProtected) as by_the_program:
        PostgresStore.open(where)
    assert by_the_trial.value.reason == by_the_program.value.reason
    for language in ("fr", "en"):
        said = in_language(language).error(by_the_trial.value)
        assert by_the_trial.value.detail in said.what
        assert "{" not in f"{said}"
        assert said.next_step.endswith(".")
    return by_the_trial.value


def test_the_connection_is_protected_and_the_server_is_who_it_says(
    port: int, database: str, certificate: Certificate
) -> None:
    where = address(port, database, CHECKED.format(certificate.path))
    assert try_server(where).holds_ours
    assert protected(where)


def test_another_authority_is_not_trusted(port: int, database: str, other: Certificate) -> None:
    told = refused(address(port, database, CHECKED.format(other.path)))
    assert told.reason == "authority"
    assert "localhost" in told.path
    assert "sslrootcert" in in_language("en").error(told).next_step


def test_a_certificate_of_another_name_is_not_taken(server: Server, database: str, tmp_path: Path) -> None:
    elsewhere = a_certificate(tmp_path, "elsewhere.example")
    with front(server.socket, elsewhere.of_server()) as port:
        told = refused(address(port, database, CHECKED.format(elsewhere.path)))
    assert (told.reason, "elsewhere.example" in told.detail) == ("name", True)


def test_a_file_of_the_authority_that_is_not_there_is_named(port: int, database: str, tmp_path: Path) -> None:
    missing = tmp_path / "ca.pem"
    told = refused(address(port, database, CHECKED.format(missing)))
    assert (told.reason, str(missing) in told.detail) == ("roots", True)


@pytest.mark.parametrize("mode", ["require", "verify-full"])
def test_a_server_without_tls_is_refused_where_the_address_asks_for_it(
    server: Server, database: str, certificate: Certificate, mode: str
) -> None:
    with front(server.socket) as port:
        options = f"sslmode={mode}&sslrootcert={certificate.path}"
        assert refused(address(port, database, options)).reason == "no_tls"
        assert not protected(address(port, database, "sslmode=prefer"))


def test_the_command_line_works_over_tls_and_says_what_is_wrong_with_it(
    port: int, database: str, certificate: Certificate, other: Certificate, tmp_path: Path
) -> None:
    good, wrong = (address(port, database, CHECKED.format(one.path)) for one in (certificate, other))
    assert run("--database", good, "verify", folder=tmp_path).returncode == 0
    refusal = run("--language", "en", "--database", wrong, "verify", folder=tmp_path)
    assert (refusal.returncode, refusal.stdout, len(refusal.stderr.splitlines())) == (2, "", 1)
    assert "not by the authority that is trusted here" in refusal.stderr
    assert "sslrootcert=" in refusal.stderr


def test_a_server_that_names_its_list_of_who_comes_in_refuses_and_is_not_away() -> None:
    told = (
        'FATAL:  no pg_hba.conf entry for host "192.168.1.7", user "sam", database "reception", no encryption'
    )
    assert isinstance(translated(psycopg.OperationalError(told), "postgresql://x"), ServerRefuses)
