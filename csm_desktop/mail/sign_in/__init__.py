"""Signing in with Microsoft or Google in place of a password (XOAUTH2, RFC 8252 and 8628).

The libraries for it are an extra (`mail-oauth`); nothing here imports them before somebody asks.
"""
