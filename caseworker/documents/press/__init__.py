"""Turns the pieces of a paper into pages. The only place that knows reportlab and HarfBuzz."""
