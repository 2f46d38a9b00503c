"""What happened with a customer, as a page for our own side."""
