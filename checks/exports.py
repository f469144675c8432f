"""Opens exports with other people's readers: workbooks with openpyxl, layers with GDAL, tables with Python.

    python checks/exports.py FOLDER

Every folder in FOLDER is an export with all formats. What one format says must be what the others say.
"""

import csv
import datetime
import hashlib
import json
import re
import sys
import warnings
import xml.etree.ElementTree as xml
from pathlib import Path

import openpyxl
import pyogrio
import shapely
from report import check, done

HAPI = (
    "location_code has_hrp in_gho provider_admin1_name provider_admin2_name admin1_code admin1_name "
    "admin2_code admin2_name admin_level category sector_code population_status population "
    "reference_period_start reference_period_end dataset_hdx_id resource_hdx_id warning error"
).split()
A4 = 9
NOT_TABLES = {"Read first", "Charts", "Sums", "Columns"}


def holds(what, true, seen=""):
    """Checks that something holds; what was seen otherwise is told."""
    check(what, [] if true else [seen or "it does not hold"])


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def same(cell, text, column):
    """Whether a cell of a workbook says what a table says."""
    if cell is None:
        return text == ""
    if isinstance(cell, datetime.datetime):
        long = "%Y-%m-%d" if "period" in column else "%Y-%m"
        return cell.strftime(long) == text
    if isinstance(cell, (int, float)):
        return abs(cell - float(text)) <= 1e-9 * max(1, abs(cell))
    # A table guards words that begin like formulas; a workbook need not.
    return cell == text or "'" + cell == text


def added(book, tab, formula):
    """What a sum over cells below each other comes to; nothing where a formula is no such sum."""
    of = re.fullmatch(r"=SUM\((?:'?(.+?)'?!)?([A-Z]+\d+:[A-Z]+\d+)\)", formula)
    if not of:
        return None
    cells = [row[0].value for row in book[of[1] or tab][of[2]]]
    return sum(cell for cell in cells if cell is not None)


def workbook(folder, mark, run):
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    stored = openpyxl.load_workbook(folder / "plan.xlsx", data_only=True)
    name = folder.name
    holds(f"{name}: sheets", book.sheetnames[0] == "Read first" and "Columns" in book.sheetnames)
    words = "\n".join(str(row[0].value) for row in book["Read first"].iter_rows() if row[0].value)
    holds(f"{name}: the first sheet says who may read it and which run it is", mark in words and run in words)
    wrong = []
    for sheet in book.worksheets:
        header, footer = sheet.oddHeader.left.text or "", sheet.oddFooter.left.text or ""
        if mark not in header or run not in footer or "No clearance to move." not in footer:
            wrong.append(f"{sheet.title}: header {header!r}, footer {footer!r}")
        if int(sheet.page_setup.paperSize) != A4:
            wrong.append(f"{sheet.title}: no A4")
        for row in sheet.iter_rows():
            for cell in row:
                result = stored[sheet.title][cell.coordinate].value
                if cell.data_type == "e":
                    wrong.append(f"{sheet.title} {cell.coordinate}: an error")
                if cell.data_type == "f":
                    sum_of = added(stored, sheet.title, cell.value)
                    if sum_of is None or result is None or abs(sum_of - result) > 1e-5:
                        wrong.append(f"{sheet.title} {cell.coordinate}: {cell.value} with result {result}")
                if cell.hyperlink and cell.hyperlink.target:
                    wrong.append(f"{sheet.title} {cell.coordinate}: leads outside")
    holds(f"{name}: every sheet has its mark, its run and A4, and sums alone with results", not wrong, "; ".join(wrong[:3]))
    told = 0
    tables = {row[0]: row[1] for row in book["Columns"].iter_rows(min_row=3, values_only=True)}
    for sheet in stored.worksheets:
        if sheet.title in NOT_TABLES:
            continue
        columns, rows = table(folder / "tables" / f"{tables[sheet.title]}.csv")
        cells = [list(row) for row in sheet.iter_rows(values_only=True)]
        fits = cells[1] == columns and len(cells) == len(rows) + 2
        differs = [
            (columns[n], a, b)
            for row, texts in zip(cells[2:], rows)
            for n, (a, b) in enumerate(zip(row, texts))
            if not same(a, b, columns[n])
        ]
        holds(f"{name}: sheet {sheet.title} says what its table says", fits and not differs, str(differs[:2]))
        set_up = (
            sheet.freeze_panes.endswith("3")
            and sheet.auto_filter.ref.startswith("A2:")
            and sheet.print_title_rows == "$1:$2"
            and sheet.sheet_properties.pageSetUpPr.fitToPage
        )
        holds(f"{name}: sheet {sheet.title} has a header that stays, filters and repeats", set_up)
        told += 1
        for n, column in enumerate(columns):
            formats = {row[n].number_format for row in sheet.iter_rows(min_row=3) if row[n].value is not None}
            if column.endswith("_share") or column in ("share", "open_share"):
                numbers = {row[n].number_format for row in sheet.iter_rows(min_row=3) if isinstance(row[n].value, (int, float))}
                if numbers - {"0.0%"}:
                    holds(f"{name}: {sheet.title} {column} in percent", False, str(formats))
    holds(f"{name}: there are tables in the workbook", told >= 5)
    charts = [chart for sheet in book.worksheets for chart in sheet._charts]
    holds(f"{name}: charts are the spreadsheet's own", len(charts) >= 2, str(len(charts)))
    for chart in charts:
        for series in chart.series:
            reference = series.val.numRef.f
            sheet, cells = reference.replace("'", "").split("!")
            values = [row[0].value for row in book[sheet][cells.replace("$", "")]]
            numbers = all(isinstance(value, (int, float)) or value == "<10" for value in values)
            holds(f"{name}: chart of {reference} shows numbers", numbers and values)


