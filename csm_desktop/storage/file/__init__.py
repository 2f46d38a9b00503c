"""A book as a file: its place, lock, seal, opening, soundness and backups."""
