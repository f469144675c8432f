"""Solves exported MPS files with HiGHS and compares the optima with those in `index.json`.

    python checks/mps.py FOLDER...
"""

import json

import highspy
import report

# Widest relative gap that doubles explain.
TOLERANCE = 1e-7
# Least size that a gap is held against. A level of coverage may be nought, but the slack that a solver
# allows each row is not: against a tenth of a percent, no cell is off by more than a gram.
LEAST = {"parts per million": 1e3}


def highs_optimum(path):
    """The optimum of an MPS file, or the word HiGHS has for not finding one.

    Programmes that keep an earlier optimum have thin feasible sets, and presolve now and then calls
    one empty; the simplex method then has the last word, without presolve.
    """
    for presolve in ("choose", "off"):
        highs = highspy.Highs()
        highs.setOptionValue("output_flag", False)
        highs.setOptionValue("threads", 1)
        highs.setOptionValue("presolve", presolve)
        highs.readModel(str(path))
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return highs.getInfo().objective_function_value
        print(f"{path}: {highs.modelStatusToString(status)} (presolve: {presolve})")
    return highs.modelStatusToString(status)


def compare_programmes(folder):
    """One row for every programme of a folder: name, relative gap, and what is wrong, if anything."""
    index = json.loads((folder / "index.json").read_text())
    for entry in index["programmes"]:
        name = f"{folder / entry['file']} [HiGHS]"
        found, optimum = highs_optimum(folder / entry["file"]), entry["optimum"]
        if isinstance(found, str):
            yield name, float("inf"), found
            continue
        # Where evenness is cut off by a budget, whole grams stand off by as much as is written.
        distance = max(0.0, abs(found - optimum) - entry.get("grain", 0.0))
        gap = distance / max(LEAST.get(entry["unit"], 1.0), abs(optimum))
        yield name, gap, None if gap <= TOLERANCE else f"{found!r} instead of {optimum!r}"


def compare(folder):
    for index in sorted(folder.rglob("index.json")):
        yield from compare_programmes(index.parent)


if __name__ == "__main__":
    report.tell(compare)
