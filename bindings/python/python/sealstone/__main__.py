"""The command `sealstone`, also as `python -m sealstone`."""

import signal
import sys

from ._sealstone import run_command


def main() -> int:
    # Python's handler would wait for the command to return.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command(["sealstone", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
