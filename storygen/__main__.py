"""`storygen` and `python -m storygen`: answers --version before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        from storygen import __version__

        sys.stdout.write(f"storygen {__version__}\n")
        return
    from storygen import garbage

    garbage.seldom()
    from storygen.cli import storygen

    try:
        storygen()
    finally:
        garbage.kept()


if __name__ == "__main__":
    main()
