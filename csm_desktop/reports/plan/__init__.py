"""The joint impact plan as a customer-facing document: what we do and what the customer does."""
