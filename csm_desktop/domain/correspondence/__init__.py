"""Letters to customers: how people are greeted, and what a template says (domain.md §7)."""
