"""Moves: whole cases that go to another office, and what became of them."""
