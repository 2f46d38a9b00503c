"""Executive business reviews and their round (domain.md §10)."""
