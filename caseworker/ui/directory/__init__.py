"""The parts of the page of places and people. May import what any part of a page may."""
