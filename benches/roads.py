"""Writes an extract of OpenStreetMap of any size, the same for the same seed: `roads.py FILE [MEGABYTES [SEED]]`.

A square country of roads that cross each other every two kilometres, each with a bend every forty metres, and of houses, which
are most of a real extract too. Beside the file a pack's `places.csv` with a hundred towns where roads cross.
"""

import pathlib
import random
import struct
import sys
import zlib

SPACING = 200_000  # ten-millionths of a degree between crossroads
BENDS = 50
CLASSES = ["tertiary", "unclassified", "track", "secondary", "primary", "trunk"]
SURFACES = ["", "asphalt", "gravel", "ground"]
TEXTS = ["", "highway", "surface", "building", "yes", *CLASSES, *SURFACES[1:]]


def varint(number):
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def zigzag(number):
    return varint(number << 1 if number >= 0 else (-number << 1) - 1)


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def blob(sort, block):
    content = b"\x10" + varint(len(block)) + field(3, zlib.compress(block, 6))
    head = field(1, sort) + b"\x18" + varint(len(content))
    return struct.pack(">I", len(head)) + head + content


TABLE = b"".join(field(1, text.encode()) for text in TEXTS)


def data(group):
    return blob(b"OSMData", field(1, TABLE) + field(2, group))


def walks(rng, kind):
    """Steps of fifty points, as differences, and where they end."""
    made = []
    for _ in range(2048):
        east = north = 0
        steps = []
        for n in range(1, BENDS + 1):
            if kind == "house":
                to = (rng.randint(-1200, 1200) + n // 5 * 3000, rng.randint(-1200, 1200))
            else:
                along, aside = SPACING * n // (BENDS + 1), rng.randint(-900, 900)
                to = (along, aside) if kind == "east" else (aside, along)
            steps.append((to[0] - east, to[1] - north))
            east, north = to
        rest = steps[1:]
        made.append((steps[0], b"".join(zigzag(s[1]) for s in rest), b"".join(zigzag(s[0]) for s in rest), (east, north)))
    return made


class Nodes:
    def __init__(self, out):
        self.out = out
        self.start()
        self.written = 0

    def start(self):
        self.ids, self.norths, self.easts = [], [], []
        self.last = (0, 0, 0)
        self.count = 0

    def add(self, first, at, walk=None):
        """One point, or the points of a walk from there; ids rise by one."""
        ident, east, north = self.last
        step, norths, easts, end = walk if walk else ((0, 0), b"", b"", (0, 0))
        self.ids.append(zigzag(first - ident) + (b"\x02" * (BENDS - 1) if walk else b""))
        self.norths.append(zigzag(at[1] + step[1] - north) + norths)
        self.easts.append(zigzag(at[0] + step[0] - east) + easts)
        more = BENDS if walk else 1
        self.last = (first + more - 1, at[0] + end[0], at[1] + end[1])
        self.count += more
        self.written += more
        if self.count >= 8000:
            self.flush()

    def flush(self):
        if self.count:
            lists = [b"".join(part) for part in (self.ids, self.norths, self.easts)]
            dense = field(1, lists[0]) + field(8, lists[1]) + field(9, lists[2])
            self.out.append(data(field(2, dense)))
        self.start()


def way(ident, keys, values, refs):
    return field(3, b"\x08" + varint(ident) + field(2, bytes(keys)) + field(3, bytes(values)) + field(8, refs))


def main():
    path = pathlib.Path(sys.argv[1])
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 100
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    # A crossroads takes 1,060 bytes as it is packed here: two roads and four rows of houses.
    side = max(4, int((megabytes * 1e6 / 1060) ** 0.5))
    west, south = 100_000_000, -side * SPACING // 2
    at = lambda x, y: (west + x * SPACING, south + y * SPACING)  # noqa: E731
    east, north, house = (walks(rng, kind) for kind in ("east", "north", "house"))
    out = [blob(b"OSMHeader", field(4, b"OsmSchema-V0.6") + field(4, b"DenseNodes"))]
    nodes, roads, houses = Nodes(out), [], []
    crossing = lambda x, y: 1 + x * side + y  # noqa: E731
    for x in range(side):
        for y in range(side):
            nodes.add(crossing(x, y), at(x, y))
    ident = side * side + 1
    for x in range(side):
        for y in range(side):
            for walk, to in ((rng.choice(east), (x + 1, y)), (rng.choice(north), (x, y + 1))):
                if max(to) < side:
                    nodes.add(ident, at(x, y), walk)
                    roads.append((crossing(x, y), ident, crossing(*to), x, y, to))
                    ident += BENDS
            for _ in range(4):
                nodes.add(ident, (at(x, y)[0] + 20_000, at(x, y)[1] + 20_000), rng.choice(house))
                houses.append(ident)
                ident += BENDS
    nodes.flush()
    group, number, ways = [], 1, 0
    for start, first, end, x, y, to in roads:
        # Every fiftieth line is a trunk road; the classes below come more often.
        line = y if to[0] > x else x
        rank = 5 if line % 50 == 0 else 4 if line % 25 == 0 else 3 if line % 10 == 0 else rng.randint(0, 2)
        surface = rng.randint(0, 3)
        keys = [1] + [2] * (surface > 0)
        values = [5 + rank] + [10 + surface] * (surface > 0)
        refs = zigzag(start) + zigzag(first - start) + b"\x02" * (BENDS - 1) + zigzag(end - first - BENDS + 1)
        group.append(way(number, keys, values, refs))
        number += 1
        if len(group) == 4000:
            ways += len(group)
            out.append(data(b"".join(group)))
            group = []
    for first in houses:
        for n in range(0, BENDS, 5):
            group.append(way(number, [3], [4], zigzag(first + n) + b"\x02" * 4 + b"\x07"))
            number += 1
        if len(group) >= 4000:
            out.append(data(b"".join(group)))
            group = []
    out.append(data(b"".join(group)))
    path.write_bytes(b"".join(out))
    towns = ["id,name,kind,country,area,stands_in,lat,lon,basis,source,note"]
    for n in range(100):
        lon, lat = at(*((2 * k + 1) * side // 20 for k in (n % 10, n // 10)))
        towns.append(f"town-{n},Town {n},town,XM,,,{lat / 1e7 + 0.003},{lon / 1e7},assumed,made-up,")
    path.with_suffix(".places.csv").write_text("\n".join(towns) + "\n")
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, {nodes.written} nodes, {number - 1} ways, {len(roads)} roads")


if __name__ == "__main__":
    main()
