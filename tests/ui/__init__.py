"""The window, driven by its real widgets on an office with paper records."""
