"""The tabs of one open case, one module each."""
