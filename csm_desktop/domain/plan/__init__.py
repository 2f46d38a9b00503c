"""The joint impact plan: what is due, what it lacks, and what was agreed (domain.md §4)."""
