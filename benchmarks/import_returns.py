"""Importing a file of returns against bare inserts of its rows, with scans at the bench meanwhile."""

import csv
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.measuring import FRAME_MS, Figures, Measured, Plan, milliseconds, percentile
from benchmarks.synthetic import customer_of, number_of, serial_of
from receiving_app.app_context import AppContext, Options, open_context
from receiving_app.resources import resource_path
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.scan import scan

SIZES = (20_000, 100_000)
_TARGET = 10.0
_BETWEEN_SCANS = 0.05
_FLAT_MB = 40.0


def measure(plan: Plan) -> Measured:
    """Measure imports of growing files; the last one with a scan every 50 ms."""
    figures: Figures = {}
    yardstick: Figures = {}
    ratios, memory = [], []
    scans: list[float] = [0.0]
    for size in plan.sizes_or(*SIZES):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "retours.csv"
            rows = _write(file, size)
            bare = _bare_inserts(Path(folder) / "bare.sqlite3", rows)
            options = Options(data_dir=str(Path(folder) / "data"), today=SAMPLE_DAY)
            with closing(open_context(options)) as context:
                context.install_sample()
                context.import_file(resource_path("catalogue", "retours_autorises.csv"))
                seconds, scans = _import(context, file)
        ratios.append(seconds / bare)
        memory.append(_peak_mb())
        figures[str(size)] = {
            "seconds": round(seconds, 2),
            "peak_mb": memory[-1],
            "scan": milliseconds(scans),
        }
        yardstick[f"bare_inserts_of_{size}_s"] = round(bare, 2)
    ratio = {
        "import_to_bare_inserts": max(ratios),
        "scan_p95_to_frame": percentile(scans, 95) * 1000 / FRAME_MS,
    }
    flat = memory[-1] - memory[0] <= _FLAT_MB
    met = ratio["import_to_bare_inserts"] <= _TARGET and ratio["scan_p95_to_frame"] <= 1 and flat
    target = f"≤ {_TARGET:g} × bare inserts, peak memory flat, scan p95 within a frame ({FRAME_MS} ms)"
    return Measured(figures, yardstick, ratio, target, met)


def _write(file: Path, size: int) -> list[tuple[str, ...]]:
    """Write a file of returns in the layout of the sample, and return its rows."""
    sample = resource_path("catalogue", "retours_autorises.csv").read_text("cp1252")
    headers = next(csv.reader([sample.splitlines()[0]], delimiter=";"))
    rows = []
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(headers)
        for position in range(size):
            row = _row(position)
            rows.append(tuple(row.get(header, "") for header in headers))
            writer.writerow(rows[-1])
    return rows


def _row(position: int) -> dict[str, str]:
    customer = customer_of(position)
    return {
        "numero_rma": number_of(position),
        "motif": "erreur_commande",
        "ouvert_le": "17/11/2026",
        "expire_le": "17/12/2026",
        "code_client": customer.code,
        "client": customer.name,
        "adresse": customer.street,
        "code_postal": "44000",
        "ville": "Nantes",
        "pays": "FR",
        "siren": customer.siren,
        "tva_intracom": customer.vat_number,
        "courriel": customer.email,
        "langue": "fr",
        "facture": f"FA-2026-{position:07d}",
        "date_facture": "10/09/2026",
        "ligne_facture": "1",
        "reference": "GRP2614",
        "quantite_facturee": "1",
        "quantite_annoncee": "1",
        "unite": "pièce",
        "prix_unitaire_ht": "89,50",
        "taux_tva": "20",
        "numeros_serie": serial_of(position),
        "numero_suivi": f"XY{position:013d}",
    }


def _bare_inserts(path: Path, rows: list[tuple[str, ...]]) -> float:
    """Return the seconds of inserting the same rows, with the unique number indexed."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        columns = ", ".join(f"c{number} TEXT" for number in range(1, len(rows[0])))
        connection.execute(f"CREATE TABLE rows (rma TEXT PRIMARY KEY, {columns})")
        connection.execute("CREATE INDEX customers ON rows (c5)")
        connection.execute("CREATE INDEX serials ON rows (c30)")
        connection.execute("CREATE INDEX trackings ON rows (c35)")
        marks = ", ".join("?" * len(rows[0]))
        start = perf_counter()
        for first in range(0, len(rows), 100):  # as often committed as the import does
            connection.executemany(f"INSERT INTO rows VALUES ({marks})", rows[first : first + 100])
            connection.commit()
        return perf_counter() - start


def _import(context: AppContext, file: Path) -> tuple[float, list[float]]:
    done = threading.Event()
    scans: list[float] = []

    def scanning() -> None:
        while not done.is_set():
            start = perf_counter()
            scan(context.bench, "RMA-2026-004101-Z")
            scans.append(perf_counter() - start)
            sleep(_BETWEEN_SCANS)
        context.store.close_thread()

    bench = threading.Thread(target=scanning)
    bench.start()
    start = perf_counter()
    context.import_file(file)
    seconds = perf_counter() - start
    done.set()
    bench.join()
    return seconds, scans


def _peak_mb() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return round(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024, 1)
