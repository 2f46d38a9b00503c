"""Reading a stranger's file in a process of its own: whatever a reader does, the program lives.

    for batch in read_outside("csm_desktop.importers.files.foreign:read", path, take=batch_of, ...):

A reader is a function `module:function` that takes the path, and texts as further arguments, and
yields what JSON can hold. It runs in a child that has so much memory, time and room for output and
no more (`Limits`), writes no file, and hands back plain values: nothing that it says is ever run.
Workbooks and lists come in this way; calendars, cards and images will, too.

The child is a hidden command of the program itself and not `multiprocessing`: that would import the
window's main module once more, and speaks pickle, with which a reader that was taken over could run
code in the program.
"""

COMMAND = "read-outside"  # of the program's command line, for builds that hold their own Python
