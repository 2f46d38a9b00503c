"""Lists of one kind of thing over the whole book: their page, their lines, their numbers."""
