"""Imports the roads of a large extract of OpenStreetMap: `roads.py AIDREACH FOLDER [MEGABYTES]`.

The extract is made from a fixed seed by benches/roads.py, 100 MB large unless said otherwise. Held to two minutes of
processor and 1,000 MB of memory; and its links to lengths that follow from how it was made.
"""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import report
from report import done

HERE = Path(__file__).resolve().parent
SECONDS, MEGABYTES = 120, 1000


def check(what: str, true: bool) -> None:
    report.check(what, [] if true else ["it does not hold"])


def main() -> int:
    aidreach, place = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    size = sys.argv[3] if len(sys.argv) > 3 else "100"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    extract = place / "made.osm.pbf"
    generator = HERE.parent / "benches" / "roads.py"
    print("  ", subprocess.run([sys.executable, generator, extract, size], check=True, text=True, capture_output=True).stdout.strip())
    pack = place / "pack"
    subprocess.run([aidreach, "new", pack, "--quiet"], check=True, capture_output=True)
    (pack / "places.csv").write_bytes((place / "made.osm.places.csv").read_bytes())
    words = [aidreach, "import", "roads", extract, "--into", pack]
    ran = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = ran.stdout.read()
    _, status, used = os.wait4(ran.pid, 0)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
    print(f"   {seconds:.1f} s of a processor, {megabytes:.0f} MB of memory at the most")
    check("the import ends well", status == 0)
    check(f"within {SECONDS} s of a processor", seconds <= SECONDS)
    check(f"within {MEGABYTES} MB", megabytes <= MEGABYTES)
    check("every town lies on a road", "took 100: places put on the nearest road" in said)
    with open(pack / "links.csv", encoding="utf-8", newline="") as file:
        links = {row["id"]: row for row in csv.DictReader(file)}
    check("neighbours of the grid are joined", "town-0__town-1" in links and "town-0__town-10" in links)
    # Bends of up to ninety metres to either side make roads longer than the straight line, by less than a half.
    with open(pack / "places.csv", encoding="utf-8", newline="") as file:
        north = {row["id"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)}
    (lat, lon), (other, east) = north["town-0"], north["town-1"]
    straight = 111.2 * (abs(lat - other) + abs(lon - east))
    length = float(links["town-0__town-1"]["length_km"])
    check(f"a way is as long as its bends make it: {length} km for {straight:.1f}", straight < length < 1.5 * straight)
    extract.unlink()
    return done()


if __name__ == "__main__":
    sys.exit(main())
