"""Whom a list means: accounts by what their rows say of them, and people of ours."""
