"""Tagged PDF (PDF/UA-1) on top of reportlab, which writes no tags. Imports it and shaping."""
