"""Measurements: each prints JSON and asserts nothing."""
