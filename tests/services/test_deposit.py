"""Deposits: prepared, stored, named in one step; nothing lost and nothing twice, whenever it stops."""

import hashlib

import pytest

from receiving_app.domain.sending import Channel, Delivery, Unable
from receiving_app.domain.sending_errors import DeliveryClosed, DeliveryFailed
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.deliveries import cancel, mark_deposited, put_back, take_next, try_again
from receiving_app.services.deposit import deposit_next
from tests.builders import an_approval
from tests.fakes_sending import FakeBox
from tests.services.sending import NUMBER, after_issue, only, set_up

PATH = f"/depot/{NUMBER}.pdf"


def test_an_issued_document_is_deposited_byte_for_byte() -> None:
    bench, box = after_issue(deposit_folder="/depot"), FakeBox()
    done = deposit_next(bench, box)
    assert done is not None
    pdf = bench.store.documents[0].pdf
    assert box.files == {PATH: pdf}
    assert (done.state, done.target, done.evidence) == ("done", PATH, hashlib.sha256(pdf).hexdigest())
    assert (bench.acts[-1], bench.store.entries[-1].facts["file"]) == ("deposited", PATH)
    assert deposit_next(bench, box) is None


@pytest.mark.parametrize("step", ["prepare", "publish"])
@pytest.mark.parametrize("reason", ["full", "no_folder", "unwritable"])
def test_a_folder_that_is_away_or_full_is_said_and_tried_again(step: str, reason: str) -> None:
    bench = after_issue(deposit_folder="/depot")
    box = FakeBox({step: DeliveryFailed(reason, "/depot")})
    failed = deposit_next(bench, box)
    assert failed is not None
    assert (failed.state, failed.reason, failed.evidence, failed.target) == ("waiting", reason, "", "")
    assert deposit_next(bench, box) is None
    bench.clock.wait(minutes=2)
    done = deposit_next(bench, box)
    assert done is not None
    assert (done.state, done.attempts, list(box.files)) == ("done", 2, [PATH])


@pytest.mark.parametrize("reason", ["no_folder", "unwritable"])
def test_a_folder_that_is_lost_while_it_is_written_to_counts_as_no_attempt(reason: str) -> None:
    bench = after_issue(deposit_folder="/depot")
    box = FakeBox({"prepare": DeliveryFailed(reason, "/depot", here=True)})
    unable, acts = deposit_next(bench, box), bench.acts
    assert isinstance(unable, Unable)
    assert (unable.channel, unable.reason, unable.detail) == ("deposit", reason, "/depot")
    assert unable.delivery == only(bench)
    assert (unable.delivery.state, unable.delivery.attempts, unable.delivery.evidence) == ("waiting", 0, "")
    assert bench.acts == acts
    done = deposit_next(bench, box)
    assert isinstance(done, Delivery)
    assert (done.state, done.attempts, list(box.files)) == ("done", 1, [PATH])


def test_one_that_was_prepared_and_not_looked_at_goes_on_from_what_is_known() -> None:
    bench = after_issue(deposit_folder="/depot")
    box = FakeBox({"publish": DeliveryFailed("no_folder", "/depot", here=True)})
    unable = deposit_next(bench, box)
    assert isinstance(unable, Unable)
    assert (unable.delivery.target, unable.delivery.evidence != "") == (PATH, True)
    box.files[PATH] = box.hidden.pop(PATH)  # it had its name all the same, and the platform takes it
    box.files.clear()
    done = deposit_next(bench, box)
    assert isinstance(done, Delivery)
    assert (done.state, box.files, box.hidden) == ("done", {}, {})


def test_what_goes_to_a_folder_that_is_not_seen_here_holds_up_nothing_else() -> None:
    bench = after_issue(deposit_folder="/old")
    box_of_old = FakeBox({"publish": DeliveryFailed("no_folder", "/old", here=True)})
    assert isinstance(deposit_next(bench, box_of_old), Unable)  # prepared in the old folder
    set_up(bench, deposit_folder="/new")
    cancel_and_reissue(bench, NUMBER, an_approval())
    here = FakeBox(away={"/old"})
    done = deposit_next(bench, here)
    while isinstance(again := deposit_next(bench, here), Delivery):
        done = again
    assert isinstance(done, Delivery)
    assert done.state == "done"
    assert isinstance(again, Unable)
    assert (again.delivery.document, again.reason) == (NUMBER, "no_folder")
    assert {path.rpartition("/")[0] for path in here.files} == {"/new"}
    # A person gives it up and asks for it again: it begins anew, in the folder of now.
    cancel(bench, again.delivery.id)
    try_again(bench, again.delivery.id)
    last = deposit_next(bench, here)
    assert isinstance(last, Delivery)
    assert last.target == f"/new/{NUMBER}.pdf"


