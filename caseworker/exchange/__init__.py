"""Packs sealed for one receiver, receipts, lists. Imports the domain; no Qt, SQL or drawing."""
