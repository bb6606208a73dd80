"""Makes the bundle for Linux; what it shares with Windows is in ``windows/``."""
