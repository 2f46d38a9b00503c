"""What a list of contracts says beside its contracts: of their accounts, and of what is missing."""
