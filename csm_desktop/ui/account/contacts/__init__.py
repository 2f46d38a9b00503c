"""The Contacts tab: who knows whom, on whom it hangs, who holds which role, and whom to meet."""
