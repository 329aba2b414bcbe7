"""Parts of the screen about people."""
