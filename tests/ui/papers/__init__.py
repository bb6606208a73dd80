"""Papers in the window, on a real encrypted store."""
