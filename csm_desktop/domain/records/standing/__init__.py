"""What the standings of accounts lead to, as it is stored (domain.md §5)."""
