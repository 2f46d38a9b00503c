"""The page of one person at the customer."""
