"""Figures of paper: a small set of vector drawings on shared tokens, labels placed directly.

Each module holds the values that its figure needs and one function that draws them for a width.
None of them knows an account. Conclusions stand outside, in the page's title.
"""
