"""The bundled program ``onesheet-classifier``: the command line."""

from resources.bundle.commands import bundled_app
from resources.bundle.surroundings import settle

settle()
bundled_app()(prog_name="onesheet-classifier")
