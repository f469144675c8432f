"""Sets what-ifs through the handle beside planning each anew, and beside LEMON, as Markdown.

    python benches/outside/what_ifs.py OURS FLOWS [PAGE]

Fails where a what-if comes to something else than the plan from the tables, or a network to another optimum.
With a page, the table is written there too, between its two marks.
"""

import json
import statistics
import sys
from pathlib import Path

from page import put

ours, flows = (
    [json.loads(line) for line in Path(name).read_text().splitlines()] for name in sys.argv[1:3]
)


def lemon(row):
    """Mean milliseconds of LEMON on the networks written of a kind."""
    start = f"{row['kind'].replace(' ', '-')}-{row['level']}-"
    times = [flow["milliseconds"] for flow in flows if flow["problem"].startswith(start)]
    return (statistics.mean(times), len(times)) if times else (None, 0)


lines = [
    "| level | what changes | what-ifs | aidreach | a second | planned anew | LEMON | compared / differ |",
    "| --- | --- | --: | --: | --: | --: | --: | --: |",
]
for row in ours:
    each = row["seconds"] / row["number"] * 1e3
    cold = row["cold_seconds"] / row["number"] * 1e3
    others, written = lemon(row)
    beside = f"{others:.2g} ms ({others / each:.1f}×)" if others else "-"
    lines.append(
        f"| {row['level']} | {row['kind']} | {row['number']:,} | {row['seconds']:.2f} s ({each:.2g} ms each) "
        f"| {1e3 / each:,.0f} | {cold:.2g} ms ({cold / each:.1f}×) | {beside} "
        f"| {row['compared'] + written} / {row['differ']} |"
    )
laid_out = ", ".join(
    f"{level} {next(r['laid_out_milliseconds'] for r in ours if r['level'] == level):.1f} ms"
    for level in dict.fromkeys(row["level"] for row in ours)
)
lines += ["", f"Laying out once: {laid_out}."]
table = "\n".join(lines) + "\n"
print(table, end="")
if len(sys.argv) > 3:
    put(sys.argv[3], "what-ifs", table)
wrong = [flow["problem"] for flow in flows if not flow["agrees"]]
for problem in wrong:
    print(f"LEMON finds another optimum of {problem}")
sys.exit(1 if wrong or any(row["differ"] for row in ours) else 0)
