"""Times the whole program on made-up countries of growing size, as Markdown.

    python benches/outside/sizes.py PROGRAM FOLDER [PAGE]

FOLDER holds packs that `cargo bench --bench packs` wrote, named AREASxLINKSxMONTHS. With a page, the
table is written there too, between its marks.

Times are of the processor, not of the clock, so that other work on the machine counts for little; of
three runs the least, of a run that takes more than ten seconds that one.
"""

import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from page import put

# The most areas of a country of which more than a plan is asked.
QUESTIONS = 400
program, folder = sys.argv[1], Path(sys.argv[2])


def run(words):
    """Seconds of the processor and megabytes at the most of one run."""
    child = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, f"{words} ends with {status}"
    # Kilobytes on Linux.
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def least(words):
    runs = [run(words)]
    while len(runs) < 3 and runs[0][0] < 10:
        runs.append(run(words))
    return min(time for time, _ in runs), max(peak for _, peak in runs)


def arcs(pack):
    """Arcs of the problem behind the plan, as its file says in its head."""
    with tempfile.TemporaryDirectory() as out:
        words = ["export-model", "baseline", "--country", str(pack), "--format", "dimacs", "--out", out]
        subprocess.run([program, *words, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        for file in sorted(Path(out).rglob("*.min")):
            for line in file.open():
                if line.startswith("p min"):
                    return int(line.split()[3])
    raise SystemExit(f"{pack}: no problem was written")


def exponent(before, now):
    """The power of the arcs that time grows with from one size to the next; links alone are no size."""
    if before is None or before["months"] != now["months"] or before["areas"] == now["areas"]:
        return "-"
    return f"{math.log(now['plan'] / before['plan']) / math.log(now['arcs'] / before['arcs']):.2f}"


def crossings(pack):
    """The first twelve permissions to enter."""
    rows = (pack / "permissions.csv").read_text().splitlines()
    return [row.split(",")[0] for row in rows if row.startswith("entry")][:12]


def measured(pack):
    areas, links, months = map(int, pack.name.split("x"))
    on = ["baseline", "--country", str(pack)]
    load, _ = least(["check", str(pack)])
    plan, peak = least(["plan", *on, "--draws", "0"])
    row = {"areas": areas, "links": links, "months": months, "arcs": arcs(pack)}
    row |= {"load": load, "plan": plan, "peak": peak}
    if areas <= QUESTIONS:
        row["ranges"], _ = run(["ranges", *on, "--draws", "20"])
        players = ",".join(crossings(pack))
        row["worth"], _ = run(["worth", *on, "--draws", "0", "--permissions", players])
    return row


def seconds(row, what):
    return f"{row[what]:.2f} s" if what in row else "-"


packs = [pack for pack in folder.iterdir() if pack.name.count("x") == 2]
packs.sort(key=lambda pack: [int(part) for part in reversed(pack.name.split("x"))])
lines = [
    "| areas | links | months | arcs | check | plan | exponent | peak memory | ranges | worth of 12 |",
    "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
]
before = None
for pack in packs:
    row = measured(pack)
    counts = " | ".join(f"{row[what]:,}" for what in ("areas", "links", "months", "arcs"))
    lines.append(
        f"| {counts} | {seconds(row, 'load')} | {seconds(row, 'plan')} | {exponent(before, row)} "
        f"| {row['peak']:.0f} MB | {seconds(row, 'ranges')} | {seconds(row, 'worth')} |"
    )
    before = row
text = "\n".join(lines) + "\n"
print(text)
if len(sys.argv) > 3:
    put(sys.argv[3], "sizes", text)
