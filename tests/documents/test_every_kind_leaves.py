"""Every kind of document is printed and marked as it was issued: credit note, statement, and what takes them back."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from receiving_app.domain.profile import Policy
from receiving_app.domain.vocabulary import DocumentKind, FeeTreatment
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.deliveries import queue_print
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.services.print_after_issue import print_next
from receiving_app.services.reprint import stored_credit_note
from receiving_app.wiring.documents import LazyDocuments
from tests.builders import RMA, a_case, an_approval
from tests.data.stores import a_real_bench, make_store, writing
from tests.documents.reading import fonts, page_texts
from tests.fakes_sending import FakePrinter
from tests.services.issuing import inspect

NUMBERS = {
    DocumentKind.CREDIT_NOTE: "AV-2026-000001",
    DocumentKind.DEBIT_STATEMENT: "RD-2026-000001",
    DocumentKind.CANCELLATION: "AN-2026-000001",
    DocumentKind.STATEMENT_CANCELLATION: "RD-2026-000002",
}
TITLES = {
    DocumentKind.CREDIT_NOTE: "AVOIR",
    DocumentKind.DEBIT_STATEMENT: "RELEVÉ",
    DocumentKind.CANCELLATION: "ANNULATION",
    DocumentKind.STATEMENT_CANCELLATION: "ANNULATION",
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A bench on which one document of each kind was issued, with real pages."""
    with closing(make_store(tmp_path_factory.mktemp("kinds"))) as store:
        made = replace(a_real_bench(store, a_case()), documents=LazyDocuments())
        with writing(store) as uow:
            known = uow.profiles.get()
            assert known is not None
            policy = Policy(fee_treatment=FeeTreatment.SEPARATE)
            uow.profiles.save(replace(known, policy=policy))
            uow.commit()
        inspect(made, RMA)
        conclude(made, RMA)
        cancel_and_reissue(made, NUMBERS[DocumentKind.CREDIT_NOTE], an_approval())
        yield made


@pytest.mark.parametrize("kind", DocumentKind)
def test_the_stored_bytes_are_printed_once_and_every_later_copy_is_marked(
    bench: Bench, kind: DocumentKind
) -> None:
    number, printer = NUMBERS[kind], FakePrinter()
    stored = stored_credit_note(bench, number)
    assert stored.note.kind is kind
    for _time in range(2):
        queue_print(bench, number)
        printed = print_next(bench, printer)
        assert printed is not None
        assert printed.done
    (_, original), (_, copy) = printer.taken
    assert original == stored.pdf
    before, after = page_texts(original), page_texts(copy)
    assert TITLES[kind] in before[0].upper()
    assert number in before[0]
    assert [page for page in before if "DUPLICATA" in page] == []
    assert [page for page in after if "DUPLICATA" not in page] == []
    for pdf in (original, copy):
        assert all(font.Embedded for font in fonts(pdf))
