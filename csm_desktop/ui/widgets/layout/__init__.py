"""How parts stand: beside, beneath, in rows, in forms, scrolled."""
