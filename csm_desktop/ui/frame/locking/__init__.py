"""The passphrase of a book in the window, and the window locked."""
