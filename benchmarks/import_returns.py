"""The import of returns: its time against bare inserts, its memory, and a scan while it runs."""

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measuring import FRAME_MS, Figures, Measured, Plan, milliseconds, percentile, timed
from benchmarks.synthetic import open_returns, synthetic_return, untouched
from receiving_app.data.migrations import migrate
from receiving_app.domain.returns import ReturnCase

SIZES = (20_000, 100_000)
ON_FILE = 1_000
SAMPLES = 1_000  # scans meanwhile, at most: the import ends sooner
TARGET = 10.0
FLAT = 1.25
_EVERY_MS = 50
# A fast scanner sends the 17 characters of a number in 2 ms each.
_SCANNER_MS = 34
# Numbers of the file: none of them is on file where it is imported beside scans.
_FIRST = 400_000
_TABLES = ("buyers", "buyer_words", "returns", "return_lines", "announced_serials")
_HEADERS = [
    "numero_rma",
    "motif",
    "ouvert_le",
    "expire_le",
    "code_client",
    "client",
    "adresse",
    "code_postal",
    "ville",
    "pays",
    "siren",
    "siret",
    "tva_intracom",
    "courriel",
    "adresse_electronique",
    "schema_adresse",
    "langue",
    "facture",
    "date_facture",
    "ligne_facture",
    "date_livraison",
    "pays_livraison",
    "reference",
    "quantite_facturee",
    "quantite_annoncee",
    "unite",
    "prix_unitaire_ht",
    "taux_tva",
    "reference_recue",
    "quantite_recue",
    "numeros_serie",
    "adresses_mac",
    "panne_declaree",
    "ticket_support",
    "ticket_fabricant",
    "numero_suivi",
    "livre_le",
]


def measure(plan: Plan) -> Measured:
    """Measure the import alone at each size, then the largest beside scans."""
    figures: Figures = {}
    yardstick: Figures = {}
    seconds, peaks = {}, {}
    sizes = sorted(plan.sizes_or(*SIZES))
    with tempfile.TemporaryDirectory(prefix="reception-rma-") as name:
        folder = Path(name)
        for size in sizes:
            file = write_file(folder / f"retours-{size}.csv", size)
            database = folder / f"import-{size}.sqlite3"
            done = _import_once(database, file)
            figures[str(size)] = {what: round(value, 2) for what, value in done.items()}
            seconds[size], peaks[size] = done["seconds"], done["peak_mb"]
        bare, bare_csv = _bare_inserts(folder, database), _bare_file(folder, file)
        scans = _scans_meanwhile(Plan(folder), file, plan.samples_or(SAMPLES))
    largest, smallest = sizes[-1], sizes[0]
    yardstick[f"bare_inserts_of_the_same_rows_at_{largest}"] = {"seconds": round(bare, 2)}
    yardstick[f"file_into_one_table_at_{largest}"] = {"seconds": round(bare_csv, 2)}
    figures["scan_meanwhile"] = milliseconds(scans)
    ratio = {
        "to_bare_inserts": seconds[largest] / bare,
        "to_file_into_one_table": seconds[largest] / bare_csv,
        f"peak_memory_{largest}_to_{smallest}": peaks[largest] / peaks[smallest],
    }
    met = ratio["to_bare_inserts"] <= TARGET and peaks[largest] <= FLAT * peaks[smallest]
    return Measured(
        figures,
        yardstick,
        ratio,
        f"≤ {TARGET:g} × bare inserts; peak memory flat; p95 of a scan meanwhile ≤ {FRAME_MS} ms",
        met and percentile(scans, 95) * 1000 <= FRAME_MS,
    )


# --- the file -------------------------------------------------------------------------------


