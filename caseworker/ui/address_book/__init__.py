"""The address book on the window: offices, their cards, and the words to compare."""
