"""Who of ours works for a customer, as a page that the customer may have."""
