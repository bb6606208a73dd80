"""What a caseworker does, one function for each duty. Imports domain, documents, exchange."""
