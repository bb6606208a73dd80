"""Papers drawn from domain values. Imports the domain and reportlab."""
