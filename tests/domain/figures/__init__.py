"""Tests of the figures of reports."""
