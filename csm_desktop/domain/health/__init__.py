"""The health score and all that explains it (domain.md §8)."""
