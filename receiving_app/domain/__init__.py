"""What a return is and how it is decided: pure Python, no input or output, no clock."""
