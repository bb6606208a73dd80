"""Packs sealed for one receiver: a small reader and writer that stands alone.

Needs pyrage, cryptography and rfc8785, and nothing else of the house: whoever receives a pack
may use it without the program. The format is written down in ``docs/pack-format.md``.
"""
