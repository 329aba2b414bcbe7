"""The platform's folder on a real disk: whole files only, never over another, and what is wrong said."""

import hashlib
import os
from pathlib import Path

import pytest

from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.exchange.deposit_folder import DepositFolder

NAME, CONTENT = "AV-2026-000001", b"%PDF whole"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def prepared(folder: Path) -> str:
    return DepositFolder().prepare(str(folder), NAME, CONTENT)


def test_the_file_has_its_name_only_once_it_is_whole(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    assert names(tmp_path) == [f".{NAME}.pdf.part"]
    DepositFolder().publish(path, SHA256)
    assert names(tmp_path) == [f"{NAME}.pdf"]
    assert Path(path).read_bytes() == CONTENT


def test_publishing_again_does_nothing_the_platform_may_have_taken_it(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    DepositFolder().publish(path, SHA256)
    Path(path).unlink()
    DepositFolder().publish(path, SHA256)
    assert names(tmp_path) == []


def test_a_preparation_that_was_cut_off_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.pdf.part").write_bytes(b"%PDF ha")
    DepositFolder().publish(prepared(tmp_path), SHA256)
    assert (tmp_path / f"{NAME}.pdf").read_bytes() == CONTENT


def test_the_same_file_that_is_there_already_is_left_and_another_one_is_not_written_over(
    tmp_path: Path,
) -> None:
    there = tmp_path / f"{NAME}.pdf"
    there.write_bytes(CONTENT)
    DepositFolder().publish(prepared(tmp_path), SHA256)
    assert names(tmp_path) == [there.name]
    there.write_bytes(b"another")
    with pytest.raises(DeliveryFailed) as refused:
        DepositFolder().publish(prepared(tmp_path), SHA256)
    assert (refused.value.reason, refused.value.final) == ("exists", True)
    assert (names(tmp_path), there.read_bytes()) == ([there.name], b"another")


def test_a_folder_that_is_not_there_is_never_made(tmp_path: Path) -> None:
    away = tmp_path / "share"
    with pytest.raises(DeliveryFailed) as refused:
        prepared(away)
    assert (refused.value.reason, refused.value.final) == ("no_folder", False)
    with pytest.raises(DeliveryFailed) as refused:
        DepositFolder().publish(str(away / f"{NAME}.pdf"), SHA256)
    assert refused.value.reason == "no_folder"
    assert names(tmp_path) == []


def test_a_folder_that_is_not_seen_here_may_be_seen_elsewhere(tmp_path: Path) -> None:
    box, away = DepositFolder(), tmp_path / "share"
    for attempt in (
        lambda: box.require(str(away)),
        lambda: box.prepare(str(away), NAME, CONTENT),
        lambda: box.publish(str(away / f"{NAME}.pdf"), SHA256),
    ):
        with pytest.raises(DeliveryFailed) as refused:
            attempt()
        assert (refused.value.reason, refused.value.here) == ("no_folder", True)
    away.mkdir()
    box.require(str(away))
    assert box.folder_of(prepared(away)) == str(away)


def test_a_folder_that_is_not_ours_to_write_in_may_be_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = prepared(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_asked: False)
    for attempt in (
        lambda: DepositFolder().require(str(tmp_path)),
        lambda: DepositFolder().publish(path, SHA256),
    ):
        with pytest.raises(DeliveryFailed) as refused:
            attempt()
        assert (refused.value.reason, refused.value.here) == ("unwritable", True)
    # What was prepared is left for whoever may.
    assert names(tmp_path) == [f".{NAME}.pdf.part"]


def test_what_hinders_everybody_is_no_matter_of_this_bench(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    Path(path).write_bytes(b"another")
    with pytest.raises(DeliveryFailed) as refused:
        DepositFolder().publish(path, SHA256)
    assert not refused.value.here


@pytest.mark.parametrize(
    ("error", "reason"), [(28, "full"), (122, "full"), (30, "unwritable"), (13, "unwritable")]
)
def test_a_disk_that_refuses_leaves_nothing_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, reason: str
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DeliveryFailed) as refused:
        prepared(tmp_path)
    assert (refused.value.reason, refused.value.final) == (reason, False)
    assert str(tmp_path) in refused.value.detail
    assert names(tmp_path) == []


def test_a_name_with_a_slash_stays_in_the_folder(tmp_path: Path) -> None:
    path = DepositFolder().prepare(str(tmp_path), "../AV/x", CONTENT)
    assert Path(path).parent == tmp_path
