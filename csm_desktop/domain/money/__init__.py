"""Recurring revenue: what moved it, what it comes to, when it is due again (domain.md §1)."""
