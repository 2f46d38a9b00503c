"""What goes from one book into another: bundles of accounts, and copies that were both edited."""
