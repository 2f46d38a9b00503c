"""Charts over the accounts that the Book shows."""
