"""Parts of the guided set-up."""
