"""The documented backup of a server: pg_dump while a bench works, restored into a new database and verified."""

from contextlib import closing
from pathlib import Path

from receiving_app.data.integrity import check
from receiving_app.data.postgres.server import PostgresStore
from receiving_app.services.scan import scan
from tests.builders import BARE_SKU, RMA, a_case, a_line
from tests.data.stores import a_numbered_case, a_real_bench, at_the_bench, issue, put, reading
from tests.postgres import Server


def test_a_dump_made_while_a_bench_works_is_restored_whole(server: Server, tmp_path: Path) -> None:
    address = server.database()
    with closing(PostgresStore.open(address)) as store:
        bench = a_real_bench(store, a_case(a_line(announced=3, sku=BARE_SKU)), a_numbered_case(7))
        scan(bench, RMA)
        put(store, at_the_bench(a_numbered_case(8)))
        number = issue(store, at_the_bench(a_numbered_case(8)))
        found = list(check(store))
        with reading(store) as uow:
            head, document = uow.journal.head(), uow.credit_notes.get(number)
        assert document is not None
        # A bench is in the middle of an act meanwhile: what is not durable is in no backup.
        store.enter_unit()
        store.begin(write=True)
        store.run("DELETE FROM quarantine_codes")
        dump = tmp_path / "reception.dump"
        dump.write_bytes(server.tool("pg_dump", "--format=custom", f"--dbname={address}").stdout)
        store.rollback()
        store.leave_unit()
    restored = server.blank()
    server.tool("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={restored}", str(dump))
    with closing(PostgresStore.open(restored, create=False)) as store:
        assert list(check(store)) == found
        with reading(store) as uow:
            assert uow.journal.head() == head
            again = uow.credit_notes.get(number)
        assert again is not None
        assert again.pdf == document.pdf
        # Numbers go on, and what guards them came along.
        put(store, at_the_bench(a_numbered_case(9)))
        assert issue(store, at_the_bench(a_numbered_case(9))) > number
    server.drop(restored)
    server.drop(address)
