#!/usr/bin/env python3
"""Makes a pack of the Central African Republic from public files, plans with it, and counts what it took.

Usage: own_country.py PROGRAM FOLDER-OF-FILES PLACE

All comes from imports, from the first guesses of a new pack, and from one sheet of supplies, typed below. Sums are held against what the files print of the whole country.
"""

import csv
import re
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
    by_district(run, files, place, holds)
    of_plans(run, files, place, holds)
    as_layers(run, files / "caf_admin1.geojson", pack, place, holds)
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
    ]:
        pack = place / name
        run("new", pack)
        if country:
            run("import", "areas", areas, "--country", country, "--into", pack)
        said = run("import", kind, *[files / table for table in tables], "--into", pack, *words)
        holds(f"{tables} are taken", " new" in said)


def by_district(run, files: Path, place: Path, holds) -> None:
    """Needs of districts from three tables of one analysis: the same, and nobody is lost between levels."""
    codes, made = files / "download-global-pcodes-adm-1-2.csv", {}
    for name in ["ipc_caf_area_wide.csv", "ipc_caf_area_long_latest.csv", "hapi_food_security_caf.csv"]:
        pack = place / f"districts-{name.replace('.', '-')}"
        run("new", pack)
        run("import", "areas", codes, "--country", "CAF", "--into", pack)
        run("import", "population", files / "ipc_caf_area_wide.csv", "--into", pack)
        run("import", "needs", files / name, "--into", pack)
        rows = list(csv.DictReader(open(pack / "needs.csv", encoding="utf-8")))
        level = {row["pcode"]: row["level"] for row in csv.DictReader(open(pack / "areas.csv", encoding="utf-8"))}
        needs = {(row["area"], row["month"]): sum(int(row[phase]) for phase in ("phase3", "phase4", "phase5")) for row in rows}
        districts = {area for area, _ in needs if level[area] == "district"}
        sums = [sum(n for (area, month), n in needs.items() if month == "2023-04" and level[area] == of) for of in ("province", "district")]
        print(f"{name}: {len(districts)} districts have needs of their own, {sums[1]:,} of {sums[0]:,} people in April 2023")
        holds(f"{name}: most people are in districts", len(districts) > 60 and sums[1] * 10 > sums[0] * 8)
        made[name] = needs
    first = next(iter(made.values()))
    for name, needs in made.items():
        differ = {key for key in first.keys() | needs.keys() if abs(first.get(key, 0) - needs.get(key, 0)) > 5}
        holds(f"{name}: as the wide table, but for rounding: {sorted(differ)[:5]}", not differ)


def of_plans(run, files: Path, place: Path, holds) -> None:
    """People in need of a plan: rows that overlap are not added up, and what is missing of the country is told."""
    pack = place / "plan-of-needs"
    run("new", pack)
    run("import", "areas", files / "download-global-pcodes-adm-1-2.csv", "--country", "AFG", "--into", pack)
    about = (pack / "pack.toml").read_text(encoding="utf-8")
    about = re.sub("(?m)^window = .*$", "window = { from = 2024-01-01, months = 3 }", about)
    (pack / "pack.toml").write_text(about, encoding="utf-8")
    needs = []
    for name in ["afg_hpc_needs_api_2024.csv", "hpc_hno_2024.csv"]:
        said = run("import", "needs", files / name, "--into", pack, "--update", "--source", "hno-2024")
        print(said)
        holds(f"{name}: what the country has beyond its provinces is told", "of the country and of its areas" in said)
        rows = list(csv.DictReader(open(pack / "needs.csv", encoding="utf-8")))
        needs.append([(row["area"], row["month"], row["phase3plus"]) for row in rows])
        holds(f"{name}: one figure for an area and month, without phases", bool(rows) and not any(row["phase3"] for row in rows))
    holds("both tables say the same", needs[0] == needs[1])


def as_layers(run, shapes: Path, by_geojson: Path, place: Path, holds) -> None:
    """The same boundaries as another program writes them: shapefiles with and without a word on letters, packed, GeoPackage."""
    try:
        import pyogrio.raw as gdal
    except ImportError:
        print("pyogrio is not there: boundaries are not written as other layers")
        return
    about, _, outlines, columns = gdal.read(shapes)
    folder = place / "layers"
    folder.mkdir()

    def wrote(name: str, driver: str, system: str = "EPSG:4326", **more: object) -> Path:
        gdal.write(folder / name, outlines, columns, about["fields"], geometry_type="MultiPolygon", crs=system, driver=driver, **more)
        return folder / name

    utf8 = wrote("caf_admin1.shp", "ESRI Shapefile", encoding="UTF-8")
    latin = wrote("caf_latin.shp", "ESRI Shapefile", encoding="ISO-8859-1")
    latin.with_suffix(".cpg").unlink()
    packed = Path(shutil.make_archive(str(place / "caf_adm"), "zip", folder))
    layer = wrote("caf.gpkg", "GPKG", layer="caf_admin1")
    wanted = list(csv.DictReader(open(by_geojson / "areas.csv", encoding="utf-8")))
    for path in [utf8, latin, layer]:
        pack = place / f"from-{path.name.replace('.', '-')}"
        run("new", pack)
        print(run("import", "areas", path, "--into", pack))
        areas = list(csv.DictReader(open(pack / "areas.csv", encoding="utf-8")))
        same = [(a["pcode"], a["name_en"], a["name_fr"]) for a in areas] == [(a["pcode"], a["name_en"], a["name_fr"]) for a in wanted]
        holds(f"{path.name}: the same areas", same and len(areas) == 17)
        one = (by_geojson / "boundaries.geojson").read_text(encoding="utf-8").count("[[[")
        holds(f"{path.name}: outlines of as many parts", (pack / "boundaries.geojson").read_text(encoding="utf-8").count("[[[") == one)
    metres = wrote("metres.shp", "ESRI Shapefile", "EPSG:32634")
    run("new", place / "metres")
    run("import", "areas", metres, "--into", place / "metres", status=1)
    run("new", place / "packed")
    print(run("import", "areas", packed, "--into", place / "packed"))


if __name__ == "__main__":
    sys.exit(main())
