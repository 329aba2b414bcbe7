"""The use cases of the bench, one module per verb; they see the world only through ``ports``."""
