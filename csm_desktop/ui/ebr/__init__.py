"""The EBR studio: the pack of an account's next review, part by part, with its pages beside it."""
