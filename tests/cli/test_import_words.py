"""What ``import`` says of files as offices really send them, in both languages."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.files import OTHER_RMA, a_row, csv_text

ROOT = Path(__file__).resolve().parents[2]
HEADER, ROW, _ = csv_text([a_row()]).split("\r\n")


def run(folder: Path, file: Path, *more: str, language: str = "fr") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(folder / "data")]
    command += ["--language", language, "--today", "2026-11-23", "import", str(file), *more]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


def test_unicode_text_from_excel_is_read_and_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "retours.txt"
    file.write_bytes(csv_text([a_row()], "\t").encode("utf-16"))
    french, english = run(tmp_path, file), run(tmp_path, file, language="en")
    assert (french.returncode, english.returncode) == (0, 0)
    assert "Fichier lu en UTF-16, séparateur : tabulation." in french.stdout
    assert "File read as UTF-16, separator: tab." in english.stdout


def test_excels_separator_line_and_rows_of_separators_cost_nothing(tmp_path: Path) -> None:
    file = tmp_path / "retours.csv"
    file.write_bytes("\r\n".join(["sep=;", HEADER, ";;;;", ROW, ";" * 36, ""]).encode("cp1252"))
    done = run(tmp_path, file)
    assert done.returncode == 0
    assert "Lignes lues : 1. Retours créés : 1" in done.stdout
    assert "Fichier lu en Windows-1252, séparateur : point-virgule." in done.stdout


@pytest.mark.parametrize("language", ["fr", "en"])
def test_only_what_there_is_to_name_is_named(tmp_path: Path, language: str) -> None:
    rows = [HEADER, "RMA;deux", ROW, ROW, ROW.replace("89,50", ""), ROW.replace("GRP2614", "GRP 2614")]
    file = tmp_path / "retours.csv"
    file.write_text("\r\n".join([*rows, ""]), "utf-8", newline="")
    done = run(tmp_path, file, language=language)
    assert done.returncode == 1
    says = {"fr": ("Ligne 2 : La ligne", "Ligne 5, colonne « prix_unitaire_ht » : La colonne", " : 1.")}
    says["en"] = ("Line 2: The line", "Line 5, column “prix_unitaire_ht”: The column", ": 1.")
    assert all(words in done.stdout for words in says[language])
    assert not any(nothing in done.stdout for nothing in ("«  »", "“”", "{", "un référence"))


def test_two_returns_that_contradict_each_other_are_named_on_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "retours.csv"
    file.write_text(csv_text([a_row()]), "utf-8", newline="")
    assert run(tmp_path, file).returncode == 0
    file.write_text(csv_text([a_row(numero_rma=OTHER_RMA, prix_unitaire_ht="80")]), "utf-8", newline="")
    done = run(tmp_path, file)
    assert done.returncode == 1
    assert "La facture FA-2026-29432, ligne 1, a 89,5 dans « prix_unitaire_ht »" in done.stdout
    assert "RMA-2026-004101-Z" in done.stdout
