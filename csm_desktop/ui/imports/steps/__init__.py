"""The steps of an import, one a module: each shows what was found, and tells what was said."""