def layers(folder, plan):
    name, file = folder.name, folder / "plan.gpkg"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        listed = dict(pyogrio.list_layers(file))
        shaped = [layer for layer, kind in listed.items() if kind]
        for layer in shaped:
            meta, fids, shapes, columns = pyogrio.raw.read(file, layer=layer)
            shapes = shapely.from_wkb(shapes)
            sound = all(shapely.is_valid(shapes)) and not any(shapely.is_empty(shapes))
            reason = [shapely.is_valid_reason(s) for s in shapes if not shapely.is_valid(s)][:1]
            holds(f"{name}: {layer} has sound shapes", sound and len(shapes) > 0, str(reason))
            holds(f"{name}: {layer} in EPSG:4326", meta["crs"] == "EPSG:4326", str(meta["crs"]))
            json_file = folder / "layers" / f"{layer}.geojson"
            json_meta, _, json_shapes, json_columns = pyogrio.raw.read(json_file)
            alike = shapely.equals_exact(shapes, shapely.from_wkb(json_shapes), 1e-9)
            holds(f"{name}: {layer} has the same shapes as GeoJSON", all(alike))
            fields = list(meta["fields"])
            by_name = dict(zip(json_meta["fields"], json_columns))
            differs = [
                field
                for field, column in zip(fields, columns)
                if any(not equal(a, b) for a, b in zip(column, by_name[field]))
            ]
            holds(f"{name}: {layer} says the same as GeoJSON", not differs, str(differs))
            if layer == "areas":
                outer = [part.exterior.is_ccw for shape in shapes for part in shape.geoms]
                holds(f"{name}: outer rings run against the clock", all(outer))
                reached = sum(v for v in columns[fields.index("reached_person_months")] if v == v)
                most = plan["totals"]["reached_person_months"]
                few = sum(1 for p in plan["provinces"] if p["reached_person_months"] == "<10")
                holds(f"{name}: areas add up to what is reached", most - 9 * few <= reached <= most)
    styles = pyogrio.raw.read(file, layer="layer_styles", columns=["f_table_name", "styleQML"])[3]
    for layer, style in zip(*styles):
        beside = (folder / "layers" / f"{layer}.qml").read_text(encoding="utf-8")
        xml.fromstring(style)
        holds(f"{name}: style of {layer} is XML and lies beside its GeoJSON", beside == style)
    holds(f"{name}: every layer has a style", sorted(styles[0]) == sorted(shaped))


def equal(a, b):
    # A missing number is not a number, and equals nothing.
    missing = [value is None or value != value for value in (a, b)]
    if any(missing):
        return all(missing)
    return abs(a - b) < 1e-9 * max(1, abs(a)) if isinstance(a, float) else str(a) == str(b)


def needs(folder, plan):
    name = folder.name
    columns, rows = table(folder / "hapi" / "humanitarian-needs.csv")
    holds(f"{name}: columns of HDX HAPI", columns == HAPI, str(columns))
    row = [dict(zip(columns, row)) for row in rows]
    holds(f"{name}: statuses", {r["population_status"] for r in row} == {"INN", "TGT"})
    total = {"INN": 0, "TGT": 0}
    for r in row:
        if r["category"] == "total" and r["population"]:
            total[r["population_status"]] += int(r["population"])
    expected = plan["totals"]["need_person_months"], plan["totals"]["reached_person_months"]
    held = sum(1 for r in row if r["category"] == "total" and not r["population"])
    fits = all(e - 9 * held <= t <= e for t, e in zip((total["INN"], total["TGT"]), expected))
    holds(f"{name}: people add up to the plan's", fits, f"{total} of {expected}")


def main():
    folders = sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir())
    holds("there are exports", len(folders) > 0)
    for folder in folders:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        wrong = [
            file["name"]
            for file in manifest["outputs"]
            if hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() != file["sha256"]
        ]
        there = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"manifest.json"}
        whole = there == {file["name"] for file in manifest["outputs"]} and not wrong
        holds(f"{folder.name}: the manifest lists every file as it is", whole, str(wrong))
        plan = json.loads((folder / "json" / "plan.json").read_text(encoding="utf-8"))
        mark = manifest["sharing"].upper() + ": "
        workbook(folder, mark, manifest["run"])
        layers(folder, plan)
        needs(folder, plan)
    done()


if __name__ == "__main__":
    main()
