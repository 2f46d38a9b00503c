"""Logos of both sides, and pictures of capabilities."""
