"""Any order of issues, benches that can and cannot, deaths half-way and time: nothing lost, nothing twice."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from receiving_app.domain.sending import Channel, Delivery, DeliveryState, MailServer, Unable
from receiving_app.domain.sending_errors import DeliveryExists
from receiving_app.services.deliveries import queue_email, queue_print
from receiving_app.services.deposit import deposit_next
from receiving_app.services.outbox import send_next
from receiving_app.services.ports import Actor
from receiving_app.services.print_after_issue import print_next
from receiving_app.services.sending_ports import Letter
from tests.fakes import FakeBench
from tests.fakes_sending import FakeBox, FakeMailer, FakePasswords, FakePrinter
from tests.services.sending import MAIL, NUMBER, after_issue

NAMES = ("2", "7")
benches = st.sampled_from(NAMES)
OPEN = (DeliveryState.WAITING, DeliveryState.UNDER_WAY)


class Killed(BaseException):
    """The program ends here."""


@dataclass
class MortalMailer(FakeMailer):
    """Takes letters; with ``dies`` the program ends before, or after, the server has the letter."""

    dies: str = ""

    def send(self, server: MailServer, password: str, letter: Letter) -> None:
        if self.dies == "before":
            raise Killed
        super().send(server, password, letter)
        if self.dies == "after":
            raise Killed


@dataclass
class MortalBox(FakeBox):
    """A platform's folder; with ``dies`` the program ends around the file's taking its name."""

    dies: str = ""
    named: list[str] = field(default_factory=list)

    def publish(self, path: str, sha256: str) -> None:
        if self.dies == "before":
            raise Killed
        if path in self.hidden:
            self.named.append(path)
        super().publish(path, sha256)
        if self.dies == "after":
            raise Killed


class SendingMachine(RuleBasedStateMachine):
    """Two benches: what each can is switched on and off; the platform and the mail server remember all."""

    @initialize()
    def begin(self) -> None:
        first = after_issue(deposit_folder="/depot", mail=MAIL)
        second: FakeBench = replace(first, actor=Actor("Lou", "7"))
        self.benches = dict(zip(NAMES, (first, second), strict=True))
        self.keyrings = {name: FakePasswords() for name in NAMES}
        self.printers = {name: FakePrinter() for name in NAMES}
        self.mailer, self.box = MortalMailer(), MortalBox()
        self.sees = dict.fromkeys(NAMES, False)

    # --- what a bench can ---------------------------------------------------------------------

    @rule(name=benches, there=st.booleans())
    def set_password(self, name: str, *, there: bool) -> None:
        self.keyrings[name].known = {MAIL.account: "s3cret"} if there else {}

    @rule(name=benches, seen=st.booleans())
    def connect_the_folder(self, name: str, *, seen: bool) -> None:
        self.sees[name] = seen

    # --- what happens -------------------------------------------------------------------------

    @rule(name=benches, to=st.sampled_from(["a@example.org", "b@example.org"]))
    def ask_for_a_letter(self, name: str, to: str) -> None:
        try:
            queue_email(self.benches[name], NUMBER, to)
        except DeliveryExists:
            return

    @rule(name=benches)
    def ask_for_a_print(self, name: str) -> None:
        queue_print(self.benches[name], NUMBER)

    @rule(name=benches)
    def print(self, name: str) -> None:
        done = print_next(self.benches[name], self.printers[name])
        assert done is None or done.delivery.bench == name

    @rule(name=benches, dies=st.sampled_from(["", "", "before", "after"]))
    def send(self, name: str, dies: str) -> None:
        self.mailer.dies = dies if self.keyrings[name].known else ""
        bench, keyring = self.benches[name], self.keyrings[name]
        self._carried(lambda: send_next(bench, self.mailer, keyring), bool(keyring.known))

    @rule(name=benches, dies=st.sampled_from(["", "", "before", "after"]))
    def deposit(self, name: str, dies: str) -> None:
        self.box.dies = dies
        self.box.away = set() if self.sees[name] else {"/depot"}
        self._carried(lambda: deposit_next(self.benches[name], self.box), self.sees[name])

    def _carried(self, carry: Callable[[], Delivery | Unable | None], able: bool) -> None:
        before = self._deliveries()
        try:
            outcome = carry()
        except Killed:
            assert able
            return
        if able:
            assert not isinstance(outcome, Unable)
        else:
            # What it cannot, it leaves as it was.
            assert not isinstance(outcome, Delivery)
            assert self._deliveries() == before

    @rule(minutes=st.sampled_from([1, 4, 6, 30]))
    def wait(self, minutes: int) -> None:
        self.benches["2"].clock.wait(minutes=minutes)

    # --- what holds -----------------------------------------------------------------------------

    def _deliveries(self) -> tuple[Delivery, ...]:
        return self.benches["2"].store.deliveries

    @invariant()
    def a_document_reaches_the_platform_once_at_most(self) -> None:
        assert len(self.box.named) <= 1

    @invariant()
    def a_letter_goes_again_only_under_its_own_identifier(self) -> None:
        letters = [letter for _server, _password, letter in self.mailer.sent]
        queued = [one for one in self._deliveries() if one.channel is Channel.EMAIL]
        assert {one.message_id for one in letters} <= {one.evidence for one in queued}

    @invariant()
    def nothing_is_given_up_by_itself(self) -> None:
        assert {one.state for one in self._deliveries()} <= {*OPEN, DeliveryState.DONE}

    def teardown(self) -> None:
        """Let one bench be able once more: all that is left goes."""
        if not hasattr(self, "benches"):
            return
        self.wait(6)
        self.mailer.dies = self.box.dies = ""
        self.set_password("7", there=True)
        self.connect_the_folder("7", seen=True)
        for name in NAMES:
            while print_next(self.benches[name], self.printers[name]):
                pass
        for _delivery in self._deliveries():
            self.send("7", "")
            self.deposit("7", "")
        assert {one.state for one in self._deliveries()} == {DeliveryState.DONE}
        assert len(self.box.named) == 1
        told = {letter.message_id for _server, _password, letter in self.mailer.sent}
        assert told == {one.evidence for one in self._deliveries() if one.channel is Channel.EMAIL}


TestSending = SendingMachine.TestCase
TestSending.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
