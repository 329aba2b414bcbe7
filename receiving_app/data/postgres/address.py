"""The address of a database on a server: ``postgresql://user@host:5432/name``, or a socket in its ``host=``."""

import re
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from receiving_app.domain.server_errors import AddressUnreadable, OptionNotTaken, PasswordInAddress

_SCHEMES = ("postgresql", "postgres")
_SECRETS = ("password", "sslpassword")
OPTIONS = frozenset(
    {
        *("host", "hostaddr", "port", "user", "dbname", "passfile", *_SECRETS),
        *("sslmode", "sslnegotiation", "sslrootcert", "sslcert", "sslkey", "sslcrl", "sslcrldir", "sslsni"),
        *("ssl_min_protocol_version", "ssl_max_protocol_version", "channel_binding", "require_auth"),
        *("gssencmode", "krbsrvname", "gsslib", "gssdelegation", "requirepeer"),
    }
)
"""What an address may say: where the server is, who comes, and how the connection is protected.

The others of libpq are the program's own (time limits, encoding), or undo what it relies on: ``options`` sets
what a session promises, ``service`` brings an address that nobody sees, ``replication`` speaks another language,
``sslkeylogfile`` gives the connection's keys away.
"""
_SIGNS = re.compile(r"[\s#]|%(?![0-9a-fA-F]{2})")


def require_readable(address: str) -> None:
    """Refuse an address in which a password could not be told from the rest.

    A sign of a password that means something in an address (``@ / ? # %``) would let a part of it
    pass for the server's name, and be shown.

    Raises:
        AddressUnreadable, PasswordInAddress: without any of its text.
        OptionNotTaken: an option is none of ``OPTIONS``.
    """
    parts = urlsplit(address)
    if parts.scheme not in _SCHEMES:
        raise AddressUnreadable("postgresql://…", "postgresql://")
    who, _, _ = parts.netloc.rpartition("@")
    outside = f"{parts.path}{parts.query}"
    if "@" in who or "@" in outside or _SIGNS.search(address):
        raise PasswordInAddress
    options = [unquote(one.partition("=")[0]) for one in parts.query.split("&") if one]
    unknown = next((option for option in options if option.lower() not in OPTIONS), None)
    if unknown is None:
        return
    # Behind a password it may be the rest of that, which holds the sign between two options.
    if any(option.lower() in _SECRETS for option in options):
        raise PasswordInAddress
    raise OptionNotTaken(without_password(address), unknown)


def without_password(address: str) -> str:
    """Return an address as it may be shown: on screens, in errors, in logs."""
    parts = urlsplit(address)
    who, at, where = parts.netloc.rpartition("@")
    name = who.partition(":")[0]
    query = "&".join(
        one for one in parts.query.split("&") if unquote(one.partition("=")[0]).lower() not in _SECRETS
    )
    return _joined(parts._replace(netloc=f"{name}{at if name else ''}{where}", query=query))


def with_password(address: str, password: str) -> str:
    """Return an address that holds a password, for a connection and nothing else."""
    parts = urlsplit(without_password(address))
    who, _, where = parts.netloc.rpartition("@")
    return _joined(parts._replace(netloc=f"{who}:{quote(password, safe='')}@{where}"))


def apart(address: str, password: str = "") -> tuple[str, str]:
    """Return an address without a password, and the password: the one given, or the one that stood in it.

    Raises:
        AddressUnreadable, PasswordInAddress: they cannot be told apart.
    """
    require_readable(address)
    parts = urlsplit(address)
    listed = parse_qs(parts.query).get("password", [""])[-1]
    return without_password(address), password or unquote(parts.password or "") or listed


def _joined(parts: SplitResult) -> str:
    # ``urlunsplit`` leaves out the slashes before an empty server, which is how a socket is named.
    return f"{parts.scheme}://{parts.netloc}{parts.path}{f'?{parts.query}' if parts.query else ''}"
