"""The program put together: what it loads in the background, and what ends with it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.documents.pdfa import embedded_xml
from receiving_app.domain.people import Role
from receiving_app.domain.people_errors import NotAllowed, NotSignedIn
from receiving_app.domain.vocabulary import DocumentKind, FeeTreatment
from receiving_app.options import Options
from receiving_app.resources import resource_path
from receiving_app.sample_data import SAMPLE_DAY, SAMPLE_SUPERVISOR_CODE
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.people import add_person, make_first_administrator, sign_in, sign_out
from receiving_app.services.ports import Actor, Approval
from receiving_app.simulation import simulate
from tests.documents.pdfa import findings
from tests.documents.snapshots import missing_cable


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    opened = open_context(Options(str(tmp_path), today=SAMPLE_DAY))
    opened.install_sample()
    yield opened
    opened.close()


def test_a_credit_note_is_made_before_and_after_its_checks_are_loaded(context: AppContext) -> None:
    before = context.bench.documents.credit_note(missing_cable(), b"")
    context.bench.documents.prepare()
    after = context.bench.documents.credit_note(missing_cable(), b"")
    assert before == after
    assert embedded_xml(after.pdf) == after.xml
    assert findings(after.pdf) == []


def test_verify_holds_each_stored_xml_against_its_document(context: AppContext, tmp_path: Path) -> None:
    assert len(list(simulate(context.bench, 8, seed=3))) == 8
    assert list(context.problems()) == []
    with context.bench.reading() as uow:
        number = uow.credit_notes.latest(1)[0].number
    connection = sqlite3.connect(context.store.path)
    connection.execute("DROP TRIGGER documents_no_update")
    changed = "CAST(replace(CAST(xml AS TEXT), 'B1</ram:ID>', 'S1</ram:ID>') AS BLOB)"
    connection.execute(f"UPDATE documents SET xml = {changed} WHERE number = ?", (number,))
    connection.commit()
    connection.close()
    found = {(problem.kind, problem.subject, problem.detail) for problem in context.problems()}
    assert ("hash", number, "xml") in found
    assert ("xml", number, "the XML stored is not the one inside the PDF") in found


@pytest.mark.parametrize("treatment", FeeTreatment)
def test_every_kind_of_document_is_issued_and_verified(context: AppContext, treatment: FeeTreatment) -> None:
    with context.bench.writing() as uow:
        profile = uow.profiles.get()
        assert profile is not None
        uow.profiles.save(replace(profile, policy=replace(profile.policy, fee_treatment=treatment)))
        uow.commit()
    assert len(list(simulate(context.bench, 6, seed=3))) == 6
    with context.bench.reading() as uow:
        notes = [row.number for row in uow.credit_notes.latest(20) if row.kind is DocumentKind.CREDIT_NOTE]
    context.bench.documents.prepare()
    for number in notes:
        cancel_and_reissue(context.bench, number, Approval("Alix", SAMPLE_SUPERVISOR_CODE, "Erreur"))
    assert list(context.problems()) == []
    with context.bench.reading() as uow:
        stored = [uow.credit_notes.get(row.number) for row in uow.credit_notes.latest(50)]
    kinds = {one.note.kind: bool(one.xml) for one in stored if one is not None}
    statements = {
        kind: False
        for kind in (DocumentKind.DEBIT_STATEMENT, DocumentKind.STATEMENT_CANCELLATION)
        if treatment is FeeTreatment.SEPARATE
    }
    assert kinds == {DocumentKind.CREDIT_NOTE: True, DocumentKind.CANCELLATION: True, **statements}


def test_example_data_put_in_after_settings_were_saved_is_no_tampering(tmp_path: Path) -> None:
    opened = open_context(Options(str(tmp_path), today=SAMPLE_DAY))
    opened.install_defaults()
    save_profile(opened.bench, replace(load_profile(opened.bench), bench="3"))
    opened.install_sample()
    assert list(opened.problems()) == []
    opened.close()


def test_where_people_sign_in_the_program_goes_on_by_itself_and_the_window_does_not(
    context: AppContext, tmp_path: Path
) -> None:
    ana = make_first_administrator(context.bench, "Ana", "2749")
    lou = add_person(context.bench, "Lou", Role.OPERATOR, "8305")
    sign_in(context.bench, "Lou", "8305")
    returns = resource_path("catalogue", "retours_autorises.csv")
    catalogue = resource_path("catalogue", "catalogue.csv")
    with pytest.raises(NotAllowed):
        context.import_file(catalogue)
    with pytest.raises(NotAllowed):
        context.prepare_restore(tmp_path / "any", lambda: False)
    sign_out(context.bench)
    with pytest.raises(NotSignedIn):
        context.import_file(returns)
    assert context.deposit_next() is context.send_next() is None
    folder = tmp_path / "watched"
    folder.mkdir()
    shutil.copy(returns, folder)
    watched = context.watched_folder(folder)
    watched.look()  # a file is taken once it was seen twice the same
    taken = watched.look().taken
    assert context.unattended().bench.actor == Actor("opérateur", "1")
    assert (ana.number, lou.number, len(taken)) == (1, 2, 1)


def test_the_example_brings_no_supervisor_code_where_people_sign_in(tmp_path: Path) -> None:
    with closing(open_context(Options(str(tmp_path / "new"), today=SAMPLE_DAY))) as context:
        make_first_administrator(context.bench, "Ana", "2749")
        context.install_sample()
        assert load_profile(context.bench).sample
        assert not load_profile(context.bench).supervisor_hash
        assert list(context.problems()) == []
