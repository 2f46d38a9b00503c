"""What is measured, how far it came, and how like accounts do (domain.md §4, §9)."""
