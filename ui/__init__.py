"""The screens of the receiving bench."""
