"""How long the editor waits for findings after a keystroke in a story of 300 lines: `python -m benchmarks.lsp`."""

from __future__ import annotations

import statistics

from tests.lsp.latency import measured


def main() -> None:
    times = sorted(1000 * seconds for seconds in measured())
    tail = times[int(len(times) * 0.95)]
    print(f"{len(times)} keystrokes: median {statistics.median(times):.1f} ms, p95 {tail:.1f}, most {times[-1]:.1f}")


if __name__ == "__main__":
    main()