def test_a_folder_that_is_away_is_looked_for_once_however_many_wait() -> None:
    bench = after_issue(deposit_folder="/depot")
    cancel_and_reissue(bench, NUMBER, an_approval())
    looks: list[str] = []

    class Slow(FakeBox):
        def require(self, folder: str) -> None:
            looks.append(folder)
            super().require(folder)

    unable = deposit_next(bench, Slow(away={"/depot"}))
    assert isinstance(unable, Unable)
    assert (unable.delivery.document, looks) == (NUMBER, ["/depot"])


def test_one_that_was_given_up_meanwhile_is_not_put_back() -> None:
    bench = after_issue(deposit_folder="/depot")
    taken = take_next(bench, Channel.DEPOSIT)
    assert taken is not None
    bench.clock.wait(minutes=6)
    mark_deposited(bench, taken.id)
    assert put_back(bench, taken).state == "done"
    assert only(bench).state == "done"


def test_another_file_of_that_name_waits_for_a_person() -> None:
    bench = after_issue(deposit_folder="/depot")
    box = FakeBox({"publish": DeliveryFailed("exists", PATH, final=True)})
    failed = deposit_next(bench, box)
    assert failed is not None
    assert failed.state == "failed"
    bench.clock.wait(hours=9)
    assert deposit_next(bench, box) is None
    try_again(bench, failed.id)
    assert deposit_next(bench, box) is not None
    assert list(box.files) == [PATH]


def test_without_a_folder_in_the_settings_it_waits_for_one() -> None:
    bench, box = after_issue(deposit_folder="/depot"), FakeBox()
    set_up(bench, deposit_folder="")
    failed = deposit_next(bench, box)
    assert failed is not None
    assert (failed.state, failed.reason) == ("waiting", "not_set")
    set_up(bench, deposit_folder="/other")
    bench.clock.wait(minutes=2)
    deposit_next(bench, box)
    assert list(box.files) == [f"/other/{NUMBER}.pdf"]


class Killed(BaseException):
    """The program ends here."""


class DyingBox(FakeBox):
    """Ends the program at a step, before or after it did it."""

    def __init__(self, step: str, *, after: bool) -> None:
        super().__init__()
        self.step, self.after = step, after

    def prepare(self, folder: str, name: str, content: bytes) -> str:
        self._die("prepare", done=False)
        path = super().prepare(folder, name, content)
        self._die("prepare", done=True)
        return path

    def publish(self, path: str, sha256: str) -> None:
        self._die("publish", done=False)
        super().publish(path, sha256)
        self._die("publish", done=True)

    def _die(self, step: str, *, done: bool) -> None:
        if (self.step, self.after) == (step, done):
            self.step = ""
            raise Killed


@pytest.mark.parametrize("taken_away", [False, True], ids=["still there", "taken by the platform"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", ["prepare", "publish"])
def test_a_program_killed_at_any_step_deposits_exactly_once(
    step: str, *, after: bool, taken_away: bool
) -> None:
    bench, box = after_issue(deposit_folder="/depot"), DyingBox(step, after=after)
    with pytest.raises(Killed):
        deposit_next(bench, box)
    deposited = list(box.files)
    if taken_away:
        box.files.clear()
    assert deposit_next(bench, box) is None
    bench.clock.wait(minutes=6)
    done = deposit_next(bench, box)
    assert done is not None
    assert done.state == "done"
    deposited += [path for path in box.files if path not in deposited or taken_away]
    assert deposited == [PATH]
    assert box.hidden == {}
    assert only(bench, Channel.DEPOSIT).attempts == 2
    assert take_next(bench, Channel.DEPOSIT) is None


def test_an_attempt_that_lasted_too_long_leaves_the_deposit_to_the_next_one() -> None:
    bench, box = after_issue(deposit_folder="/depot"), FakeBox()

    class Slow(FakeBox):
        def prepare(self, folder: str, name: str, content: bytes) -> str:
            bench.clock.wait(minutes=6)
            assert deposit_next(bench, box) is not None
            return super().prepare(folder, name, content)

    slow = Slow()
    with pytest.raises(DeliveryClosed):
        deposit_next(bench, slow)
    assert (list(box.files), list(slow.files)) == ([PATH], [])
    assert only(bench, Channel.DEPOSIT).state == "done"
