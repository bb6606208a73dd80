"""Lists that were saved under a name: found, saved, renamed, let go."""
