"""Documents: snapshots in, bytes out."""
