"""What is one machine's own: read as it was kept or written by hand, and held against the company's settings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.equipment import Equipment
from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.look import Look
from receiving_app.domain.own_choices import (
    CHOICES,
    LANGUAGES,
    MOTIONS,
    TEXT_SIZES,
    THEMES,
    OwnChoices,
    read_choices,
)
from receiving_app.domain.profile import Printers, Profile, Setup, SetupStep

COMPANY = Profile(
    language="fr",
    theme="light",
    text_size=125,
    motion="reduced",
    printers=Printers("Bureau", "Zebra"),
    watched_folder="/partage/arrivées",
)
ALL = OwnChoices("en", "dark", 200, "system", "", "Brother", "")
_text = st.none() | st.text()
_choices = st.builds(
    OwnChoices,
    language=st.none() | st.sampled_from(LANGUAGES),
    theme=st.none() | st.sampled_from(THEMES),
    text_size=st.none() | st.sampled_from(TEXT_SIZES),
    motion=st.none() | st.sampled_from(MOTIONS),
    document_printer=_text,
    label_printer=_text,
    watched_folder=_text,
)


def test_as_long_as_nothing_was_chosen_the_company_s_settings_count() -> None:
    assert Equipment.of(COMPANY, OwnChoices()) == Equipment(
        Look("fr", "light", 125, "reduced"), Printers("Bureau", "Zebra"), "/partage/arrivées"
    )


def test_what_was_chosen_counts_also_where_none_was_chosen_on_purpose() -> None:
    assert Equipment.of(COMPANY, ALL) == Equipment(
        Look("en", "dark", 200, "system"), Printers("", "Brother"), ""
    )


def test_each_choice_counts_for_itself() -> None:
    before = Equipment.of(COMPANY, OwnChoices())
    after = Equipment.of(COMPANY, OwnChoices(label_printer=""))
    assert after == replace(before, printers=Printers("Bureau", ""))


def test_a_label_comes_out_of_the_printer_of_documents_where_there_is_none_for_labels() -> None:
    assert Printers("Bureau", "Zebra").of_labels == "Zebra"
    assert Printers("Bureau").of_labels == "Bureau"
    assert Printers().of_labels == ""


def test_the_set_up_that_is_left_is_the_company_s() -> None:
    assert Look.of(replace(COMPANY, setup=Setup((SetupStep.FEES,))), ALL).setup_left


@given(_choices)
def test_what_is_kept_as_text_is_read_back(choices: OwnChoices) -> None:
    assert read_choices(choices.texts()) == (choices, ())


@given(_choices, _choices)
def test_what_differs_from_what_was_seen_is_what_was_chosen(before: OwnChoices, after: OwnChoices) -> None:
    seen, wanted = Equipment.of(COMPANY, before), Equipment.of(COMPANY, after)
    changed = wanted.chosen_over(seen)
    kept, _ = read_choices(before.texts() | changed.texts())
    assert Equipment.of(COMPANY, kept) == wanted
    assert wanted.chosen_over(wanted) == OwnChoices()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"text_size": 150}, OwnChoices(text_size=150)),
        ({"text_size": "150"}, OwnChoices(text_size=150)),
        ({"name": "Quai", "installation": "a", "later": "x"}, OwnChoices()),
    ],
)
def test_what_somebody_wrote_by_hand_is_read_where_it_can_be(
    written: dict[str, object], read: OwnChoices
) -> None:
    assert read_choices(written) == (read, ())


@pytest.mark.parametrize(
    "written",
    [
        {"theme": "pink"},
        {"theme": ["dark"]},
        {"language": "de"},
        {"motion": True},
        {"text_size": 130},
        {"text_size": 125.0},
        {"document_printer": 5},
        {"label_printer": {"name": "Zebra"}},
        {"watched_folder": False},
    ],
)
def test_what_cannot_be_counts_as_not_chosen_and_is_named(written: dict[str, object]) -> None:
    good = {"label_printer": "Zebra"} if "label_printer" not in written else {"theme": "dark"}
    choices, lost = read_choices(written | good)
    assert lost == tuple(written)
    assert choices == read_choices(good)[0]


@pytest.mark.parametrize("name", ["document_printer", "label_printer", "watched_folder"])
def test_a_name_that_is_no_text_is_refused(name: str) -> None:
    assert name in CHOICES
    chosen = Equipment.of(Profile(), read_choices({name: "\ud800"})[0])
    with pytest.raises(InvalidSetting) as refused:
        chosen.check()
    assert refused.value.data() == {"what": name, "problem": "unprintable"}
    Equipment.of(COMPANY, ALL).check()
