"""Papers as Word documents, for those who have to write in them."""
