"""Rates are told where enough is known."""

from receiving_app.domain.signals import Signals


def test_few_returns_or_answers_tell_no_rate() -> None:
    assert Signals(returns=2, announced=2, invoiced=2).customer_rate is None
    assert Signals(returns=3, announced=1, invoiced=8).customer_rate == 13
    assert Signals(returns=3).customer_rate is None
    assert Signals(answers=2, no_fault=2).no_fault_rate is None
    assert Signals(answers=8, no_fault=1).no_fault_rate == 13
