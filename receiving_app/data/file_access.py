"""Where the database lies and who may read it: no network share, and nobody but its owner."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from receiving_app.domain.backups import NetworkShare

_FOLDER, _FILE = 0o700, 0o600
_BESIDE = ("", "-wal", "-shm", "-journal")
_MOUNTS = Path("/proc/mounts")
_SHARES = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "ceph", "glusterfs", "lustre"}
    | {"beegfs", "gpfs", "webdav", "davfs", "smb2", "ocfs2", "gfs2", "orangefs", "moosefs"}
    # Folders that a virtual machine shares with its host, and through it with other machines.
    | {"vboxsf", "prl_fs", "fuse.vmhgfs-fuse"}
    | {f"fuse.{name}" for name in ("sshfs", "davfs", "glusterfs", "ceph", "rclone", "s3fs", "smbnetfs")}
    | {"fuse.gvfsd-fuse"}
)
_LONG_UNC = "\\\\?\\UNC\\"
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_ESCAPES = {r"\040": " ", r"\011": "\t", r"\012": "\n", r"\134": "\\"}


def refuse_network_share(path: Path, mounts: Path = _MOUNTS) -> None:
    """Refuse a database on a network share: locks do not hold there, and two benches would destroy it.

    Args:
        path: of the database, which need not exist yet.
        mounts: Linux' list of what is mounted where.

    Raises:
        NetworkShare: it is one, naming the kind.
    """
    if sys.platform == "win32":
        system = _windows_share(str(path.absolute()))
    elif sys.platform == "darwin":
        system = _mac_share(path)
    else:
        system = _linux_share(path, mounts)
    if system:
        raise NetworkShare(str(path), system)


def _linux_share(path: Path, mounts: Path) -> str:
    """Return the kind of share that a path lies on; empty for a disk, and where nothing tells."""
    place = path.resolve()
    with suppress(OSError):
        place.parent.stat()  # what is mounted at the first look at it is in the list only after that
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    longest, found = -1, ""
    for line in lines:
        _, point, system, *_ = line.split(" ")
        for written, meant in _ESCAPES.items():
            point = point.replace(written, meant)
        # The last one mounted on a place is the one seen there.
        if place.is_relative_to(point) and len(point) >= longest:
            longest, found = len(point), system
    return found if found in _SHARES else ""


def _windows_share(path: str) -> str:
    import ctypes

    if path.upper().startswith(_LONG_UNC):
        return "UNC"
    if path.startswith(("\\\\", "//")) and not path.startswith(("\\\\?\\", "\\\\.\\")):
        return "UNC"
    path = path.removeprefix("\\\\?\\")
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy knows it on Windows only
    return "drive" if kernel.GetDriveTypeW(path[:2] + "\\") == _REMOTE_DRIVE else ""


def _mac_share(path: Path) -> str:
    """Ask ``mount``'s own source: the flag MNT_LOCAL and the name of the file system."""
    import ctypes

    existing = next((one for one in (path, *path.absolute().parents) if one.exists()), Path("/"))
    answer = ctypes.create_string_buffer(4096)
    if ctypes.CDLL(None).statfs(os.fsencode(existing), answer) != 0:
        return ""
    # struct statfs with 64-bit inodes: f_flags at 64, f_fstypename (16 bytes) at 72.
    local = int.from_bytes(answer.raw[64:68], "little") & 0x1000
    return "" if local else answer.raw[72:88].split(b"\0")[0].decode("ascii", "replace")


def mend_permissions(folder: Path, database: Path) -> tuple[str, ...]:
    """Take from others what only the owner should read or write; return what could not be mended.

    The folder is the program's own where the database lies in it; a file elsewhere is mended alone.
    """
    if sys.platform == "win32":
        return ()  # the user's profile is private there, and modes say nothing
    wanted = [(Path(f"{database}{suffix}"), _FILE) for suffix in _BESIDE]
    if database.absolute().parent == folder.absolute():
        wanted.append((folder, _FOLDER))
    return tuple(str(path) for path, mode in wanted if not _mended(path, mode))


def _mended(path: Path, most: int) -> bool:
    with suppress(FileNotFoundError):
        try:
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & ~most:
                path.chmod(mode & most)
        except PermissionError:
            return False
    return True
