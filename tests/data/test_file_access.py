"""The database lies on a disk of this machine, and nobody but its owner reads it."""

import os
import sys
from pathlib import Path

import pytest

from receiving_app.app_context import open_context
from receiving_app.data.file_access import mend_permissions, refuse_network_share
from receiving_app.domain.backups import NetworkShare
from receiving_app.options import Options

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux' list of mounts")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")


def _mounts(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "mounts"
    file.write_text("/dev/sda1 / ext4 rw 0 0\n" + "".join(f"{line}\n" for line in lines), "utf-8")
    return file


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@LINUX
@pytest.mark.parametrize("system", ["nfs4", "cifs", "smb3", "fuse.sshfs", "vboxsf"])
def test_a_database_on_a_network_share_is_refused_with_the_kind(tmp_path: Path, system: str) -> None:
    share = tmp_path / "mon partage"
    mounts = _mounts(tmp_path, f"nas:/rma {str(share).replace(' ', chr(92) + '040')} {system} rw 0 0")
    with pytest.raises(NetworkShare) as refused:
        refuse_network_share(share / "data" / "reception.sqlite3", mounts)
    assert refused.value.system == system
    refuse_network_share(tmp_path / "reception.sqlite3", mounts)


@LINUX
def test_a_link_to_a_network_share_is_seen_through(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    with pytest.raises(NetworkShare):
        refuse_network_share(tmp_path / "link" / "x.sqlite3", _mounts(tmp_path, f"nas:/ {share} nfs rw 0 0"))


@LINUX
def test_a_disk_mounted_inside_or_over_a_share_is_a_disk(tmp_path: Path) -> None:
    share = tmp_path / "share"
    lines = (f"nas:/ {share} nfs rw 0 0", f"/dev/sdb1 {share}/local ext4 rw 0 0")
    refuse_network_share(share / "local" / "x.sqlite3", _mounts(tmp_path, *lines))
    refuse_network_share(share / "x.sqlite3", _mounts(tmp_path, lines[0], f"/dev/sdb1 {share} ext4 rw 0 0"))


@LINUX
def test_a_neighbour_whose_name_begins_alike_is_no_share(tmp_path: Path) -> None:
    refuse_network_share(
        tmp_path / "share2" / "x.sqlite3", _mounts(tmp_path, f"n:/ {tmp_path}/share nfs rw 0 0")
    )


@LINUX
def test_where_nothing_tells_what_is_mounted_nothing_is_refused(tmp_path: Path) -> None:
    refuse_network_share(tmp_path / "x.sqlite3", tmp_path / "absent")


def test_the_machines_own_disk_is_accepted(tmp_path: Path) -> None:
    refuse_network_share(tmp_path / "x.sqlite3")


def test_opening_on_a_network_share_needs_to_be_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise NetworkShare(str(path), "nfs")

    monkeypatch.setattr("receiving_app.wiring.stores.refuse_network_share", refuse)
    with pytest.raises(NetworkShare):
        open_context(Options(data_dir=str(tmp_path)))
    open_context(Options(data_dir=str(tmp_path), network_share=True)).close()


@POSIX
def test_what_others_could_read_is_mended_at_the_next_opening(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    options = Options(data_dir=str(folder))
    open_context(options).close()
    database = folder / "reception.sqlite3"
    folder.chmod(0o755)
    database.chmod(0o664)
    context = open_context(options)
    assert (_mode(folder), _mode(database)) == (0o700, 0o600)
    with context.bench.reading():
        pass
    beside = [path for path in folder.iterdir() if path.name.startswith("reception.sqlite3-")]
    assert beside
    assert {_mode(path) for path in beside} == {0o600}
    context.close()


@POSIX
def test_a_database_elsewhere_is_mended_and_its_folder_is_somebody_elses_matter(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o755)
    elsewhere.chmod(0o755)
    database = elsewhere / "x.sqlite3"
    database.write_bytes(b"")
    database.chmod(0o644)
    assert mend_permissions(tmp_path / "data", database) == ()
    assert (_mode(elsewhere), _mode(database)) == (0o755, 0o600)


@POSIX
def test_what_only_its_owner_can_mend_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "x.sqlite3"
    database.write_bytes(b"")
    database.chmod(0o644)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(1, "not the owner")

    monkeypatch.setattr(os, "chmod", refuse)
    assert mend_permissions(tmp_path / "data", database) == (str(database),)
