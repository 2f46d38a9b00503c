"""Beside what people would use instead, where the machine has it: no set-up of ours brings it."""
