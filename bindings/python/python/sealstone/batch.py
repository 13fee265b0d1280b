"""Many signatures at once, with the verdict of verifying them one by one."""

from ._sealstone import batch_verify as verify

__all__ = ["verify"]
