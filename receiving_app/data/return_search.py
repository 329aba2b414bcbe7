"""Search over returns: every question is a bounded walk along an index, never a scan.

The kinds of answer come in a fixed order (number, serial, MAC, tracking, invoice, reference,
customer), each adding what the ones before left room for.
"""

import json
import re

from receiving_app.data.search_keys import (
    AFTER_ANY_TEXT,
    AFTER_WHOLE_TEXT,
    inside_numbers,
    mac_prefix,
    number_prefix,
    number_ranges,
)
from receiving_app.data.session import Row, Session
from receiving_app.domain.folding import folded

MOST_BUYERS = 1_000
"""Buyers looked at for one search; where more share each word typed, another word is asked for."""

EXACT_LIMIT = 100

BY_NUMBER = "SELECT id FROM returns WHERE rma >= ? AND rma < ? ORDER BY rma DESC LIMIT ?"
BY_SEQUENCE = "SELECT id FROM returns WHERE sequence BETWEEN ? AND ? ORDER BY sequence, id DESC LIMIT ?"
BY_SEQUENCE_END = "SELECT id FROM returns WHERE sequence_reversed >= ? AND sequence_reversed < ? LIMIT ?"
# As many short walks along the index as there are beginnings before the fragment: 10 000 at most. The
# number is looked at again because another system's has no zeros before it.
BY_SEQUENCE_INSIDE = """WITH RECURSIVE inside (least) AS (
        SELECT CAST(? AS INTEGER) UNION ALL SELECT least + ? FROM inside WHERE least + ? <= 999999)
    SELECT returns.id FROM inside CROSS JOIN returns ON sequence BETWEEN least AND least + ?
    WHERE instr(rma, ?) > 0 LIMIT ?"""
BY_SEQUENCE_AND_CHECK = "SELECT id FROM returns WHERE sequence = ? AND rma LIKE '%' || ? LIMIT ?"
BY_ANNOUNCED = """SELECT return_id FROM announced_serials
    WHERE value >= ? AND value < ? AND kind = ? LIMIT ?"""
BY_SERIAL = """SELECT return_id FROM inspected_units
    WHERE serial <> '' AND serial >= ? AND serial < ? LIMIT ?"""
BY_MAC = "SELECT return_id FROM inspected_units WHERE mac <> '' AND mac >= ? AND mac < ? LIMIT ?"
BY_TRACKING = "SELECT id FROM returns WHERE tracking <> '' AND tracking >= ? AND tracking < ? LIMIT ?"
BY_PARCEL = "SELECT return_id FROM parcels WHERE tracking <> '' AND tracking >= ? AND tracking < ? LIMIT ?"
BY_INVOICE = "SELECT return_id FROM return_lines WHERE invoice = ? LIMIT ?"
BY_SKU = """SELECT return_id FROM return_lines WHERE sku >= ? AND sku < ?
    ORDER BY sku, return_id DESC LIMIT ?"""
BY_BUYER = "SELECT id FROM returns WHERE buyer_id = ? ORDER BY id DESC LIMIT ?"
LATEST_OF_BUYER = """SELECT customer_code, customer_name, customer_city FROM returns
    WHERE buyer_id = ? ORDER BY id DESC LIMIT 1"""
BUYERS_BY_WORD = "SELECT buyer_id FROM buyer_words WHERE word >= ? AND word < ? LIMIT ?"
BUYERS = """SELECT id, search_key FROM buyers
    WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY search_key"""


class _Answers:
    """The returns found so far, each once, under the first thing that matched."""

    def __init__(self, session: Session, limit: int) -> None:
        self.found: dict[int, str] = {}
        self.session = session
        self._limit = limit

    def add(self, matched: str, sql: str, *parameters: object) -> None:
        """Run a query and keep its answers, as far as there is room."""
        if len(self.found) >= self._limit:
            return
        # As many as wanted in all: some may be known already.
        for (return_id,) in self.session.rows(sql, *parameters, self._limit):
            if len(self.found) < self._limit:
                self.found.setdefault(return_id, matched)

    def add_between(self, matched: str, sql: str, prefix: str) -> None:
        """Run a query over all that begins with a prefix."""
        if prefix:
            self.add(matched, sql, prefix, prefix + AFTER_ANY_TEXT)


