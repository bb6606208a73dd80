"""Tests of the encrypted records, on real files."""
