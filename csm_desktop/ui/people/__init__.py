"""The people of all accounts, and those of none."""
