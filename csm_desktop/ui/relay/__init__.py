"""The relay over the whole book: stages, what became of what each sold, and our colleagues."""
