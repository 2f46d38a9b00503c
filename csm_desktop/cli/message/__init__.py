"""`message`: a set of drafts from the command line."""
