"""The demonstration without a screen: an officer's hand on the real window, and its pictures."""
