"""Search: everything in the book that holds some words, with the words around them."""
