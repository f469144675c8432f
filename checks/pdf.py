"""Opens reports as PDF with poppler, as a printer and a reader of screens would.

    python3 checks/pdf.py FOLDER ANSWERS

The first folder holds `baseline.pdf`, `mono.pdf`, `public.pdf` and `brief.pdf`; of the second every PDF is an
answer to a question. Fails where a page lacks
who may read it, the run or its number; where a font is missing, words or a province's name in Dari
do not come out, colour stands in black and white, a page is blank or runs over its edge, or a brief
is longer than a page.
"""

import re
import subprocess
import sys
from pathlib import Path

from report import check, done

# What must come out of each, in words.
SAID = {
    "baseline": [
        "Afghanistan: As it happened, August 2021 to March 2022",
        "In the worst month, August 2021,",
        "of 14,000,000 people in need are reached",
        "From need to reach",
        "Termez (WFP/UNHCR hub) → Galaba rail station (Termez)",
        "کابل",
        "هرات",
    ],
    "mono": ["In the worst month", "What each permission is worth", "کابل"],
    "public": ["Afghanistan: As it happened", "Area by area", "کابل"],
    "brief": ["Pakistan", "What we ask", "What it unlocks", "If all of it is refused"],
}
MARK = {"public": "PUBLIC: for everyone"}
# Which run or answer every page belongs to.
FOOT = dict.fromkeys(SAID, r"AFG \d+\.\d+\.\d+, baseline")
# What only the planning team may read.
HIDDEN = {"public": ["Torkham", "What each permission is worth", "What holds reach back"]}
A4 = (595.276, 841.89)


def run(*command):
    """What a program says."""
    return subprocess.run(command, check=True, capture_output=True).stdout


def words(text):
    """Words with one space between them, hyphens and spaces as on a keyboard."""
    text = re.sub("[\u200e\u200f\u202a-\u202e]", "", text)
    text = text.replace("\u00a0", " ").replace("\u2011", "-")
    return " ".join(text.split())


def pages_of(file):
    """The words of each page."""
    text = run("pdftotext", str(file), "-").decode()
    return [words(page) for page in text.split("\f")[:-1]]


def dots(file, page):
    """A page as dots: its width, height, and three bytes a dot."""
    command = ["pdftoppm", "-r", "40", "-f", str(page), "-l", str(page), str(file)]
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", image := run(*command))
    return int(head[1]), int(head[2]), image[head.end():]


def layout(name, file, count):
    """Looks at every page: ink within the margins, and no colour where there is to be none."""
    blank, over, coloured = [], [], []
    for page in range(1, count + 1):
        wide, high, image = dots(file, page)
        edge = 12
        inked = 0
        for y in range(high):
            row = image[y * wide * 3:(y + 1) * wide * 3]
            dark = [x for x in range(wide) if min(row[x * 3:x * 3 + 3]) < 200]
            inked += len(dark)
            if dark and (dark[0] < edge or dark[-1] >= wide - edge or y < edge or y >= high - edge):
                over.append(f"page {page}, line {y}")
            if name == "mono" and any(
                max(row[x * 3:x * 3 + 3]) - min(row[x * 3:x * 3 + 3]) > 80 for x in dark
            ):
                coloured.append(f"page {page}, line {y}")
        if inked < 200:
            blank.append(f"page {page}")
    check(f"{name}: no blank page", blank)
    check(f"{name}: nothing beyond the margins", over)
    check(f"{name}: no colour in black and white", coloured)


def look(file):
    """All checks of one file."""
    name = file.stem
    info = run("pdfinfo", "-isodates", str(file)).decode()
    told = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    told = {key: value.strip() for key, value in told.items()}
    size = [float(n) for n in re.findall(r"[\d.]+", told["Page size"])[:2]]
    check(f"{name}: A4", [] if all(abs(a - b) < 1 for a, b in zip(size, A4)) else [str(size)])
    check(f"{name}: has a title", [] if told.get("Title") else ["none"])
    check(f"{name}: tagged", [] if told.get("Tagged") == "yes" else [info])
    check(f"{name}: no clock", [info] if "CreationDate" in told else [])
    meta = run("pdfinfo", "-meta", str(file)).decode()
    check(f"{name}: PDF/UA", [] if "pdfuaid" in meta else ["not claimed"])
    fonts = run("pdffonts", str(file)).decode().splitlines()[2:]
    outside = [font for font in fonts if " yes yes yes " not in font]
    check(f"{name}: every font within", outside if fonts else ["no font at all"])
    pages = pages_of(file)
    mark = MARK.get(name, "INTERNAL: for the planning team only")
    check(f"{name}: marked", [f"page {n}" for n, p in enumerate(pages, 1) if mark not in p])
    foot = re.compile(FOOT.get(name, r"AFG \d+\.\d+\.\d+, .*answer [0-9a-f]{12}\."))
    check(f"{name}: run", [f"page {n}" for n, p in enumerate(pages, 1) if not foot.search(p)])
    numbers = [f"Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)]
    check(f"{name}: numbered", [n for n, page in zip(numbers, pages) if n not in page])
    whole = " ".join(pages)
    check(f"{name}: says", [said for said in SAID.get(name, []) if said not in whole])
    check(f"{name}: hides", [said for said in HIDDEN.get(name, []) if said in whole])
    check(f"{name}: no letter without a shape", ["\ufffd"] if "\ufffd" in whole else [])
    if name == "brief":
        # With its map it takes both sides of a sheet.
        check(f"{name}: one sheet", [] if len(pages) <= 2 else [f"{len(pages)} pages"])
    layout(name, file, len(pages))


for pdf in [Path(sys.argv[1]) / f"{name}.pdf" for name in SAID]:
    look(pdf)
answers = sorted(Path(sys.argv[2]).glob("*.pdf"))
check("answers are there", [] if answers else [sys.argv[2]])
for pdf in answers:
    look(pdf)
done()
