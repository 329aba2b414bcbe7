"""The address of a database on a server: ``postgresql://user@host:5432/name``."""

from urllib.parse import urlsplit, urlunsplit

SCHEMES = ("postgresql://", "postgres://")


def is_address(chosen: str) -> bool:
    """Tell whether what names a database is a server's address, and no file."""
    return chosen.lower().startswith(SCHEMES)


def without_password(address: str) -> str:
    """Return an address as it may be shown: on screens, in errors, in logs."""
    parts = urlsplit(address)
    who, at, where = parts.netloc.rpartition("@")
    name = who.partition(":")[0]
    query = "&".join(one for one in parts.query.split("&") if not one.lower().startswith("password="))
    return urlunsplit((parts.scheme, f"{name}{at}{where}", parts.path, query, ""))
