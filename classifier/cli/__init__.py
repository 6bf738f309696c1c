"""The command line: each command is a call into the rooms of this package."""

from classifier.cli import classify, measure, teach
from classifier.cli.common import app

__all__ = ["app", "classify", "measure", "teach"]
