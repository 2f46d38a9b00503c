"""The Lessons page: what worked in this book, and what pairings brought (domain.md §5)."""
