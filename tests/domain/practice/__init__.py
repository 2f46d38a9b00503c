"""Rules of our own practice."""
