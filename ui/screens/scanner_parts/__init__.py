"""The pages of the scanner screen."""
