"""Texts as people compare them: without case, accents or punctuation."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


def folded(text: str) -> str:
    """Return a text as its accent- and case-insensitive words, separated by single spaces."""
    # Decomposed before as well: a letter in a circle becomes a capital, which is folded next.
    folded_case = unicodedata.normalize("NFKD", text).casefold().translate(_LIGATURES)
    lowered = unicodedata.normalize("NFKD", folded_case)
    letters = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters))


def words_match(typed: str, text: str) -> bool:
    """Tell whether each word typed begins a word of the text; nothing typed matches everything."""
    words = folded(text).split()
    return all(any(word.startswith(part) for word in words) for part in folded(typed).split())
