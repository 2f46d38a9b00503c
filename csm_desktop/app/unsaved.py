"""Texts that no book could take, for the window: see `storage.rescue`."""

from csm_desktop.storage.file.rescue import RescueFile, UnsavedText

__all__ = ["RescueFile", "UnsavedText"]
