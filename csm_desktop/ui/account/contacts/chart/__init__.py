"""The organisation of an account: who reports to whom, and who weighs how much."""
