"""`python -m studykit`, the same as `studykit`."""

import sys

from studykit.cli.main import main

# Worker processes that are started afresh import this module under another name.
if __name__ == "__main__":
    sys.exit(main())
