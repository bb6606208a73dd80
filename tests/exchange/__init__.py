"""Packs: how they are sealed, opened, and refused."""
