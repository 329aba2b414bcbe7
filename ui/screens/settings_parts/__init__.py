"""The pages of the settings screen; each reads a profile and gives a changed one back."""
