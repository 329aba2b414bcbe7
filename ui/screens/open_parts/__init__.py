"""Parts of the screen on which a return is opened by hand."""
