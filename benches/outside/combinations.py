"""Times LEMON and HiGHS on a sample of combinations, each from scratch, and compares optima.

    python benches/outside/combinations.py FOLDER LEMON OURS

LEMON is the program built from `lemon.cpp`, or `none`; OURS are the lines of the benchmark
`combinations`. Milliseconds are of solving alone, a median a problem; files are read and networks
built beforehand. HiGHS runs on one thread, with its presolve.
"""

import json
import statistics
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import highspy

RUNS = {"LEMON": 11, "HiGHS": 3}
# HiGHS computes in floating point and promises no more than this.
NEAR = 1e-7


def lemon(folder, expected, *how):
    """Milliseconds, and whether the optimum is the same to the gram."""
    words = [sys.argv[2], folder / "problem.min", str(RUNS["LEMON"]), *how]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]) / 1e3, abs(int(said[-1])) == int(expected["units"])


def highs(folder, expected):
    """Milliseconds, and whether the optimum is the same as far as HiGHS promises."""
    times, agrees = [], True
    programmes = json.loads((folder / "index.json").read_text())["programmes"]
    if not programmes:
        # No food can go anywhere, so nothing is left to ask.
        return 0.0, expected["people"] == "0"
    assert len(programmes) == 1, f"{folder} is more than one programme"
    for _ in range(RUNS["HiGHS"]):
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("presolve", "on")
        solver.readModel(str(folder / programmes[0]["file"]))
        start = time.perf_counter()
        solver.run()
        times.append((time.perf_counter() - start) * 1e3)
        people = float(Fraction(expected["people"]))
        found = abs(solver.getInfo().objective_function_value)
        agrees &= abs(found - people) <= NEAR * max(1.0, people)
    return statistics.median(times), agrees


def tell(game, solver, answers):
    times = [milliseconds for milliseconds, _ in answers]
    row = {
        "game": game["game"],
        "solver": solver,
        "median": statistics.median(times),
        "mean": statistics.mean(times),
        "compared": len(answers),
        "differ": sum(not agrees for _, agrees in answers),
    }
    print(json.dumps(row), flush=True)


for line in Path(sys.argv[3]).read_text().splitlines():
    game = json.loads(line)
    sample = [(Path(sys.argv[1]) / game["game"] / str(one["on"]), one) for one in game["sample"]]
    if not sample:
        continue
    if sys.argv[2] != "none" and game["method"] != "Plans":
        tell(game, "LEMON", [lemon(*one) for one in sample])
    # A largest flow in grams is the value where all eat the same ration.
    if sys.argv[2] != "none" and game["method"] == "Cut":
        tell(game, "LEMON largest flow", [lemon(*one, "largest") for one in sample])
    tell(game, "HiGHS", [highs(*one) for one in sample])
