"""The store's keys: cryptography, key file and ring. Only the vault and the backups come here."""
