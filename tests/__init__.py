"""Tests, in the order of the packages; `tests.builders` and `tests.fakes` are shared by all."""
