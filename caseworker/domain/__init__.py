"""The field itself: cases, plans, law. Imports the standard library alone."""
