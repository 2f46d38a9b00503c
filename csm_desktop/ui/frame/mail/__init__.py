"""Mails and the frame: the program that takes a draft, and when one shall go."""
