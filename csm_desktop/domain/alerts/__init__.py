"""What is worth an alert, and what answers it (domain.md §8)."""
