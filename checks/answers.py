"""Asks every question in every format, and opens what comes with other people's readers.

    python checks/answers.py AIDREACH FOLDER

Writes each answer on the built-in country into FOLDER as HTML, PDF, XLSX, Markdown and JSON. Workbooks are
opened with openpyxl: every table of the JSON is a sheet of the same rows and figures. Where poppler is
there, every figure of the Markdown's tables must come out of the PDF.
"""

import datetime
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
from report import check, done

# By the name of its files: a question as it is asked.
QUESTIONS = {
    "worth": "worth baseline",
    "worth-by-phase": "worth baseline --objective severity --samples 20",
    "ask": "ask all-denied --target 0.5",
    "why": "why Ghor Badakhshan",
    "compare": "compare full-access baseline pakistan-closed",
    "conditions": "conditions --permission iran-transit --vary levy",
    "frontier": "frontier baseline",
    "backtest": "backtest",
    "brief": "brief pakistan",
    "check": "check",
    "denials": "denials --scenarios",
    "whatif": "whatif --shut 'torkham in 2021-11' --budget 300m --can hairatan",
    "ranges": "ranges baseline --beside full-access",
    "scenarios": "scenarios",
    "audit": "data audit",
    "sources": "data sources",
    "areas": "data show areas",
    "network": "network",
    "routes": "routes baseline",
    "route": "route karachi faizabad --month 2022-01",
}
# Answers whose tables hold words only.
WITHOUT_FIGURES = {"scenarios"}
FORMATS = ["html", "pdf", "xlsx", "md", "json"]


def asked(program, folder, name, question):
    """Writes an answer in every format; what went wrong."""
    faults = []
    for ending in FORMATS:
        words = [program, *shlex.split(question), "--out", folder / f"{name}.{ending}", "--quiet"]
        said = subprocess.run(words, capture_output=True, text=True)
        if said.returncode:
            faults.append(f"{ending}: exit code {said.returncode}: {said.stderr.strip()}")
    return faults


def same(shown, told):
    """Whether a cell of a workbook says what JSON says."""
    if told is None or told == "":
        return shown is None
    if isinstance(shown, datetime.datetime):
        return f"{shown:%Y-%m-%d}" == (told if len(told) > 7 else f"{told}-01")
    return shown == told


def opened(file, answer):
    """What a workbook says otherwise than the JSON, and what of it would not print well."""
    book = openpyxl.load_workbook(file, data_only=True)
    faults = unprintable(file)
    # Tabs and headings have words for people; which table stands there is told on the sheet of columns.
    tabs = {row[1]: row[0] for row in book["Columns"].iter_rows(min_row=3, values_only=True)}
    if not any(answer["tables"].values()):
        faults.append("no table has a row")
    for table, rows in answer["tables"].items():
        if not rows:
            continue
        if tabs.get(table) not in book.sheetnames:
            faults.append(f"no sheet of `{table}`")
            continue
        cells = [[cell.value for cell in row] for row in book[tabs[table]].iter_rows()]
        keys = list(rows[0])
        if cells[1] != keys:
            faults.append(f"row 2 of `{table}` has not the names {keys}")
            continue
        lines = cells[2:]
        if len(lines) != len(rows):
            faults.append(f"`{table}` has {len(lines)} rows instead of {len(rows)}")
        for n, (line, row) in enumerate(zip(lines, rows)):
            for shown, key in zip(line, keys):
                if not same(shown, row[key]):
                    faults.append(f"`{table}` row {n}, {key}: {shown!r} instead of {row[key]!r}")
    return faults


def unprintable(file):
    """What of a workbook would print badly, or not be found by programs."""
    book, faults = openpyxl.load_workbook(file), []
    for sheet in book.worksheets:
        header, footer = sheet.oddHeader.left.text or "", sheet.oddFooter.left.text or ""
        told = ["Needs ", "Assumed: ", " of those that decide", "No clearance to move."]
        if "INTERNAL" not in header or not all(words in footer for words in told):
            faults.append(f"`{sheet.title}` prints without {header!r}, {footer!r}")
        if sheet.title == "Charts":
            continue
        if not sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.page_setup.fitToWidth not in (None, 1):
            faults.append(f"`{sheet.title}` is not as wide as a page")
        if sheet.title == "Read first":
            continue
        headings = [cell.value for cell in sheet[1]]
        if any(not heading or "_" in heading for heading in headings) or len(set(headings)) < len(headings):
            faults.append(f"`{sheet.title}` has headings {headings}")
        rows = (sheet.print_title_rows, sheet.freeze_panes[-1], sheet.auto_filter.ref.split(":")[0])
        if rows != ("$1:$2", "3", "A2"):
            faults.append(f"`{sheet.title}` repeats, freezes and filters {rows}")
    return faults


def words_apart(text):
    """Words as on a keyboard, without the signs that only set their direction, percents beside their figures."""
    text = re.sub("[\u200e\u200f\u202a-\u202e]", "", text).replace("\u2011", "-").replace("\u2212", "-")
    return re.sub(r"\s*%", "%", " ".join(text.split()))


def printed(folder, name):
    """Figures of the Markdown's tables that do not come out of the PDF."""
    said = subprocess.run(["pdftotext", folder / f"{name}.pdf", "-"], capture_output=True, text=True).stdout
    # A figure is all of a run of digits: 12 is not printed where 123 is.
    page = set(re.findall(r"[<>+-]?\d[\d,]*(?:\.\d+)?(?:%)?", words_apart(said)))
    rows = [line for line in (folder / f"{name}.md").read_text().splitlines() if line.startswith("|")]
    cells = {cell.strip() for row in rows for cell in row.strip("|").split("|")}
    told = [words_apart(cell).replace("±", " ").split() for cell in cells]
    of_figures = [cell for cell in told if all(re.fullmatch(r"[<>+-]?\d[\d,]*(\.\d+)?%?", part) for part in cell)]
    figures = {figure for cell in of_figures for figure in cell}
    missing = [f"`{figure}`" for figure in sorted(figures) if figure not in page]
    return missing if figures or name in WITHOUT_FIGURES else ["no figure at all"], len(figures)


program, folder = sys.argv[1], Path(sys.argv[2])
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
keys = set()
for name, question in QUESTIONS.items():
    faults = asked(program, folder, name, question)
    check(f"{question}: written in every format", faults)
    if faults:
        continue
    answer = json.loads((folder / f"{name}.json").read_text())
    keys.add(answer["run"])
    check(f"{question}: openpyxl reads what JSON says", opened(folder / f"{name}.xlsx", answer))
    for ending in ("html", "md"):
        text = (folder / f"{name}.{ending}").read_text()
        check(f"{question}: its key stands on the {ending} page", [] if answer["run"] in text else [answer["run"]])
    if shutil.which("pdftotext"):
        missing, count = printed(folder, name)
        check(f"{question}: poppler reads all of {count} figures", missing)
check("every answer has a key of its own", [] if len(keys) == len(QUESTIONS) else sorted(keys))
done()
