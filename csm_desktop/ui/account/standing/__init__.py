"""The Standing tab: where the account stands, and what is done about it (domain.md §5)."""
