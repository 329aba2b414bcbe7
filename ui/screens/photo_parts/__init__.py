"""Photos of a parcel, on the return screen and in quarantine: the strip, the panel, and what joins them."""