def write_file(path: Path, rows: int) -> Path:
    """Write a file of returns as the ticket system exports it: one row a return, cp1252, semicolons."""
    with path.open("w", encoding="cp1252", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(_HEADERS)
        writer.writerows(_cells(synthetic_return(_FIRST + position)) for position in range(rows))
    return path


def _cells(case: ReturnCase) -> Iterator[object]:
    line, customer = case.lines[0], case.customer
    told = {
        "numero_rma": case.rma,
        "motif": "erreur_commande",
        "ouvert_le": f"{case.opened_on:%d/%m/%Y}",
        "expire_le": f"{case.expires_on:%d/%m/%Y}",
        "code_client": customer.code,
        "client": customer.name,
        "adresse": customer.street,
        "code_postal": customer.postcode,
        "ville": customer.city,
        "pays": customer.country,
        "siren": customer.siren,
        "tva_intracom": customer.vat_number,
        "courriel": customer.email,
        "langue": customer.language,
        "facture": line.invoice,
        "date_facture": f"{line.invoiced_on:%d/%m/%Y}",
        "ligne_facture": line.invoice_line,
        "reference": line.sku,
        "quantite_facturee": line.quantity_invoiced,
        "quantite_annoncee": line.quantity_announced,
        "unite": line.unit,
        "prix_unitaire_ht": f"{line.unit_price}".replace(".", ","),
        "taux_tva": line.vat_rate,
        "numeros_serie": line.serials[0],
        "numero_suivi": case.tracking,
        "livre_le": f"{case.carrier_delivered_on:%d/%m/%Y}" if case.carrier_delivered_on else "",
    }
    return (told.get(header, "") for header in _HEADERS)


# --- alone ----------------------------------------------------------------------------------


def _import_once(database: Path, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.import_once", str(database), str(file)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    done: dict[str, float] = json.loads(ran.stdout)
    return done


def _bare_inserts(folder: Path, imported: Path) -> float:
    """Return the seconds of inserting what the import stored, into the same schema, in one transaction."""
    with closing(sqlite3.connect(imported)) as source, closing(_new(folder / "bare.sqlite3")) as target:
        target.execute("BEGIN")
        migrate(target.execute, 0)
        target.execute("COMMIT")
        # Without the columns that SQLite computes.
        columns = {table: _columns(source, table) for table in _TABLES}
        rows = {
            table: source.execute(f"SELECT {','.join(names)} FROM {table}").fetchall()
            for table, names in columns.items()
        }

        def insert() -> None:
            target.execute("BEGIN IMMEDIATE")
            for table, names in columns.items():
                marks = ",".join("?" * len(names))
                sql = f"INSERT INTO {table} ({','.join(names)}) VALUES ({marks})"
                target.executemany(sql, rows[table])
            target.execute("COMMIT")

        return timed(insert)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _bare_file(folder: Path, file: Path) -> float:
    """Return the seconds of inserting the file's cells as they are into one table with one index."""
    with file.open(encoding="cp1252", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))[1:]
    with closing(_new(folder / "plain.sqlite3")) as target:
        target.execute(f"CREATE TABLE plain ({', '.join(_HEADERS)}, UNIQUE (numero_rma, ligne_facture))")
        marks = ",".join("?" * len(_HEADERS))

        def insert() -> None:
            target.execute("BEGIN IMMEDIATE")
            target.executemany(f"INSERT INTO plain VALUES ({marks})", rows)
            target.execute("COMMIT")

        return timed(insert)


def _new(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


# --- beside scans ---------------------------------------------------------------------------


def _scans_meanwhile(plan: Plan, file: Path, most: int) -> list[float]:
    """Return the seconds of scans in the window while the background lane imports the file."""
    from benchmarks.window_probe import bench_over, settle
    from ui.operations import BACKGROUND, Operation, Progress

    context = open_returns(plan, ON_FILE)
    numbers = list(islice(untouched(context, ON_FILE), 100))
    seconds: list[float] = []
    with bench_over(context) as bench:
        for rma in numbers[:5]:
            bench.scan(rma)
            bench.go_home()
        finished: list[object] = []
        progress = Progress()
        call = partial(context.import_file, file, progress=progress.report, cancelled=progress.cancelled)
        Operation(
            bench.app, call, finished.append, finished.append, lane=BACKGROUND, progress=progress
        ).start()
        settle(_EVERY_MS)
        # In turn: the same label twice within a second is one scan.
        for rma in islice(cycle(numbers), most):
            seconds.append(bench.scan(rma, _SCANNER_MS))
            bench.go_home()
            settle(_EVERY_MS)
            if finished:
                break
        while not finished:
            settle(_EVERY_MS)
    return seconds
