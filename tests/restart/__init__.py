"""A run that has seen records ends, and another begins: proved with real processes."""
