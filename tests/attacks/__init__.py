"""Attacks from outside: whatever is done to the files, nothing is lost and nothing is invented."""
