"""The bundled program ``onesheet``: the window."""

import sys

from desktop_app.app import main
from resources.bundle.surroundings import settle

settle()
sys.exit(main())
