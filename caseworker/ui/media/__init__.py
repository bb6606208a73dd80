"""Numbered media on the window: who has them, what is on them, and when one is lost."""
