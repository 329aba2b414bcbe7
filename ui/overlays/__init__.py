"""Cards that lie over the screen for a moment: the command palette and the help card."""
