"""Strings and files made to do harm, and that none of them does."""
