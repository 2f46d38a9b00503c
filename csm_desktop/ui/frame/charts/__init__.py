"""Charts over many accounts, each in a card with its files."""
