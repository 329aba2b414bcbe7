"""The address of a database on a server: ``postgresql://user@host:5432/name``."""

from urllib.parse import parse_qs, quote, unquote, urlsplit, urlunsplit


def without_password(address: str) -> str:
    """Return an address as it may be shown: on screens, in errors, in logs."""
    parts = urlsplit(address)
    who, at, where = parts.netloc.rpartition("@")
    name = who.partition(":")[0]
    query = "&".join(one for one in parts.query.split("&") if not one.lower().startswith("password="))
    return urlunsplit((parts.scheme, f"{name}{at}{where}", parts.path, query, ""))


def with_password(address: str, password: str) -> str:
    """Return an address that holds a password, for a connection and nothing else."""
    parts = urlsplit(without_password(address))
    who, at, where = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{who}:{quote(password, safe='')}{at or '@'}{where}"))


def apart(address: str, password: str = "") -> tuple[str, str]:
    """Return an address without a password, and the password: the one given, or the one that stood in it."""
    parts = urlsplit(address)
    listed = parse_qs(parts.query).get("password", [""])[-1]
    return without_password(address), password or unquote(parts.password or "") or listed
