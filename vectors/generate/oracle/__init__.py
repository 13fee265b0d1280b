"""The rules in plain Python, written apart from the library: curve, verification, seals."""
