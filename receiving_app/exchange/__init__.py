"""Files in and out: returns, catalogue, exports."""
