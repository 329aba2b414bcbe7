"""Remembers something small about very many keys, in a few bytes each.

An import must know which returns and lines it has already met, over files of any length; a
dictionary would take some 200 bytes per entry, this takes 12 to 60.
"""

from array import array

_FIRST_CAPACITY = 1 << 10
_KEY = (1 << 64) - 1
_VALUE = (1 << 32) - 1


class FingerprintTable:
    """A hash table from a key's 64-bit hash to ``width`` numbers of 32 bits.

    Two keys with the same hash are taken for one: 3 in 100 million for a million keys.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._used = 0
        self._allot(_FIRST_CAPACITY)

    def known(self, key: object, values: tuple[int, ...]) -> tuple[int, ...] | None:
        """Return what was stored first under a key; else store these values and return None."""
        code = hash(key) & _KEY or 1
        place = self._place(code)
        start = place * self._width
        if self._keys[place]:
            return tuple(self._values[start : start + self._width])
        self._keys[place] = code
        for offset, value in enumerate(values):
            self._values[start + offset] = value & _VALUE
        self._used += 1
        if self._used * 3 > len(self._keys) * 2:
            self._grow()
        return None

    def replace(self, key: object, values: tuple[int, ...]) -> None:
        """Store other values under a key already known."""
        start = self._place(hash(key) & _KEY or 1) * self._width
        for offset, value in enumerate(values):
            self._values[start + offset] = value & _VALUE

    def __len__(self) -> int:
        return self._used

    def _allot(self, capacity: int) -> None:
        self._keys = array("Q", (0,)) * capacity
        self._values = array("I", (0,)) * (capacity * self._width)

    def _place(self, code: int) -> int:
        """Return where a key is, or where it belongs (linear probing)."""
        keys = self._keys
        mask = len(keys) - 1
        place = code & mask
        while keys[place] and keys[place] != code:
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        keys, values, width = self._keys, self._values, self._width
        self._allot(2 * len(keys))
        for place, code in enumerate(keys):
            if code:
                start = self._place(code) * width
                self._keys[start // width] = code
                self._values[start : start + width] = values[place * width : (place + 1) * width]


def fingerprint(value: object) -> int:
    """Return 32 bits that differ where the value does (but for 1 in 4 billion)."""
    return hash(value) & _VALUE
