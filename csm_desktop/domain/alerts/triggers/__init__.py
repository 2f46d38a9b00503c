"""One module for each kind of alert: what sets it off, and what answers it (domain.md §8)."""
