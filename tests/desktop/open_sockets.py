"""Notes whatever Python opens of the network, from when it is first imported: before all else, then."""

import sys

opened = []
"""What was met: the audit event's name, and its arguments as text."""


def _note(event, arguments):
    # A computer's own name is asked for where files are locked, and is had without the network.
    if event.startswith("socket.") and event != "socket.gethostname":
        opened.append([event, repr(arguments)])


sys.addaudithook(_note)
