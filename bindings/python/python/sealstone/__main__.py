"""The command `sealstone`, also as `python -m sealstone`."""

import signal
import sys

from ._sealstone import _run_command


def main() -> int:
    """Runs the command with the arguments of this process, and returns its exit status."""
    # Python's handler would wait for the command to return.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _run_command(["sealstone", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
