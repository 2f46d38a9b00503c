"""The joint impact plan: what we do, what the customer does, by when, and what was agreed."""
