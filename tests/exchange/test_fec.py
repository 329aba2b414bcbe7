"""Accounting entries against the rules of article A47 A-1: columns, characters, days, amounts, balance."""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.domain.credit_note_errors import SellerIncomplete
from receiving_app.domain.export_errors import MissingAccount
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.domain.period import Period
from receiving_app.exchange.fec import export_accounting, plain
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.ports import Bench
from tests.builders import TODAY
from tests.exchange.exporting import credit, every_kind

NOVEMBER = Period.month_of(TODAY)
# In the order of the decree, by hand: not those of the program.
DECREED = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
]
FILLED = set(DECREED) - {"CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise"}


def lines_of(path: Path) -> list[dict[str, str]]:
    # Read as bytes: a lone carriage return or a character outside the set must not be smoothed over.
    head, *lines = path.read_bytes().decode("iso8859-15").split("\r\n")[:-1]
    assert head.split("\t") == DECREED
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {len(DECREED)}
    return [dict(zip(DECREED, row, strict=True)) for row in rows]


@pytest.fixture
def exported(bench: Bench, store: SqliteStore, tmp_path: Path) -> Path:
    every_kind(bench, store)
    return export_accounting(bench, NOVEMBER, tmp_path).path


def test_the_name_is_siren_and_last_day(exported: Path) -> None:
    assert exported.name == "999820004FEC20261130.txt"
    assert [path.name for path in exported.parent.iterdir()] == [exported.name]


def test_every_line_keeps_the_columns_rules(exported: Path) -> None:
    for line in lines_of(exported):
        assert all(line[name] for name in FILLED)
        assert all(re.fullmatch(r"\d{8}", line[name]) for name in ("EcritureDate", "PieceDate", "ValidDate"))
        assert re.fullmatch(r"\d{3}[0-9A-Za-z]*", line["CompteNum"])
        assert all(re.fullmatch(r"\d+,\d{2}", line[name]) for name in ("Debit", "Credit"))
        assert "0,00" in (line["Debit"], line["Credit"])
        assert bool(line["CompAuxNum"]) == bool(line["CompAuxLib"]) == (line["CompteNum"] == "411000")
        assert not any("|" in cell or '"' in cell[:1] for cell in line.values())
        assert all(cell == cell.strip() for cell in line.values())


def test_every_entry_balances_and_entries_follow_the_order_of_issue(exported: Path) -> None:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines_of(exported):
        debit, credited = (Decimal(line[name].replace(",", ".")) for name in ("Debit", "Credit"))
        sums[line["EcritureNum"]] += debit - credited
        assert line["PieceRef"] == line["EcritureNum"]
    assert list(sums) == [
        *("AV-2026-000001", "AV-2026-000002", "AN-2026-000001"),
        *("AV-2026-000003", "RD-2026-000001"),
    ]
    assert set(sums.values()) == {Decimal(0)}


def test_the_whole_of_one_entry(exported: Path) -> None:
    rows = [tuple(line.values()) for line in lines_of(exported) if line["EcritureNum"] == "AV-2026-000001"]
    day, label = "20261123", "Avoir AV-2026-000001 Télécom Ouest SARL"

    def row(account: str, name: str, debit: str, credited: str, *customer: str) -> tuple[str, ...]:
        return (
            *("AV", "Avoirs clients", "AV-2026-000001", day, account, name, *(customer or ("", ""))),
            *("AV-2026-000001", day, label, debit, credited, "", "", day, "", ""),
        )

    assert rows == [
        row("707000", "Ventes de marchandises", "89,50", "0,00"),
        row("445710", "TVA collectée", "15,21", "0,00"),
        row("708800", "Frais de re-stockage", "0,00", "13,43"),
        row("411000", "Clients", "0,00", "91,28", "C1", "Télécom Ouest SARL"),
    ]


def test_names_lose_what_would_break_the_file_and_keep_their_accents(exported: Path) -> None:
    named = {line["EcritureNum"]: line for line in lines_of(exported) if line["CompAuxLib"]}
    assert named["AV-2026-000002"]["CompAuxNum"] == "C 2"
    assert named["AV-2026-000003"]["CompAuxLib"] == "Lódz Telecom 'VoIP' œuvre €"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("é œ €", "é œ €"),
        ("a\r\nb\tc|d", "a b c d"),
        ("1\u202f234", "1 234"),
        ("\x07", ""),
        ("ﬁn", "fin"),
        ("新A", "?A"),
    ],
)
def test_a_cell_is_one_line_of_the_files_characters(text: str, kept: str) -> None:
    assert plain(text).strip() == kept


def test_a_file_that_is_there_is_not_written_over(bench: Bench, store: SqliteStore, tmp_path: Path) -> None:
    credit(bench, store, 1)
    path = export_accounting(bench, NOVEMBER, tmp_path).path
    before = path.read_bytes()
    with pytest.raises(UnwritableFile) as refused:
        export_accounting(bench, NOVEMBER, tmp_path)
    assert refused.value.problem == "exists"
    assert path.read_bytes() == before
    with pytest.raises(UnwritableFile) as refused:
        export_accounting(bench, NOVEMBER, tmp_path / "absent")
    assert refused.value.problem == "no_folder"


def test_nothing_is_written_for_a_rate_without_accounts_or_a_company_without_siren(
    bench: Bench, store: SqliteStore, tmp_path: Path
) -> None:
    credit(bench, store, 1)
    profile = load_profile(bench)
    few = replace(profile.accounting, by_vat=profile.accounting.by_vat[1:])
    save_profile(bench, replace(profile, accounting=few))
    with pytest.raises(MissingAccount):
        export_accounting(bench, NOVEMBER, tmp_path)
    save_profile(bench, replace(profile, seller=replace(profile.seller, siren="")))
    with pytest.raises(SellerIncomplete):
        export_accounting(bench, NOVEMBER, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_same_documents_make_the_same_file(bench: Bench, store: SqliteStore, tmp_path: Path) -> None:
    every_kind(bench, store)
    contents = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        contents.append(export_accounting(bench, NOVEMBER, tmp_path / name).path.read_bytes())
    assert contents[0] == contents[1]
