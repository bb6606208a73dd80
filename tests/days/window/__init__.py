"""The story through the real window: real widgets, a real store, an officer's hands."""
