"""Sets the times of all solvers side by side, as Markdown; fails where an optimum differs.

    python benches/outside/table.py OURS FLOWS HIGHS PROGRAM [PAGE]

With a page, the table is written there too, between its two marks.
"""

import json
import sys
from pathlib import Path

from page import put

SOLVERS = ("LEMON", "OR-tools", "HiGHS", "networkx")
PROBLEMS = {
    "baseline": "most people, then least cost",
    "funds-frozen": "most people within a budget",
    "tiers": "phases 5, 4, 3",
    "whole-search": "phases 5, 4, 3, evenness, cost, ids",
}

ours, flows, highs, program = (
    [json.loads(line) for line in Path(name).read_text().splitlines()] for name in sys.argv[1:5]
)
times = {(row["problem"], row["solver"]): row["milliseconds"] for row in flows + highs}
lines = []


def shown(milliseconds):
    return f"{milliseconds:.0f} ms" if milliseconds >= 100 else f"{milliseconds:.2g} ms"


def cell(problem, solver, own):
    milliseconds = times.get((problem, solver))
    if milliseconds is None:
        return "-"
    ratio = milliseconds / own
    return f"{shown(milliseconds)} ({ratio:.{0 if ratio >= 10 else 1}f}×)"


lines.append("| level | problem | nodes | arcs | aidreach | " + " | ".join(SOLVERS) + " |")
lines.append("| --- | --- | --: | --: | --: |" + " --: |" * len(SOLVERS))
for row in ours:
    own, problem = row["milliseconds"], row["problem"]
    kind, level = problem.rsplit("-", 1)
    others = " | ".join(cell(problem, solver, own) for solver in SOLVERS)
    network = f"{row['nodes']:,} | {row['arcs']:,}"
    lines.append(f"| {level} | {PROBLEMS[kind]} | {network} | {shown(own)} | {others} |")
lines.append("")
lines.append("| whole program, start to certified plan | median time | peak memory |")
lines.append("| --- | --: | --: |")
for row in program:
    time, peak = row["milliseconds"] / 1e3, row["megabytes"]
    lines.append(f"| `aidreach {row['command']}` | {time:.2f} s | {peak:.0f} MB |")
lines.append("")
differ = [row for row in flows + highs if not row["agrees"]]
lines.append(f"Optima compared: {len(flows) + len(highs)}, of which differ: {len(differ)}.")

table = "\n".join(lines) + "\n"
print(table, end="")
for row in differ:
    print(f"{row['solver']} finds another optimum of {row['problem']}")
if len(sys.argv) > 5:
    put(sys.argv[5], "measured", table)
sys.exit(1 if differ else 0)
