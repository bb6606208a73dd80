"""Papers of the scan folder, each given to the case it belongs to."""
