#!/usr/bin/env python3
"""Prints the C program of the README's quick start: quick_start.py README."""

import re
import sys

blocks = re.findall(r"^```c\n(.*?)^```$", open(sys.argv[1], encoding="utf-8").read(), re.M | re.S)
programs = [block for block in blocks if "int main(" in block]
if len(programs) != 1:
    sys.exit(f"{len(programs)} programs in {sys.argv[1]}, not one")
print(programs[0], end="")
