"""The parts of the quarantine screen: the record looked at, and what is asked about it."""
