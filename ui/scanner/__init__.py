"""Everything that brings a scan into the window: keyboard wedge, serial port, pictures and camera."""
