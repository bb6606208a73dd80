"""The encrypted records. Imports the domain, casework's protocols, SQLAlchemy and SQLCipher."""
