"""Sound files for a fuzzer to begin with: `fuzz-seeds.py AIDREACH FOLDER`.

Inputs of many files are parts, each headed by a line `=== NAME`; see checks/fuzz-targets/src/doors.rs.
"""

import io
import pathlib
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "data" / "example"
LAYERS = ROOT / "tests" / "data" / "import"
KEY = "ex-0123456789ab"
DECIDED = [
    ("exercise", {"value": KEY}),
    ("team", {"value": "1"}),
    ("turn", {"value": "1"}),
    ("follow", {"value": "severity"}),
    ("ration", {"value": "half"}),
    ("hand out", {"from": "Sarn", "to": "XM01", "mt": "20"}),
    ("move up", {"from": "Sarn", "to": "Vesh", "mt": "12.5"}),
    ("leave out", {"value": "XM02"}),
    ("ask", {"value": "north-transit", "against": "levy"}),
    ("spend at most", {"value": "40000"}),
]
COLUMNS = ["value", "from", "to", "mt", "against"]
# Small tables as public ones are, by the kind of import; the example has their areas.
TABLES = {
    "areas list.csv": "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\nXMA,1,XM01,Sarn,XMA,\nXMA,2,XM0101,Ea,XM01,\n",
    "areas old.csv": "ADM1_FR,ADM1_AR,ADM1_PCODE,ADM1ALT1FR\nSarn,x,XM01,S\n",
    "population ps.csv": "#adm1+code,#population\nADM1_PCODE,T_TL,T_TF\nXM01,\"1,200\",600\n",
    "needs wide.csv": "Date of analysis,Country,Level 1,Area,Current from,Current to,Population analyzed current,"
    "Phase 3+ number current,Phase 3 number current,Phase 4 number current\n"
    "Apr 2023,XMA,Sarn,Sarn Urban,2021-10-01,2021-12-31,90,20,15,5\n",
    "needs long.csv": "Date of analysis,Country,Level 1,Area,Validity period,From,To,Phase,Number\n"
    "Oct-21,XMA,Sarn,\"Sarn, Vesh\",current,01/10/2021,31/12/2021,3,15\n",
    "needs hapi.csv": "location_code,admin1_code,admin2_code,admin_level,ipc_phase,ipc_type,population_in_phase,"
    "reference_period_start,reference_period_end,error\nXMA,XM01,XM0101,2,4,current,9,2021-10-01,2021-12-31,\n",
    "needs plan.csv": "Admin 1 PCode,Admin 2 PCode,Cluster,Category,In Need\n,,FSC,,90\nXM01,,FSC,total,50\n",
    "presence 3w.csv": "admin1_code,org_name,sector_name,reference_period_start\nXM01,Bread,Food,2021-10-01\n",
    "displaced dtm.csv": "operation,admin1Pcode,adminLevel,numPresentIdpInd,reportingDate,roundNumber\n"
    "Monthly,XM01,1,40,2021-10-01T00:00:00,7\n",
    "network edges.csv": "from,to,km\nsarn,vesh,60\n",
}


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def small_book(rows):
    """The parts of the smallest workbook that holds these rows: a fuzzer gets further with little."""

    def cell(column, row, text):
        at = f"{chr(ord('A') + column)}{row}"
        if text.replace(".", "").isdigit():
            return f'<c r="{at}"><v>{text}</v></c>'
        return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'

    lines = (
        f'<row r="{n}">' + "".join(cell(c, n, text) for c, text in enumerate(row) if text) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    types = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    to_sheet = f'<Relationship Id="a" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    to_book = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    return {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="a" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{relations}{to_sheet}</Relationships>",
        "_rels/.rels": f"{relations}{to_book}</Relationships>",
        "[Content_Types].xml": types,
    }


def part(name, data):
    return b"=== " + name.encode() + b"\n" + data


def put(folder, door, name, data):
    (folder / door).mkdir(parents=True, exist_ok=True)
    (folder / door / name.replace("/", "-")).write_bytes(data)


def main(aidreach, folder):
    folder.mkdir(parents=True)

    def run(*args):
        subprocess.run([aidreach, *args], check=True, capture_output=True)

    for path in sorted(EXAMPLE.rglob("*")):
        if path.is_file():
            name = path.relative_to(EXAMPLE).as_posix()
            for door in ("pack", "plan"):
                put(folder, door, name, part(name, path.read_bytes()))
    for path in sorted(EXAMPLE.glob("scenarios/*.toml")):
        put(folder, "scenario", path.name, path.read_bytes())
    for path in sorted(EXAMPLE.glob("exercises/*.toml")):
        put(folder, "exercise", path.name, path.read_bytes())

    rows = [["line", *COLUMNS]] + [[says, *[cells.get(c, "") for c in COLUMNS]] for says, cells in DECIDED]
    put(folder, "form-csv", "form.csv", "".join(",".join(row) + "\n" for row in rows).encode())
    tables = []
    for says, cells in DECIDED:
        pairs = {"line": says, **cells}
        tables.append("[[decide]]\n" + "".join(f'{key} = "{value}"\n' for key, value in pairs.items()))
    put(folder, "form-toml", "form.toml", "\n".join(tables).encode())

    run("exercise", "new", "--country", "example", "--teams", "1", "--out", str(folder / "exercise-new"))
    form = folder / "exercise-new/turn-1/team-1/form.xlsx"
    with zipfile.ZipFile(form) as book:
        parts = [(name, book.read(name)) for name in book.namelist()]
    put(folder, "form-xlsx", "form.parts", b"\n".join(part(name, data) for name, data in parts))
    put(folder, "form-xlsx", "form.xlsx", form.read_bytes())
    small = small_book(rows).items()
    put(folder, "form-xlsx", "small.parts", b"\n".join(part(name, text.encode()) for name, text in small))

    for name, text in TABLES.items():
        put(folder, "import", name, part(name, text.encode()))
    for path in sorted(LAYERS.glob("*.gpkg")):
        put(folder, "import", path.name, part(f"areas {path.name}.hex", path.read_bytes().hex().encode()))
    shape = io.BytesIO()
    with zipfile.ZipFile(shape, "w") as packed:
        for path in sorted(LAYERS.glob("land_adm1.*")):
            packed.write(path, path.name)
    put(folder, "import", "layers.zip", part("areas layers.zip.hex", shape.getvalue().hex().encode()))

    run("plan", "--country", "example", "--out", str(folder / "a-run"))
    for path in sorted((folder / "a-run").rglob("*")):
        if path.is_file():
            name = path.relative_to(folder / "a-run").as_posix()
            put(folder, "run", name, part(name, path.read_bytes()))
    map_of = [sys.executable, str(ROOT / "benches" / "roads.py"), str(folder / "small.osm.pbf"), "0.02"]
    subprocess.run(map_of, check=True, capture_output=True)
    put(folder, "extract", "small.osm.pbf", (folder / "small.osm.pbf").read_bytes())
    run("worth", "--country", "example", "--checkpoint", str(folder / "values.json"))
    put(folder, "kept", "values.json", (folder / "values.json").read_bytes())


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
