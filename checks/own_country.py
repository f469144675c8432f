#!/usr/bin/env python3
"""Makes a pack of the Central African Republic from public files, plans with it, and counts what it took.

Usage: own_country.py PROGRAM FOLDER-OF-FILES PLACE

All comes from imports, from the first guesses of a new pack, and from one sheet of supplies, typed below. Sums are held against what the files print of the whole country.
"""

import csv
import shutil
import subprocess
import sys
import time
from pathlib import Path

# The rows that a person types: one for each place where food enters or is bought, with its tonnes a month.
SUPPLIES = [
    # place, name of how it enters, tonnes a month, US dollars a tonne
    ("bangui", "local", 1500, 750),
    ("douala", "entering", 9000, 520),
]


def main() -> int:
    program, files, place = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3])
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    pack = place / "caf"
    passed, failed, commands, begun = 0, 0, 0, time.monotonic()

    def run(*words: object, status: int = 0) -> str:
        nonlocal commands
        commands += 1
        said = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False)
        if said.returncode != status:
            print(said.stdout, said.stderr)
            raise SystemExit(f"`{words}` ends with {said.returncode} instead of {status}")
        return said.stdout

    def holds(what: str, true: bool) -> None:
        nonlocal passed, failed
        passed, failed = passed + true, failed + (not true)
        if not true:
            print(f"FAILED: {what}")

    into = ("--into", pack)
    run("new", pack, "--name", "Central African Republic")
    cod = ("--source", "cod-ab-caf", "--publisher", "OCHA", "--title", "Common operational boundaries")
    run("import", "areas", files / "caf_admin1.geojson", *into, *cod)
    ipc = ("--source", "ipc-caf-2023-04", "--publisher", "IPC", "--title", "IPC acute food insecurity analyses")
    run("import", "population", files / "ipc_caf_area_wide.csv", *into, *ipc)
    said = run("import", "needs", files / "ipc_caf_area_wide.csv", *into, *ipc)
    print(said)
    nodes, edges = files / "cemac_graph_nodes.csv", files / "cemac_graph_orig.csv"
    roads = ("--source", "cemac-network", "--publisher", "World Bank", "--title", "Road network of the CEMAC region")
    print(run("import", "network", nodes, edges, *into, *roads, "--assume-missing"))
    imports = commands

    by_hand(pack)
    print(run("check", pack))
    print(run("plan", "baseline", "--country", pack).split("\n\n")[1])
    seconds = time.monotonic() - begun

    # What the whole country is given as in the table of the humanitarian API, which no import read here.
    needs = list(csv.DictReader(open(pack / "needs.csv", encoding="utf-8")))
    for month, kind, start in [("2023-04", "current", "2023-04-01"), ("2023-09", "first projection", "2023-09-01")]:
        of_month = [row for row in needs if row["month"] == month]
        summed = sum(int(row[phase]) for row in of_month for phase in ("phase3", "phase4", "phase5"))
        printed = national(files / "hapi_food_security_caf.csv", kind, start)
        print(f"{month}: {summed:,} in need in the pack, {printed:,} printed for the country, {summed - printed:+,}")
        holds(f"the sum of {month} is the printed one but for rounding", abs(summed - printed) <= 100)
    areas = list(csv.DictReader(open(pack / "areas.csv", encoding="utf-8")))
    holds("17 prefectures", len(areas) == 17)
    holds("every prefecture has a place to hand out", all(row["capital"] for row in areas))
    holds("every row of needs has basis and source", all(row["basis"] and row["source"] for row in needs))
    again = run("import", "needs", files / "ipc_caf_area_wide.csv", *into, *ipc)
    holds("the same file again changes nothing", "Nothing changes" in again)

    holds("at most ten rows are typed", len(SUPPLIES) <= 10)
    print(
        f"{imports} commands to begin and import, {len(SUPPLIES)} rows of supplies typed and the terms; "
        f"check and plan included {seconds / 60:.1f} minutes of the machine"
    )
    other_files(run, files, place, holds)
    print(f"own country: {passed} passed, {failed} failed")
    return failed != 0


def by_hand(pack: Path) -> None:
    """What stays by hand: supplies with their prices, and the terms of the pack."""
    source = {"basis": "assumed", "source": "planning-judgement"}
    months = sorted({row["month"] for row in csv.DictReader(open(pack / "needs.csv", encoding="utf-8"))})
    supplies, prices = [], []
    for place, entry, tonnes, price in SUPPLIES:
        for month in months:
            supplies.append({"id": f"{place}-{month}", "place": place, "month": month, "lead_months": 0, "entry": entry, "split": "main",
                             "counted": "planned", "mt_low": tonnes * 0.8, "mt": tonnes, "mt_high": tonnes * 1.2, **source})
        prices.append({"place": place, "usd_per_mt_low": price * 0.9, "usd_per_mt": price, "usd_per_mt_high": price * 1.1, **source})
    write(pack / "supplies.csv", supplies)
    write(pack / "prices.csv", prices)
    about = (pack / "pack.toml").read_text(encoding="utf-8")
    about = about.replace('licence = ""', 'licence = "see sources.csv"')
    (pack / "pack.toml").write_text(about, encoding="utf-8")


def write(path: Path, rows: list[dict]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def national(path: Path, kind: str, start: str) -> int:
    """People in phase 3 and above in the whole country, as the phases of its own rows make."""
    people = 0
    for row in csv.DictReader(open(path, encoding="utf-8-sig")):
        of_country = row["admin_level"] == "0" and row["ipc_type"] == kind and row["reference_period_start"] == start
        if of_country and row["ipc_phase"] in "345" and "Duplicate" not in row["error"]:
            people += int(row["population_in_phase"])
    return people


def other_files(run, files: Path, place: Path, holds) -> None:
    """Every other file at hand goes into a pack of its own."""
    areas = files / "download-global-pcodes-adm-1-2.csv"
    for name, country, kind, tables, words in [
        ("workbook", None, "areas", ["caf_cod_ab.xlsx"], []),
        ("afg", "AFG", "needs", ["ipc_afg_area_wide_latest.csv"], ["--leave-unknown"]),
        ("long", "CAF", "needs", ["ipc_caf_area_long_latest.csv", "ipc_caf_level1_wide_latest.csv"], []),
        ("hapi", "CAF", "needs", ["hapi_food_security_caf.csv"], []),
    ]:
        pack = place / name
        run("new", pack)
        if country:
            run("import", "areas", areas, "--country", country, "--into", pack)
        said = run("import", kind, *[files / table for table in tables], "--into", pack, *words)
        holds(f"{tables} are taken", " new" in said)


if __name__ == "__main__":
    sys.exit(main())
