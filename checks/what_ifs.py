"""Fills in a workbook of what-ifs as a planner does, with openpyxl, and asks the questions that planners asked.

    python checks/what_ifs.py PROGRAM FOLDER

The folder is written anew. Fails where the workbook has no lists to choose from, where what is filled in does
not plan as the same words do, where a wrong cell is not named, or where a question takes longer than it may.
"""

import datetime
import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook
from report import check, done

PROGRAM = str(Path(sys.argv[1]).resolve())
FOLDER = Path(sys.argv[2]).resolve()

# Questions of the embedded country, and a word that the answer must hold.
ASKED = {
    "a crossing shut, and another instead": (
        ["--shut", "torkham in 2021-11", "--can", "hairatan"], "Can Hairatan replace it?",
    ),
    "money": (["--budget", "100m"], "Of 100,000,000 US dollars"),
    "twice the trucks": (["--trucks", "Spin Boldak x2"], "No loss is found"),
    "half the supplies a month late": (["--late", "50% by 1 month"], "come after the months planned for"),
}


def run(*words):
    """Runs the program, and tells the seconds of the processor that it took, too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run([PROGRAM, *words], capture_output=True, text=True, cwd=FOLDER)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ran, after.ru_utime - before.ru_utime


def filled(name, rows, base=None):
    """Fills in rows of a workbook that the program writes: change, of, how much, from, to."""
    ran, _ = run("scenario", "new", name)
    check(f"{name} is written", [ran.stderr] if ran.returncode else [])
    book = load_workbook(FOLDER / name)
    sheet = book["Form"]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "base")
    if base:
        sheet.cell(first, 2).value = base
    for at, cells in enumerate(rows, first + 1):
        for column, value in enumerate(cells, 1):
            if value is not None:
                sheet.cell(at, column).value = value
    book.save(FOLDER / name)
    return book, first


def plan(*words):
    ran, _ = run("plan", *words, "--draws", "0", "--json", "--quiet")
    return ran, json.loads(ran.stdout) if ran.returncode == 0 else {}


def reached(summary):
    return {key: value for key, value in summary.items() if key not in ("scenario", "scenario_name", "answer", "run")}


shutil.rmtree(FOLDER, ignore_errors=True)
FOLDER.mkdir(parents=True)
book, first = filled("asked.xlsx", [
    ["shut", "Torkham", None, "2021-11", "2021-11"],
    ["late", "Karachi port", "50% 1", None, None],
    ["need", "Ghor", "x1.3", datetime.date(2022, 1, 1), datetime.date(2022, 2, 1)],
])
lists = [validation for validation in book["Form"].data_validations.dataValidation]
faults = [] if len(lists) >= 80 else [f"{len(lists)} cells with a list"]
names = [cell.value for cell in book["Lists"]["C"]]
faults += [f"{name} is in no list" for name in ("Ghor", "Pakistan") if name not in names]
check("lists to choose from", faults)
(by_sheet, one), (by_words, other) = plan("asked.xlsx"), plan(
    "baseline", "--shut", "torkham in 2021-11", "--late", "karachi 50% 1", "--need", "Ghor x1.3 from 2022-01 to 2022-02",
)
faults = [ran.stderr for ran in (by_sheet, by_words) if ran.returncode]
faults += [] if one.get("reached_person_months") == other.get("reached_person_months") else ["other people are reached"]
check("a filled workbook plans as the words do", faults)

filled("wrong.xlsx", [["shut", "Torkam", None, None, None], ["capacity", "Torkham", "many", None, None]])
ran, _ = run("plan", "wrong.xlsx")
faults = [f"{cell} is not named" for cell in (f"cell B{first + 1}", f"cell C{first + 2}") if cell not in ran.stderr]
check("wrong cells are named", faults if ran.returncode == 1 else [f"exit {ran.returncode}: {ran.stderr}"])

for name, (words, told) in ASKED.items():
    ran, seconds = run("whatif", *words)
    faults = [ran.stderr] if ran.returncode else []
    faults += [] if told in ran.stdout else [f"`{told}` is not said"]
    print(f"   {name}: {seconds:.2f} s")
    check(name, faults)
done()
