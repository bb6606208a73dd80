"""Papers: their words, their tags, their letters."""
