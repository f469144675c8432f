"""Sets the times of all solvers side by side, as Markdown; fails where an optimum differs.

    python benches/outside/table.py OURS FLOWS HIGHS PROGRAM
"""

import json
import sys
from pathlib import Path

ours, flows, highs, program = (
    [json.loads(line) for line in Path(name).read_text().splitlines()] for name in sys.argv[1:]
)
SOLVERS = ("LEMON", "OR-tools", "HiGHS", "networkx")
times = {(row["problem"], row["solver"]): row["milliseconds"] for row in flows + highs}


def cell(problem, solver, own):
    milliseconds = times.get((problem, solver))
    if milliseconds is None:
        return "-"
    return f"{milliseconds:.3g} ms ({milliseconds / own:.3g}×)"


print("| problem | nodes, arcs | aidreach |", " | ".join(SOLVERS), "|")
print("| --- | --- | --- |" + " --- |" * len(SOLVERS))
for row in ours:
    own, problem = row["milliseconds"], row["problem"]
    others = " | ".join(cell(problem, solver, own) for solver in SOLVERS)
    print(f"| {problem} | {row['nodes']:,}, {row['arcs']:,} | {own:.3g} ms | {others} |")
print()
print("| whole program | median time | peak memory |")
print("| --- | --- | --- |")
for row in program:
    time, peak = row["milliseconds"] / 1e3, row["megabytes"]
    print(f"| `aidreach {row['command']}` | {time:.2g} s | {peak:.0f} MB |")
print()
differ = [row for row in flows + highs if not row["agrees"]]
for row in differ:
    print(f"{row['solver']} finds another optimum of {row['problem']}")
print(f"optima compared: {len(flows) + len(highs)}, of which differ: {len(differ)}")
sys.exit(1 if differ else 0)
