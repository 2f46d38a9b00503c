"""Short digests without OpenSSL, which `hashlib` loads for every process that names it: three and a
half megabytes of a window. The interpreter has both of its own, and what they say is the same;
`random` takes its SHA-512 from there for the same reason.

What digests whole files, or makes keys, asks `hashlib` where it does so: OpenSSL is faster.
"""

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["blake2b", "sha256"]


def _light(name: str, *modules: str) -> Any:
    """A digest from the first of the interpreter's own modules that has it."""
    for module in modules:
        with suppress(ImportError, AttributeError):
            return getattr(import_module(module), name)
    return getattr(import_module("hashlib"), name)


if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    sha256 = _light("sha256", "_sha256", "_sha2")  # as Python 3.11 names it, and later ones
    blake2b = _light("blake2b", "_blake2")
