"""A connection pooler before the server: by the session it does, by the transaction it is refused."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from receiving_app.data.integrity import check
from receiving_app.data.postgres.server import PostgresStore
from receiving_app.domain.database_errors import SessionNotKept
from receiving_app.moving import try_server
from receiving_app.wording import in_language
from tests.data.stores import a_numbered_case, put
from tests.fronts import pooler
from tests.postgres import Server


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The name of a database of ours."""
    address = server.database()
    yield address.partition("?")[0].rpartition("/")[2]
    server.drop(address)


def address(port: int, database: str) -> str:
    return f"postgresql://postgres@127.0.0.1:{port}/{database}"


def test_whole_sessions_are_as_good_as_the_server_itself(server: Server, database: str) -> None:
    with pooler(server.socket, database, by_session=True) as port:
        assert try_server(address(port, database)).holds_ours
        with closing(PostgresStore.open(address(port, database))) as store:
            put(store, *(a_numbered_case(sequence) for sequence in range(1, 9)))
            assert list(check(store)) == []


def test_a_session_for_each_transaction_is_refused_with_the_reason(server: Server, database: str) -> None:
    with pooler(server.socket, database, by_session=False) as port:
        for opening in (try_server, PostgresStore.open):
            with pytest.raises(SessionNotKept) as refused:
                opening(address(port, database))
    for language in ("fr", "en"):
        assert "pool_mode = session" in in_language(language).error(refused.value).next_step
