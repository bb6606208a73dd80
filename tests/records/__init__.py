"""One encrypted store for each released layout, opened and read on every run."""
