"""Use cases: what is done with laggards and champions (domain.md §5)."""
