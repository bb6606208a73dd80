"""Packs that come in: opened in quarantine, looked at, and taken or refused."""