def find(session: Session, text: str, limit: int) -> list[tuple[int, str]]:
    """Return the returns that a text may mean, best first."""
    wanted = text.strip()
    answers = _Answers(session, limit)
    if wanted and limit > 0:
        _by_number(answers, wanted)
        _by_codes(answers, wanted)
        _by_customer(answers, wanted)
    return list(answers.found.items())


def exact(session: Session, text: str) -> list[tuple[int, str]]:
    """Return the returns of a whole serial, MAC, tracking or invoice number."""
    wanted = text.strip()
    answers = _Answers(session, EXACT_LIMIT)
    for value in _spellings(wanted):
        for matched, sql in (("serial", BY_SERIAL), ("tracking", BY_TRACKING), ("tracking", BY_PARCEL)):
            answers.add(matched, sql, value, value + AFTER_WHOLE_TEXT)
        answers.add("serial", BY_ANNOUNCED, value, value + AFTER_WHOLE_TEXT, "serial")
        answers.add("invoice", BY_INVOICE, value)
    mac = mac_prefix(wanted)
    if len(mac) == len("00:00:00:00:00:00"):
        answers.add("mac", BY_MAC, mac, mac + AFTER_WHOLE_TEXT)
        answers.add("mac", BY_ANNOUNCED, mac, mac + AFTER_WHOLE_TEXT, "mac")
    return list(answers.found.items())


def customers(session: Session, text: str, limit: int) -> list[Row]:
    """Return code, name and town of the customers whose words begin like these, by name."""
    found = _buyers(session, folded(text).split())[:limit]
    return [row for buyer_id in found if (row := session.row(LATEST_OF_BUYER, buyer_id)) is not None]


def _spellings(text: str) -> dict[str, None]:
    """Return a text as typed, in capitals, and as tracking numbers are kept: without spaces or hyphens."""
    upper = text.upper()
    return dict.fromkeys(value for value in (text, upper, re.sub(r"[\s-]", "", upper)) if value)


def _by_number(answers: _Answers, text: str) -> None:
    answers.add_between("number", BY_NUMBER, number_prefix(text))
    compact = re.sub(r"[\s-]", "", text.upper())
    quoted = re.fullmatch(r"(\d{1,6})([A-Z])", compact, re.ASCII)
    if quoted:
        answers.add("number", BY_SEQUENCE_AND_CHECK, int(quoted[1]), quoted[2])
    if re.fullmatch(r"\d{1,15}", compact, re.ASCII):
        for least, most in number_ranges(compact):
            answers.add("number", BY_SEQUENCE, least, most)
        answers.add_between("number", BY_SEQUENCE_END, compact[::-1])
        for place in inside_numbers(compact):
            answers.add(
                "number", BY_SEQUENCE_INSIDE, place.least, place.step, place.step, place.width, compact
            )


def _by_codes(answers: _Answers, text: str) -> None:
    upper = text.upper()
    for value in _spellings(text):
        answers.add("serial", BY_ANNOUNCED, value, value + AFTER_ANY_TEXT, "serial")
        answers.add_between("serial", BY_SERIAL, value)
    mac = mac_prefix(text)
    if mac:
        answers.add("mac", BY_ANNOUNCED, mac, mac + AFTER_ANY_TEXT, "mac")
        answers.add_between("mac", BY_MAC, mac)
    tracking = re.sub(r"[\s-]", "", upper)
    answers.add_between("tracking", BY_TRACKING, tracking)
    answers.add_between("tracking", BY_PARCEL, tracking)
    for value in dict.fromkeys((text, upper)):
        answers.add("invoice", BY_INVOICE, value)
    answers.add_between("sku", BY_SKU, upper)


def _by_customer(answers: _Answers, text: str) -> None:
    for buyer_id in _buyers(answers.session, folded(text).split()):
        answers.add("customer", BY_BUYER, buyer_id)


def _buyers(session: Session, words: list[str]) -> list[int]:
    """Return buyers whose names have words beginning like all of these, by name."""
    if not words:
        return []
    # The word that the fewest buyers have leads; nothing is read beyond MOST_BUYERS of it.
    having = [
        session.rows(BUYERS_BY_WORD, word, word + AFTER_ANY_TEXT, MOST_BUYERS)
        for word in dict.fromkeys(words)
    ]
    ids = json.dumps([row[0] for row in min(having, key=len)])
    return [
        buyer_id
        for buyer_id, key in session.rows(BUYERS, ids)
        if all(any(part.startswith(word) for part in key.split()) for word in words)
    ]
