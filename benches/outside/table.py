"""Sets the times of all solvers side by side, as Markdown; fails where an optimum differs.

    python benches/outside/table.py OURS FLOWS HIGHS PROGRAM NETWORKS NETWORK_FLOWS [PAGE]

With a page, the tables are written there too, each between its two marks.
"""

import json
import sys
from pathlib import Path

from page import put

SOLVERS = ("LEMON", "LEMON scaling", "OR-tools", "HiGHS", "networkx")
PROBLEMS = {
    "baseline": "most people, then least cost",
    "funds-frozen": "most people within a budget",
    "phase-5": "most people in phase 5",
    "phase-4": "most people in phase 4",
    "phase-3": "most people in phase 3",
    "tiers": "phases 5, 4, 3",
    "whole-search": "phases 5, 4, 3, evenness, cost, ids",
}

ours, flows, highs, program, networks, network_flows = (
    [json.loads(line) for line in Path(name).read_text().splitlines()] for name in sys.argv[1:7]
)
compared = flows + highs + network_flows
times = {(row["problem"], row["solver"]): row["milliseconds"] for row in compared}
lines = []


def shown(milliseconds):
    if milliseconds >= 1e4:
        return f"{milliseconds / 1e3:.3g} s"
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
lines.append("| whole program | draws | before | now | ratio | peak memory |")
lines.append("| --- | --: | --: | --: | --: | --: |")
for row in program:
    time, peak, before = row["milliseconds"] / 1e3, row["megabytes"], row.get("before_milliseconds")
    draws = "200" if row["draws"] else "none"
    earlier = f"{before / 1e3:.2f} s" if before else "-"
    ratio = f"{time * 1e3 / before:.2f}" if before else "-"
    lines.append(f"| `aidreach {row['command']}` | {draws} | {earlier} | {time:.2f} s | {ratio} | {peak:.0f} MB |")
lines.append("")
differ = [row for row in compared if not row["agrees"]]
lines.append(f"Optima compared: {len(compared)}, of which differ: {len(differ)}.")

table = "\n".join(lines) + "\n"
print(table, end="")

others = [solver for solver in SOLVERS if solver != "HiGHS"]
lines = ["| network | nodes | arcs | aidreach | " + " | ".join(others) + " |"]
lines.append("| --- | --: | --: | --: |" + " --: |" * len(others))
for row in networks:
    own, problem = row["milliseconds"], row["problem"]
    cells = " | ".join(cell(problem, solver, own) for solver in others)
    lines.append(f"| {problem} | {row['nodes']:,} | {row['arcs']:,} | {shown(own)} | {cells} |")
lines.append("")
# Closer than this, two times are alike.
NOISE = 1.05
for solver in others:
    both = [(row, times.get((row["problem"], solver))) for row in ours + networks]
    both = [(row, other) for row, other in both if other is not None]
    slower = [row["problem"] for row, other in both if row["milliseconds"] > NOISE * other]
    faster = sum(row["milliseconds"] * NOISE < other for row, other in both)
    named = f": {', '.join(slower)}" if slower else ""
    lines.append(
        f"- against {solver}: faster on {faster} of {len(both)}, slower on {len(slower)}{named}."
    )
networks_table = "\n".join(lines) + "\n"
print(networks_table, end="")
for row in differ:
    print(f"{row['solver']} finds another optimum of {row['problem']}")
if len(sys.argv) > 7:
    put(sys.argv[7], "measured", table)
    put(sys.argv[7], "networks", networks_table)
sys.exit(1 if differ else 0)
