"""The stories that the program is for, one in each file: through the real window, a real store."""
