"""The Contract tab: what is paid, what became of it, and what is to be renewed."""
