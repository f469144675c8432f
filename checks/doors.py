"""Sends hostile files through every door of the program and measures how long it takes and how much
memory it needs.

    python checks/doors.py PROGRAM FOLDER [--table] [--seconds S] [--mb M]

Needs nothing but Python. The files are made in the folder from a fixed seed, one at a time, and deleted
again; a table of what was measured is printed with --table, as it stands in checks/DOORS.md. Fails where an input takes more
than 2 s of a processor (so that other work on the machine does not count; 20 s on the clock, for what waits) or
200 MB, where the program falls over (exit code 70 or a signal), or where what should be refused
is taken. An honest pack of 6,400 areas and 20,000 links goes through the same door; it has limits of its own,
because it is read whole.
"""

import argparse
import io
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from report import check, done

DATA = Path(__file__).resolve().parent.parent / "data" / "example"
SEED = 20210815

asked = argparse.ArgumentParser()
asked.add_argument("program")
asked.add_argument("folder")
asked.add_argument("--table", action="store_true")
asked.add_argument("--seconds", type=float, default=2.0)
asked.add_argument("--mb", type=float, default=200.0)
asked = asked.parse_args()
PROGRAM = str(Path(asked.program).resolve())
FOLDER = Path(asked.folder).resolve()
measured = []


def run(words, within=60):
    """Runs the program: exit code, seconds on the clock and of a processor, megabytes, what it said."""
    most = 0.0
    with open(FOLDER / "said", "wb") as said:
        began = time.monotonic()
        child = subprocess.Popen(
            [PROGRAM, *words], stdout=said, stderr=said, stdin=subprocess.DEVNULL, cwd=FOLDER
        )
        status = None
        while status is None:
            pid, status_now, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                status = status_now
            elif time.monotonic() - began > within:
                child.kill()
                _, status, usage = os.wait4(child.pid, 0)
            else:
                most = max(most, resident(child.pid))
                time.sleep(0.001)
        seconds = time.monotonic() - began
    child.returncode = 0
    text = (FOLDER / "said").read_bytes()[:4000].decode("utf-8", "replace")
    code = os.waitstatus_to_exitcode(status)
    return code, seconds, usage.ru_utime + usage.ru_stime, most, text


