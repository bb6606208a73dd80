"""Whole stories: given facts, dated acts, and what the diary and the papers then say."""
