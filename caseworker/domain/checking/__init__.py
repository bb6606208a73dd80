"""What the checks of a plan look at, room by room; ``domain/checks.py`` is the door."""
