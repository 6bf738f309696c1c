"""``python -m classifier``: the command line."""

from classifier.cli import app

if __name__ == "__main__":
    app(prog_name="onesheet-classifier")
