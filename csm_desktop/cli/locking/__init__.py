"""Passphrases on the command line, and what is sealed with one."""
