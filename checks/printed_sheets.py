"""Prints workbooks with LibreOffice, and counts their pages.

    python checks/printed_sheets.py FOLDER

Every workbook in FOLDER must print on no more pages than its first sheet tells.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from report import check, done


def told(book):
    """The pages of a workbook, as its first sheet tells them."""
    first = book["Read first"]
    words = "\n".join(str(row[0].value) for row in first.iter_rows() if row[0].value)
    after = re.findall(r"^(?:To read and print|Data to work with), (\d+) pages? after", words, re.M)
    return int(first.page_setup.fitToHeight or 1) + sum(map(int, after))


def printed(file, place):
    """On how many pages LibreOffice prints it."""
    words = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless"]
    words += ["--convert-to", "pdf", "--outdir", place, file]
    subprocess.run(words, capture_output=True, check=True)
    about = subprocess.run(["pdfinfo", f"{place}/{file.stem}.pdf"], capture_output=True, text=True)
    return int(re.search(r"^Pages:\s+(\d+)", about.stdout, re.M)[1])


with tempfile.TemporaryDirectory() as place:
    for file in sorted(Path(sys.argv[1]).rglob("*.xlsx")):
        book = openpyxl.load_workbook(file)
        if "Read first" in book.sheetnames:
            pages, most = printed(file, place), told(book)
            seen = [] if pages <= most else [f"{pages} pages, told are {most}"]
            check(f"{file.name}: {most} pages", seen)
done()
