"""A program that is lived in at random: keys and clicks on whatever is on the screen, for long.

`python -m tests.soak --minutes 30` runs in a process of its own, so that a fault in C is seen and
told with the seed and the last acts; `tests/soak/test_soak.py` is a few seconds of the same.
"""
