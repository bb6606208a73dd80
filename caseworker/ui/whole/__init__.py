"""All records at once: taken out, and brought in."""
