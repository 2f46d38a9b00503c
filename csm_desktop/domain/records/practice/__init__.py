"""What the user keeps of their own practice (domain.md §11)."""
