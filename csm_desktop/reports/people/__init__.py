"""The map of people as a customer-facing document: who works with whom, who holds which role."""