def resident(pid):
    """Megabytes that a process had at the most so far. What the system counts in the end would not do: it
    counts this script's own memory, from which the process was made."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    peak = next((line for line in lines if line.startswith("VmHWM")), "VmHWM: 0 kB")
    name = next((line.split()[1] for line in lines if line.startswith("Name")), "")
    return float(peak.split()[1]) / 1000 if name == "aidreach" else 0.0


def through(door, what, words, size, refused=True, seconds=None, mb=None):
    """Sends one input through a door and holds what it took against the limits."""
    code, clock, took, most, said = run(words)
    for _ in range(5):
        if most > 0:
            break
        # It was through before anybody looked at its memory.
        code, clock, took, most, said = run(words)
    seconds, mb = seconds or asked.seconds, mb or asked.mb
    first = next((line for line in said.splitlines() if line.strip()), "")
    wrong = [] if most > 0 else ["its memory could not be measured"]
    if code < 0 or code == 70:
        wrong.append(f"it falls over ({code}): {first}")
    if refused and code == 0:
        wrong.append("it is taken")
    if not refused and code != 0:
        wrong.append(f"it is refused: {first}")
    if took > seconds:
        wrong.append(f"{took:.1f} s of a processor, more than {seconds}")
    if clock > 10 * seconds:
        wrong.append(f"{clock:.1f} s on the clock, more than {10 * seconds}")
    if most > mb:
        wrong.append(f"{most:.0f} MB, more than {mb}")
    check(f"{door}: {what}", wrong)
    measured.append((door, what, size, clock, took, most, first[:70]))


def fresh(name="pack"):
    """The example as a pack to be spoilt."""
    pack = FOLDER / name
    shutil.rmtree(pack, ignore_errors=True)
    shutil.copytree(DATA, pack)
    return pack


def spoilt(file, text, what, words=("check", "pack"), door="pack", refused=True):
    """Puts a file into the example and reads the pack."""
    pack = fresh()
    data = text if isinstance(text, bytes) else text.encode()
    (pack / file).write_bytes(data)
    through(door, what, list(words), len(data), refused)


def header(file):
    return (DATA / file).read_text().splitlines()[0] + "\n"


def row(file, n=1):
    return (DATA / file).read_text().splitlines()[n]


def tables():
    rng = random.Random(SEED)
    link = row("links.csv").split(",")
    bad = [",".join([f"x{n}", f"nowhere{n}", *link[2:]]) for n in range(200_000)]
    spoilt("links.csv", header("links.csv") + "\n".join(bad[:8_000]), "8,000 links to nowhere")
    spoilt("links.csv", header("links.csv") + "\n".join(bad[:60_000]), "60,000 links to nowhere")
    spoilt("links.csv", header("links.csv") + "\n".join(bad), "200,000 links, more than may be")
    need = row("needs.csv").split(",")
    named = [",".join([f"Nowher{n}", *need[1:]]) for n in range(20_000)]
    spoilt("needs.csv", header("needs.csv") + "\n".join(named), "20,000 names that no area has")
    twice = header("needs.csv") + (row("needs.csv") + "\n") * 20_000
    spoilt("needs.csv", twice, "the same row 20,000 times")
    area = row("areas.csv", 2).split(",")
    same = [",".join([f"XM{n:04}", *area[1:]]) for n in range(10_000)]
    spoilt("areas.csv", header("areas.csv") + "\n".join(same), "10,000 areas of one name")
    empty = header("prices.csv") + ",,,,,,\n" * 3_000_000
    spoilt("prices.csv", empty, "3,000,000 empty rows", refused=True)
    spoilt("prices.csv", header("prices.csv") + "a" + "," * 20_000_000, "a row of 20,000,000 cells")
    spoilt("prices.csv", header("prices.csv") + '"' + "a" * 23_000_000, "a quote that never closes")
    spoilt("prices.csv", bytes(23_000_000), "23 MB of nothing")
    spoilt("prices.csv", rng.randbytes(23_000_000), "23 MB of chance")
    spoilt("prices.csv", bytes(24_000_001), "24 MB and a byte")
    spoilt("prices.csv", header("prices.csv") + "x" * 23_000_000 + ",1,1,1,assumed,made-up,", "a cell of 23 MB")
    columns = header("prices.csv").strip() + "," + ",".join(f"c{n}" for n in range(900))
    spoilt("prices.csv", columns + "\n" + "sarn,1,1,1,assumed,made-up," + "," * 899 + "\n", "900 columns too many")


def maps():
    ring = "[[63,13.5],[63.8,13.5],[63.8,15.5],[63,13.5]]"
    shape = '{"type":"Feature","properties":{"pcode":"XM09"},"geometry":{"type":"Polygon","coordinates":[%s]}}'
    many = '{"type":"FeatureCollection","features":[' + ",".join([shape % ring] * 20_000) + "]}"
    spoilt("boundaries.geojson", many, "20,000 outlines of no area")
    spoilt("roads.geojson", '{"type":"FeatureCollection","features":' + "[" * 3_000_000, "nested 3,000,000 deep")
    line = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[%s]}}]}'
    spoilt("roads.geojson", line % ",".join(["[1,1]"] * 3_900_000), "a road of 3,900,000 points", refused=False)


def toml():
    keys = "".join(f"k{n} = 1\n" for n in range(200_000))
    spoilt("pack.toml", (DATA / "pack.toml").read_text() + keys, "200,000 unknown keys")
    top = 'name = "n"\nwhy = "w"\n'
    scenario = "scenarios/hostile.toml"
    door = "scenario"
    spoilt(scenario, top + "".join(keys.splitlines(True)[:160_000]), "160,000 unknown keys", door=door)
    decide = '[[decide]]\ncounterpart = "marwa-council"\nstate = "denied"\n'
    spoilt(scenario, top + decide * 30_000, "30,000 decisions", door=door)
    days = "".join(
        f'[[decide]]\npermission = "banking"\nstate = "{state}"\nfrom = 2021-{month}-{day:02}\nto = 2022-01-{to:02}\ndeclared = 2021-10-01\n'
        for state in ("granted", "denied") for month in (10, 11, 12) for day in range(1, 31) for to in range(1, 31)
    )
    spoilt(scenario, top + days, "5,400 decisions that contradict each other", door=door)
    spoilt(scenario, top + "x = " + "[" * 1_000_000, "nested 1,000,000 deep", door=door)
    spoilt(scenario, top + "x" + ".x" * 900_000 + " = 1\n", "a key of 900,000 dots", door=door)
    spoilt(scenario, top + "x = [" + "1," * 990_000 + "]\n", "a list of 990,000 numbers", door=door)
    spoilt(scenario, top + "= , " * 400_000, "400,000 faults on one line", door=door)
    spoilt(scenario, top + "a\n" * 990_000, "990,000 lines without a value", door=door)
    unknown = "".join(f'[[decide]]\npermission = "bankin{n}"\nstate = "denied"\n' for n in range(9_999))
    spoilt(scenario, top + unknown, "9,999 unknown permissions", door=door)
    spoilt(scenario, bytes(2_000_001), "2 MB and a byte", door=door)
    spoilt("exercises/hostile.toml", 'title = "t"\nscenario = "baseline"\n' + "".join(keys.splitlines(True)[:80_000]), "80,000 unknown keys", door="exercise")
    pack = fresh()
    for n in range(6_000):
        (pack / f"junk-{n}").touch()
    through("pack", "6,000 files", ["check", "pack"], 0)


RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def book(sheet, more=(), sheets='<sheet name="Form" sheetId="1" r:id="rId1"/>'):
    """A workbook of one sheet and further parts, each text or a number of times of a text."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("_rels/.rels", RELS % ("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", f"<workbook {MAIN}><sheets>{sheets}</sheets></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", RELS % ("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>")
        for name, start, part, times, end in more:
            with archive.open(name, "w") as to:
                to.write(start.encode())
                for _ in range(times):
                    to.write(part.encode())
                to.write(end.encode())
    return held.getvalue()


