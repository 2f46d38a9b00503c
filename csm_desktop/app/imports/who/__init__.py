"""Whom a list means where it has nothing but names: accounts, and people of ours."""
