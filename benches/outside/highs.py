"""Times HiGHS on exported programmes: median milliseconds of a problem's steps, solved one by one.

    python benches/outside/highs.py FOLDER

Reading the files is not counted. HiGHS runs as it comes, on one thread.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import highspy

RUNS = 11


def solve(path):
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.readModel(str(path))
    start = time.perf_counter()
    highs.run()
    elapsed = (time.perf_counter() - start) * 1e3
    return elapsed, highs.getInfo().objective_function_value


for index in sorted(Path(sys.argv[1]).rglob("index.json")):
    programmes = json.loads(index.read_text())["programmes"]
    total, agrees = 0.0, True
    for entry in programmes:
        runs = [solve(index.parent / entry["file"]) for _ in range(RUNS)]
        total += statistics.median(elapsed for elapsed, _ in runs)
        gap = max(abs(found - entry["optimum"]) for _, found in runs)
        agrees &= gap <= 1e-7 * max(1.0, abs(entry["optimum"]))
    row = {"problem": index.parent.name, "solver": "HiGHS", "milliseconds": total, "agrees": agrees}
    print(json.dumps(row))
