"""The practice itself: assessed by its user, for our own side alone (domain.md §11)."""