def cell(at, text="x"):
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def forms():
    shutil.rmtree(FOLDER / "ex", ignore_errors=True)
    code, *_, said = run(["exercise", "new", "--country", "example", "--teams", "1", "--out", "ex"])
    check("an exercise begins", [said] if code else [])
    place = FOLDER / "ex" / "turn-1" / "team-1"
    (place / "form.xlsx").unlink()
    head = '<row r="1">' + "".join(cell(f"{c}1", n) for c, n in zip("ABCDEF", ("line", "value", "from", "to", "mt", "against"))) + "</row>"

    def form(name, data, what):
        data = data if isinstance(data, bytes) else data.encode()
        (place / name).write_bytes(data)
        through("form", what, ["exercise", "turn", "ex"], len(data))
        (place / name).unlink()

    form("form.xlsx", book(head + f'<row r="1048576">{cell("XFD1048576")}</row>'), "a value at XFD1048576")
    form("form.xlsx", book(head + f'<row r="1048576">{cell("Z1048576")}</row>'), "a note at Z1048576")
    form("form.xlsx", book(head + f'<row r="2">{cell("ZZZZZZZZZ2")}</row>'), "a position that no sheet has")
    strings = ("xl/sharedStrings.xml", "<sst>", "<si><t>a</t></si>" * 1000, 15_000, "</sst>")
    form("form.xlsx", book(head, [strings]), "shared strings of 255 MB")
    form("form.xlsx", book(head, [("xl/sharedStrings.xml", "<sst>", "<si><t/></si>" * 1000, 120, "</sst>")]), "120,000 empty strings")
    form("form.xlsx", book(head, [("xl/sharedStrings.xml", '<sst uniqueCount="99999999999">', "", 0, "</sst>")]), "a count of 99,999,999,999")
    form("form.xlsx", book(head, [("xl/media/a", "", "\0" * 1_000_000, 1_000, "")]), "1 GB of nothing")
    form("form.xlsx", book(head, [(f"xl/media/{n}", "", "", 0, "") for n in range(20_000)]), "20,000 parts")
    form("form.xlsx", book(head, [("xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>" * 1000, 2_000, "</cellXfs></styleSheet>")]), "2,000,000 formats")
    filler = "".join(f'<row r="{n}">' + cell(f"A{n}") + "</row>" for n in range(1, 60_000))
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 5_000))
    form("form.xlsx", book(filler, sheets=sheets), "5,000 sheets of 60,000 rows")
    form("form.xlsx", book(head + "<row>" + "<c><v>1</v></c>" * 380_000 + "</row>"), "380,000 cells in a row")
    form("form.xlsx", book(head + '<row r="2"><c r="A2"><f>1+1</f></c></row>'), "a formula without a result")
    form("form.xlsx", random.Random(SEED).randbytes(4_900_000), "4.9 MB of chance")
    form("form.xlsx", bytes(5_000_001), "5 MB and a byte")
    form("form.csv", "line,value\n" + "a\n" * 480_000, "480,000 lines")
    form("form.csv", "line,value\n" + "ask,nobody\n" * 1_900, "1,900 unknown permissions")
    form("form.csv", "line,value" + ",x" * 480_000, "480,000 columns")
    form("form.toml", "decide = [" + "{}," * 300_000 + "]", "300,000 empty lines")
    form("form.toml", "[[decide]]\nline = " + "[" * 900_000, "nested 900,000 deep")


def values():
    file = FOLDER / "values.json"
    words = ["worth", "--country", "example", "--checkpoint", "values.json"]

    def kept(data, what):
        file.write_text(data)
        through("values", what, words, len(data))
        file.unlink()

    start = '{"format":"aidreach-checkpoint","version":1,"games":'
    kept("[" * 10_000_000, "nested 10,000,000 deep")
    kept(start + '{"1":[' + "0," * 5_000_000 + "0]}}", "a list of 5,000,000 numbers")


