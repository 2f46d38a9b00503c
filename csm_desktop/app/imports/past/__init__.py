"""Older sheets beside the newest one, taken in as its history: what was paid on their days."""
