"""The one exception of the edges: storygen cannot do what was asked, in a sentence for the person who asked."""

from __future__ import annotations


class CannotRunError(Exception):
    """What could not be done, where, and what to do instead; the command line prints it and exits with 2."""
