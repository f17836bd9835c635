"""Run the command line with ``python -m labial``."""

import sys

from labial.cli import main

if __name__ == "__main__":  # not in processes that import it
    sys.exit(main())
