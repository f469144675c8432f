"""Sets sweeps over all combinations beside solvers that take them one by one, as Markdown.

    python benches/outside/sweeps.py SWEEPS COMBINATIONS [PAGE]

Fails where an optimum differs. With a page, the tables are written there too, between their marks.
"""

import json
import statistics
import sys
from pathlib import Path

from page import put

GAMES = {
    "widest": "hold most links and areas",
    "spread": "one of every few",
    "border": "the borders",
    "ample": "handing out, ample food",
}
SOLVERS = ("LEMON", "LEMON largest flow", "HiGHS")
SIZES = (4, 8, 12, 16)

sweeps, outside = (
    [json.loads(line) for line in Path(name).read_text().splitlines()] for name in sys.argv[1:3]
)
answers = {(row["game"], row["solver"]): row for row in outside}


def time(milliseconds):
    if milliseconds == 0:
        return "0"
    if milliseconds < 0.1:
        return f"{milliseconds * 1e3:.{1 if milliseconds < 0.00995 else 0}f} µs"
    return f"{milliseconds:,.0f} ms" if milliseconds >= 10 else f"{milliseconds:.2g} ms"


def times(ratio):
    return f"{ratio:,.0f}×" if ratio >= 9.95 else f"{ratio:.1f}×"


def table(head, left, rows):
    """Markdown with its first columns aligned to the left."""
    marks = ["---"] * left + ["--:"] * (len(head) - left)
    return ["| " + " | ".join(cells) + " |" for cells in [head, marks, *rows]] + [""]


def beside(game):
    """A game's line: ours a combination, and each solver's mean, how often ours, and its median."""
    combinations = 2 ** game["permissions"]
    # What is laid out once for all combinations counts for us; others get their networks built.
    own = (game["laid_out"] + game["one_thread"]) / combinations
    on_two = (game["laid_out"] + game["two_threads"]) / combinations
    found = [answers.get((game["game"], solver)) for solver in SOLVERS]
    cells = [
        f"{time(row['mean'])} ({times(row['mean'] / own)}), {time(row['median'])}" if row else "-"
        for row in found
    ]
    found = [row for row in found if row]
    compared, differ = (sum(row[what] for row in found) for what in ("compared", "differ"))
    arcs = statistics.mean(one["arcs"] for one in game["sample"])
    title = GAMES[game["kind"]]
    if game["method"] == "Plans":
        title += ", with a budget"
    return [
        game["level"], title, game["measure"], f"{combinations:,}", f"{game['different']:,}", f"{game['proofs']:,}",
        f"{arcs:,.0f}", time(own), time(on_two), *cells, f"{compared} / {differ}",
    ]


def sizes(kind, level, months):
    """A line of the table of sizes; `None` where no such game was timed."""
    chosen = {
        row["permissions"]: row
        for row in sweeps
        if (row["kind"], row["level"], row["months"], row["scenario"], row["measure"])
        == (kind, level, months, "baseline", "kept")
    }
    if not chosen:
        return None
    cells = []
    for k in SIZES:
        total = chosen[k]["two_threads"] if k in chosen else None
        cells.append(f"{time(total)} ({time(total / 2**k)})" if total else "-")
    laid_out = statistics.median(row["laid_out"] for row in chosen.values())
    return [GAMES[kind], level, str(months), time(laid_out), *cells]


head = ["level", "permissions that", "valued by", "combinations", "different values", "proofs", "arcs"]
head += ["aidreach, 1 thread", "2 threads", *SOLVERS, "compared / differ"]
lines = table(head, 3, [beside(row) for row in sweeps if row["sample"]])
head = ["permissions that", "level", "months", "laying out", *(f"{k}: {2**k:,}" for k in SIZES)]
rows = [sizes(k, level, m) for k in GAMES for level in ("province", "district") for m in (4, 8)]
lines += table(head, 2, [row for row in rows if row])
differ = [row for row in outside if row["differ"]]
compared = sum(row["compared"] for row in outside)
lines.append(f"Optima compared: {compared:,}, of which differ: {sum(r['differ'] for r in differ)}.")

text = "\n".join(lines) + "\n"
print(text, end="")
for row in differ:
    print(f"{row['solver']} finds other optima of {row['game']}: {row['differ']}")
if len(sys.argv) > 3:
    put(sys.argv[3], "combinations", text)
sys.exit(1 if differ else 0)
