"""Addresses of a server as people write them: what is shown of them, and what libpq is given."""

import pytest
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Conninfo

from receiving_app.data.postgres.address import (
    OPTIONS,
    apart,
    require_readable,
    with_password,
    without_password,
)
from receiving_app.data.postgres.connection import connect
from receiving_app.data.postgres.server import PostgresStore
from receiving_app.domain.server_errors import AddressUnreadable, OptionNotTaken, PasswordInAddress
from receiving_app.wording import in_language

HARD = "pä@ss:w/rd#1?%&= x"

SHOWN = [
    ("postgresql://sam:s3cret@server.lan:5433/reception", "postgresql://sam@server.lan:5433/reception"),
    ("postgresql://server.lan/reception", "postgresql://server.lan/reception"),
    (
        "postgresql://sam@server.lan/reception?sslmode=verify-full&password=s3cret",
        "postgresql://sam@server.lan/reception?sslmode=verify-full",
    ),
    (
        "postgres://sam:s3cret@one.lan,two.lan:5433/reception?Passw%6Frd=s3cret&sslpassword=s3cret",
        "postgres://sam@one.lan,two.lan:5433/reception",
    ),
    # A socket of this machine, in every form that libpq knows.
    ("postgresql:///reception?host=/run/postgresql", "postgresql:///reception?host=/run/postgresql"),
    ("postgresql://sam:s3cret@/reception?host=/run/pg", "postgresql://sam@/reception?host=/run/pg"),
    ("postgresql://sam@%2Frun%2Fpostgresql/reception", "postgresql://sam@%2Frun%2Fpostgresql/reception"),
    ("postgresql://:s3cret@/reception", "postgresql:///reception"),
    ("postgresql://[fe80::1]:5432/reception", "postgresql://[fe80::1]:5432/reception"),
]


@pytest.mark.parametrize(("written", "shown"), SHOWN)
def test_an_address_is_shown_without_its_password_and_is_still_one(written: str, shown: str) -> None:
    assert without_password(written) == shown
    assert apart(written)[0] == shown
    assert apart(written)[1] == ("s3cret" if "s3cret" in written else "")
    conninfo_to_dict(shown)


@pytest.mark.parametrize(("written", "shown"), SHOWN)
def test_any_password_goes_with_any_address(written: str, shown: str) -> None:
    # As libpq itself reads it.
    read = conninfo_to_dict(with_password(written, HARD))
    assert read["password"] == HARD
    assert {**conninfo_to_dict(shown), "password": HARD} == {k: v for k, v in read.items() if v}


@pytest.mark.parametrize(
    "option",
    [
        "options=-csearch_path%3Dx",
        "service=x",
        "replication=true",
        "sslkeylogfile=/tmp/k",
        "Con%6Eect_timeout=9",
    ],
)
def test_an_option_that_undoes_what_the_program_relies_on_is_refused_by_its_name(option: str) -> None:
    written = f"postgresql://sam:s3cret@server.lan/reception?sslmode=require&{option}"
    for read in (apart, PostgresStore):
        with pytest.raises(OptionNotTaken) as refused:
            read(written)
        assert refused.value.option == option.partition("=")[0].replace("%6E", "n")
        assert "s3cret" not in str(refused.value)
    for language in ("fr", "en"):
        assert "sslmode" in in_language(language).error(refused.value).next_step


@pytest.mark.parametrize(
    "option", sorted(OPTIONS & {one.keyword.decode() for one in Conninfo.get_defaults()})
)
def test_each_option_that_is_taken_reaches_libpq(option: str) -> None:
    written = f"postgresql:///reception?{option}=1"
    require_readable(written)
    assert conninfo_to_dict(written)[option] == "1"


@pytest.mark.parametrize("sign", ["@", "/", "?", "#", "%", " ", "%2"])
def test_a_password_whose_signs_an_address_has_for_itself_is_refused_unseen(sign: str) -> None:
    written = f"postgresql://sam:s3{sign}cr@et@server.lan/reception"
    for read in (apart, PostgresStore):
        with pytest.raises(PasswordInAddress) as refused:
            read(written)
        assert "cr" not in str(refused.value)


@pytest.mark.parametrize("sign", ["@", "/", "?", "#", "%", " "])
def test_one_such_sign_alone_is_enough(sign: str) -> None:
    with pytest.raises(PasswordInAddress):
        apart(f"postgresql://sam:s3{sign}cret@server.lan/reception")


@pytest.mark.parametrize(
    "options",
    ["password=ab&s3cret", "sslpassword=ab&s3cret=1", "sslmode=require&Passw%6Frd=ab&s3cret&sslmode=require"],
)
def test_a_password_that_seems_to_hold_an_option_is_refused_unseen(options: str) -> None:
    with pytest.raises(PasswordInAddress):
        require_readable(f"postgresql://server.lan/reception?{options}")


def test_an_option_that_is_none_is_named() -> None:
    with pytest.raises(AddressUnreadable, match="sslmod"):
        connect("postgresql://sam:s3cret@server.lan/reception?sslmod=require")


def test_what_is_no_address_is_refused_unseen() -> None:
    for written in ("server.lan/reception", "host=server.lan password=s3cret dbname=reception"):
        with pytest.raises(AddressUnreadable) as refused:
            apart(written)
        assert "s3cret" not in str(refused.value)
