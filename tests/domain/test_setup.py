"""The guided set-up knows what was done, what was skipped and what is left."""

from receiving_app.domain.profile import Profile, Setup, SetupStep

NEW = Setup(left=tuple(SetupStep))


def test_a_step_that_is_done_is_neither_left_nor_skipped() -> None:
    done = NEW.done(SetupStep.FEES)
    assert done.is_done(SetupStep.FEES)
    assert not done.is_done(SetupStep.DATA)
    assert SetupStep.FEES not in done.left


def test_a_skipped_step_can_be_done_later() -> None:
    skipped = NEW.skip(SetupStep.BENCH)
    assert (skipped.skipped, skipped.is_done(SetupStep.BENCH)) == ((SetupStep.BENCH,), False)
    assert skipped.done(SetupStep.BENCH).is_done(SetupStep.BENCH)


def test_a_step_that_was_done_is_not_skipped_afterwards() -> None:
    done = NEW.done(SetupStep.COMPANY)
    assert done.skip(SetupStep.COMPANY) == done


def test_a_step_is_skipped_once() -> None:
    assert NEW.skip(SetupStep.DATA).skip(SetupStep.DATA) == NEW.skip(SetupStep.DATA)


def test_a_company_that_was_set_up_otherwise_has_nothing_left() -> None:
    assert Profile().setup.left == ()
