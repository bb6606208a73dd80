"""The first run: where the records live, whose they are, who opens them, and a proved backup."""

from caseworker.ui.first_run.wizard import FirstRun

__all__ = ["FirstRun"]
