"""Parts of the journal's screen."""
