"""Bringing a list of cases in: the file, its columns, and every line as it would be."""
