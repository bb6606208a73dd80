"""The window. May import casework, domain and PySide6; never storage, documents or exchange."""
