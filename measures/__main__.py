"""`python -m measures`: see `measures.command`."""

import sys

from measures.command import main

if __name__ == "__main__":
    sys.exit(main())
