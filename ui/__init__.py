"""The window: screens and widgets over the services; no database, no documents."""
