"""Parts of the credit notes screen."""
