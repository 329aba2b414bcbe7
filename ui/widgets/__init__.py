"""Own widgets, each usable alone; they paint themselves from the active theme."""
