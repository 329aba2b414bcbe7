"""Réception RMA: the core of the returns-receiving bench, free of Qt."""
