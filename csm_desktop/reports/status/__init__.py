"""The page of a week: what executives of the customer are told while an account is rescued."""
