"""Circumstances of a child that bring their own questions, people, checks and days: one a file."""

from caseworker.domain.circumstances.circumstance import (
    Act,
    Circumstance,
    Look,
    Note,
    Role,
    Sign,
)
from caseworker.domain.circumstances.reading import circumstances, read_circumstances

__all__ = [
    "Act",
    "Circumstance",
    "Look",
    "Note",
    "Role",
    "Sign",
    "circumstances",
    "read_circumstances",
]
