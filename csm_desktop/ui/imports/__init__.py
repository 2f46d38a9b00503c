"""Importing lists: files are read on a thread, understood together with the user, then stored.

`basket` holds what was chosen or dropped, `sources` how each file is read, the page shows both.
"""
