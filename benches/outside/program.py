"""Times the whole program on the embedded country, and takes its peak memory.

    python benches/outside/program.py PROGRAM [BEFORE]

With BEFORE, an older build of the program, each command is timed with both in turn. Times are of the processor in
user mode, the least of several runs, so that other work on the machine counts for little; peaks are the most.
"""

import json
import os
import subprocess
import sys
import tempfile

PLAIN = {"AIDREACH_DRAWS": "0"}
# Words, what is in the environment, how often.
COMMANDS = [
    (["check"], PLAIN, 11),
    (["plan", "baseline"], PLAIN, 11),
    (["plan", "baseline"], {}, 11),
    (["plan", "baseline", "--level", "district"], PLAIN, 11),
    (["plan", "baseline", "--level", "district"], {}, 5),
    (["compare", "baseline", "pakistan-closed"], PLAIN, 5),
    (["compare", "baseline", "pakistan-closed"], {}, 3),
    (["why", "Panjsher"], PLAIN, 5),
    (["why", "Panjsher"], {}, 3),
    (["why", "--level", "district"], PLAIN, 1),
    (["worth", "baseline"], PLAIN, 3),
    (["worth", "baseline"], {}, 1),
    (["report", "baseline", "--quiet", "--out", "report.html"], PLAIN, 3),
]


def run(program, words, variables):
    """Milliseconds in user mode and megabytes at the most of one run."""
    with tempfile.TemporaryDirectory() as place:
        child = subprocess.Popen(
            [program, *words],
            cwd=place,
            env={**os.environ, **variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(child.pid, 0)
    assert status == 0, f"{words} ends with {status}"
    # Kilobytes on Linux.
    return used.ru_utime * 1e3, used.ru_maxrss / 1024


programs = [os.path.abspath(program) for program in sys.argv[1:3]]
for words, variables, times in COMMANDS:
    # What an older program does not draw it cannot be timed at.
    asked = programs if variables else programs[:1]
    runs = [[run(program, words, variables) for program in asked] for _ in range(times)]
    least = [min(time for time, _ in of_one) for of_one in zip(*runs)]
    row = {"command": " ".join(words), "draws": "AIDREACH_DRAWS" not in variables}
    row |= {"milliseconds": least[0], "megabytes": max(peak for _, peak in (both[0] for both in runs))}
    if len(least) > 1:
        row["before_milliseconds"] = least[1]
    print(json.dumps(row), flush=True)