def honest():
    """A pack of 6,400 areas and 20,000 links, as large countries by district have them."""
    rng = random.Random(SEED)
    pack = fresh("honest")
    (pack / "boundaries.geojson").unlink()
    base = {file: header(file) for file in ("areas.csv", "places.csv", "links.csv", "needs.csv", "link-months.csv")}
    kept = {file: (DATA / file).read_text() for file in base}
    text = (pack / "pack.toml").read_text().replace("pcode_digits = [2, 4]", "pcode_digits = [5, 7]")
    (pack / "pack.toml").write_text(text)

    def table(file, rows):
        columns = header(file).strip().split(",")
        lines = [",".join(str(row.get(column, "")) for column in columns) for row in rows]
        (pack / file).write_text(header(file) + "\n".join(lines) + "\n")

    n_areas, n_links = 6_400, 20_000
    origin = {"basis": "assumed", "source": "made-up"}
    spot = [(round(rng.uniform(13.5, 15.5), 4), round(rng.uniform(63.0, 65.0), 4)) for _ in range(n_areas)]
    table("areas.csv", [
        {"pcode": f"XM{n:05}", "level": "province", "name_en": f"Area {n}", "capital": f"town_{n}", "population": 20_000,
         "label_lat": spot[n][0], "label_lon": spot[n][1], **origin} for n in range(n_areas)])
    table("places.csv", [
        {"id": f"town_{n}", "name": f"Town {n}", "kind": "capital", "country": "XM", "area": f"XM{n:05}",
         "lat": spot[n][0], "lon": spot[n][1], **origin} for n in range(n_areas)])
    links = []
    for n in range(n_links):
        a = n % n_areas
        b = (a + 1 + n // n_areas) % n_areas
        far = max(1.0, (((spot[a][0] - spot[b][0]) * 111) ** 2 + ((spot[a][1] - spot[b][1]) * 108) ** 2) ** 0.5)
        links.append({"id": f"l{n}", "from": f"town_{a}", "to": f"town_{b}", "mode": "road", "direction": "both",
                      "surface": "paved", "name": f"Road {n}", "length_km": round(far * 1.2, 1), "length_basis": "assumed",
                      "length_source": "made-up"})
    table("links.csv", links)
    table("needs.csv", [
        {"area": f"XM{n:05}", "month": month, "phase3": 5_000, "phase4": 1_000, "phase5": 0, "population_analysed": 20_000,
         "round": "made up", **origin} for n in range(n_areas) for month in ("2021-10", "2021-11", "2021-12", "2022-01")])
    table("link-months.csv", [
        {"link": f"l{n}", "month": "2021-12", "open_share": 0.5, "reason": "snow", **origin} for n in range(0, n_links, 2)])
    table("supplies.csv", [
        {"id": f"s{n}", "place": f"town_{n}", "month": "2021-10", "lead_months": 0, "entry": "stock", "split": "main",
         "mt_low": 10, "mt": 10, "mt_high": 10, **origin} for n in range(100)])
    table("prices.csv", [
        {"place": f"town_{n}", "usd_per_mt_low": 400, "usd_per_mt": 400, "usd_per_mt_high": 400, **origin} for n in range(100)])
    table("permissions.csv", [
        {"id": f"p{n}", "name": f"Handing out in area {n}", "counterpart": "marwa-council", "kind": "distribution",
         "applies_to": f"area=XM{n:05}", "default_state": "granted", "p_granted_low": 0.5, "p_granted": 0.5,
         "p_granted_high": 0.5, "sensitivity": "public", **origin} for n in range(n_areas)])
    for file in ("aliases.csv", "border-hours.csv", "caseloads.csv", "corridors.csv", "cut-offs.csv", "link-capacities.csv",
                 "need-groups.csv", "reported-areas.csv", "reported.csv", "stores.csv"):
        (pack / file).unlink(missing_ok=True)
    for file in ("neighbours.geojson", "roads.geojson"):
        (pack / file).unlink()
    for folder in ("scenarios", "exercises"):
        shutil.rmtree(pack / folder)
    size = sum(file.stat().st_size for file in pack.rglob("*") if file.is_file())
    through("pack", "honest: 6,400 areas, 20,000 links", ["check", "honest"], size, refused=False, seconds=10, mb=400)


FOLDER.mkdir(parents=True, exist_ok=True)
for part in (tables, maps, toml, forms, values, honest):
    part()
if asked.table:
    print("| door | input | bytes | s on the clock | s of a processor | MB | what is said first |\n| --- | --- | ---: | ---: | ---: | ---: | --- |")
    for door, what, size, clock, took, most, first in measured:
        first = first.replace("|", "\\|")
        print(f"| {door} | {what} | {size:,} | {clock:.2f} | {took:.2f} | {most:.0f} | {first} |")
for name in ("pack", "honest", "ex"):
    shutil.rmtree(FOLDER / name, ignore_errors=True)
sys.exit(done())
