"""Tests of the sheets on which all records leave and come."""
