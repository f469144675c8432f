"""Times the whole program from start to certified plan, and takes its peak memory.

    python benches/outside/program.py PROGRAM
"""

import json
import os
import statistics
import subprocess
import sys
import time

RUNS = 11

for words in (["plan", "baseline"], ["plan", "baseline", "--level", "district"]):
    times, peaks = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        child = subprocess.Popen([sys.argv[1], *words], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        times.append((time.perf_counter() - start) * 1e3)
        # Kilobytes on Linux.
        peaks.append(used.ru_maxrss / 1024)
        assert status == 0, f"{words} ends with {status}"
    row = {"command": " ".join(words), "milliseconds": statistics.median(times)}
    print(json.dumps({**row, "megabytes": max(peaks)}))
