"""How checks by outside programs are told: every fault, the widest gap, counts."""

import sys
from pathlib import Path


def tell(compare):
    """Runs `compare` on every folder of the command line and ends the program.

    `compare` yields rows of a name, a relative gap and what is wrong, or None. The exit code is 1
    on any difference, and where nothing was found to compare.
    """
    rows = [row for folder in sys.argv[1:] for row in compare(Path(folder))]
    failed = [row for row in rows if row[2] is not None]
    for name, _, wrong in failed:
        print(f"{name}: {wrong}")
    if rows:
        name, gap, _ = max(rows, key=lambda row: row[1])
        print(f"widest relative gap {gap:.2e} in {name}")
    print(f"{Path(sys.argv[0]).name}: {len(rows) - len(failed)} passed, {len(failed)} failed")
    sys.exit(1 if failed or not rows else 0)


counts = {"passed": 0, "failed": 0}


def check(what, faults):
    """Counts a check, and tells its faults."""
    counts["failed" if faults else "passed"] += 1
    if faults:
        print(f"FAILED: {what}")
        for fault in faults[:10]:
            print(f"  {fault}")


def done():
    """Tells the counts and ends the program: with 1 on any fault, and where nothing was checked."""
    passed, failed = counts["passed"], counts["failed"]
    print(f"{Path(sys.argv[0]).name}: {passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)
