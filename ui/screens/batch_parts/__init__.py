"""Parts of the screen of manufacturer batches."""
