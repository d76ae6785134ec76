"""`python -m studykit`, the same as `studykit`."""

from studykit.cli.start import run

# Worker processes that are started afresh import this module under another name.
if __name__ == "__main__":
    run()
