"""Tests of the sheet of a transfer file."""
