"""Run the command line with ``python -m labial``."""

import sys

from labial.cli import main

sys.exit(main())
