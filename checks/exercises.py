"""Plays an exercise as teams do: fills in the workbooks that the program wrote, with openpyxl, and looks
at what comes out.

    python checks/exercises.py PROGRAM FOLDER

The folder is written anew and left as it stands after the debrief. Fails where a workbook has no lists to
choose from, where a form filled in by hand is not taken, where a wrong one is taken or not told with its
sheet and cell, where a turn loses a file, or where a page of a PDF does not say that it is an exercise.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook
from report import check, done

PROGRAM = str(Path(sys.argv[1]).resolve())
FOLDER = Path(sys.argv[2]).resolve()


def run(*words):
    """Runs a command of the program."""
    return subprocess.run([PROGRAM, "exercise", *words], capture_output=True, text=True)


def good(what, *words):
    """Runs a command that has to end well."""
    ran = run(*words)
    check(what, [ran.stderr] if ran.returncode else [])
    return ran.stdout


def fill(turn, team, lines):
    """Fills in the next free row of each line of a team's form."""
    file = FOLDER / f"turn-{turn}" / f"team-{team}" / "form.xlsx"
    book = load_workbook(file)
    sheet = book["Form"]
    header = next(row for row in sheet.iter_rows() if row[0].value == "line")
    columns = {cell.value: cell.column for cell in header}
    for says, cells in lines:
        rows = range(header[0].row + 1, sheet.max_row + 1)
        free = next(
            row for row in rows
            if sheet.cell(row, 1).value == says
            and all(sheet.cell(row, n).value is None for n in columns.values() if n > 1)
        )
        for column, value in cells.items():
            sheet.cell(free, columns[column]).value = value
    book.save(file)
    return file


def workbook(turn, team):
    """What a form as written offers to whoever fills it in."""
    book = load_workbook(FOLDER / f"turn-{turn}" / f"team-{team}" / "form.xlsx")
    sheet = book["Form"]
    faults = []
    kinds = [choice.type for choice in sheet.data_validations.dataValidation]
    if kinds.count("list") < 20 or kinds.count("decimal") < 10:
        faults.append(f"{kinds.count('list')} lists, {kinds.count('decimal')} numbers")
    lists = book["Lists"]
    for choice in sheet.data_validations.dataValidation:
        if choice.type != "list":
            continue
        cells = lists[choice.formula1.split("!")[1].replace("$", "")]
        values = [row[0].value for row in cells]
        if not values or None in values:
            faults.append(f"{choice.sqref}: a list with holes")
    if "EXERCISE" not in (sheet.oddHeader.left.text or ""):
        faults.append("the header of the printed page does not say EXERCISE")
    if sheet.page_setup.paperSize != 9:
        faults.append("it is not set up for A4")
    return faults


def files():
    """Every file of the exercise with its bytes."""
    found = (path for path in FOLDER.rglob("*") if path.is_file())
    return {str(path.relative_to(FOLDER)): path.read_bytes() for path in found}


def marked():
    """Pages of PDFs that do not say that they belong to an exercise, by file."""
    key = re.search(r'key = "(.*)"', (FOLDER / "exercise.toml").read_text()).group(1)
    for file in sorted(FOLDER.rglob("*.pdf")):
        text = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True).stdout
        pages = text.decode().split("\f")[:-1]
        faults = [
            f"page {n} lacks `{word}`"
            for n, page in enumerate(pages, 1)
            for word in ("EXERCISE EXERCISE EXERCISE", key)
            if word not in page
        ]
        check(f"{file.relative_to(FOLDER)}: marked on every page", faults)
        if file.name == "form.pdf" and len(pages) > 2:
            check(f"{file.relative_to(FOLDER)}: two pages", [f"{len(pages)} pages"])


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    good("new", "new", "beginners", "--teams", "3", "--out", str(FOLDER))
    check("the form of team 1", workbook(1, 1))
    before = files()
    ran = run("turn", str(FOLDER))
    check("empty forms are refused", [] if ran.stderr.count("E0702") == 3 else [ran.stderr])
    check("and nothing is written", [] if files() == before else ["files changed"])
    fill(1, 1, [("follow", {"value": "plan"}), ("ask", {"value": "banking"})])
    fill(1, 2, [
        ("follow", {"value": "nothing"}),
        ("hand out", {"from": "Kabul", "to": "Bamyan", "mt": 10}),
        ("hand out", {"from": "Herat", "to": "Ghor", "mt": 5.5}),
        ("send ahead", {"from": "Termez (WFP/UNHCR hub)", "to": "Ghor", "mt": 300}),
        ("move up", {"from": "Kabul", "to": "Bamyan", "mt": 5}),
    ])
    fill(1, 3, [
        ("hand out", {"from": "Kabul", "to": "Bamyan", "mt": 999999}),
        ("leave out", {"value": "Bamian Province"}),
        ("ask", {"value": 44256}),
    ])
    before = files()
    ran = run("turn", str(FOLDER))
    told = [code for code in ("E0704", "E0706", "E0709") if code not in ran.stderr]
    cells = re.findall(r"form\.xlsx \[sheet Form, cell [B-F]\d+\]", ran.stderr)
    check("faults are told with sheet and cell", told + ([] if len(cells) == 3 else [ran.stderr]))
    check("and nothing is taken", [] if files() == before else ["files changed"])
    shutil.copy(FOLDER / "turn-1/team-1/form.xlsx", FOLDER / "turn-1/team-3/form.xlsx")
    ran = run("turn", str(FOLDER))
    check("the form of another team", [] if "E0701" in ran.stderr else [ran.stderr])
    (FOLDER / "turn-1/team-3/form.xlsx").unlink()
    said = good("the first turn", "turn", str(FOLDER), "--absent", "3")
    check("what it says", [] if "team 3" in said else [said])
    good("the second turn", "turn", str(FOLDER), "--absent", "1,2,3")
    good("taken back", "turn", str(FOLDER), "--undo")
    for _ in range(3):
        good("the other turns", "turn", str(FOLDER), "--absent", "1,2,3")
    report = json.loads(good("the debrief", "debrief", str(FOLDER), "--key", "--json"))
    first, second, third = report["teams"]
    check("a team that follows the plan", [
        f"{name}: {team['judgement']}"
        for name, team in (("team 1", first), ("team 3", third))
        if any(team["judgement"].values())
    ])
    check("what team 2 decided is told", [] if second["decisions"] else ["no decisions"])
    if shutil.which("pdftotext"):
        marked()
    else:
        print("poppler-utils is not there: PDFs of exercises are not opened")
    done()


main()
