"""Runs first in either bundled program: one that was started to decode does that, and loads nothing else."""

import sys

from classifier.frames import DECODE

if sys.argv[1:] == [DECODE]:
    from classifier.decoder import serve

    serve()
    sys.exit()
