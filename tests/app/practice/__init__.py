"""Use cases of our own practice."""
