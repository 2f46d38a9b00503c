"""One file per kind of page: values of the pack in, blocks on the composer's grid out."""
