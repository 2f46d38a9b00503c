"""What lists show of each account: flat frozen lines and computed figures."""
