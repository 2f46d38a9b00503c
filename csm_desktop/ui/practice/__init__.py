"""The Practice page: how far our own practice is, for our own side alone (domain.md §11)."""
