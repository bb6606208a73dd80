"""The cards of the Preferences page: one module each."""
