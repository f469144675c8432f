"""Prints what third-party work weighs: seconds to compile, kilobytes in the program, by what it is for.

    cargo build --release --timings --config profile.release.package.aidreach.strip=false
    python3 checks/sizes.py target/release/aidreach target/cargo-timings/cargo-timing.html

The table in ARCHITECTURE.md is made from it, after a cold build on a machine that does nothing else. Seconds
are added up crate by crate; kilobytes are of code that was not merged into ours.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

# Crates of the program and those that only they bring, by what they are for.
FOR = {
    "PDF": "krilla subsetter pdf-writer xmp-writer skrifa read-fonts write-fonts font-types kurbo tiny-skia-path polycool "
    "parley parley_data fontique harfrust icu_properties icu_segmenter icu_normalizer icu_locale_core icu_provider "
    "icu_collections zerotrie zerovec yoke writeable tinystr litemap potential_utf utf8_iter bytemuck",
    "workbooks, CSV": "rust_xlsxwriter csv csv-core",
    "workbooks, read": "calamine zip quick-xml encoding_rs zlib-rs flate2 typed-path zopfli crc32fast codepage atoi_simd fast-float2",
    "layers": "rusqlite libsqlite3-sys geozero geojson xmlwriter hashlink wkt scroll",
    "shapes": "geo geo-types i_overlay i_shape i_float i_tree i_key_sort rstar robust geographiclib-rs earcutr spade float_next_after",
    "JSON": "serde serde_core serde_derive serde_json schemars schemars_derive ryu zmij itoa",
    "files, read": "toml toml_parser toml_datetime winnow serde_spanned chardetng unicode-normalization "
    "include_dir strsim jiff jiff-core annotate-snippets unicode-width",
    "numbers": "num-bigint num-rational num-integer num-traits petgraph fixedbitset indexmap hashbrown "
    "rand_chacha rand_core sha2 digest block-buffer",
    "terminal": "clap clap_builder clap_derive clap_lex clap_complete clap_mangen anstream anstyle comfy-table indicatif "
    "console ctrlc nix crossterm terminal_size roff portable-atomic",
    "macros, while building": "syn proc-macro2 quote thiserror thiserror-impl maud maud_macros displaydoc synstructure",
}


def compiled(file):
    """Seconds to compile, by crate."""
    units = json.loads(re.search(r"const UNIT_DATA = (\[.*?\]);", file.read_text(), re.S)[1])
    seconds = Counter()
    for unit in units:
        seconds[unit["name"]] += unit["duration"]
    return seconds


def linked(program):
    """Kilobytes in the program, by crate."""
    said = subprocess.run(["nm", "-S", "--defined-only", program], capture_output=True, text=True, check=True).stdout
    symbols = [line.split(" ", 3) for line in said.splitlines() if line.count(" ") >= 3]
    names = subprocess.run(["c++filt"], input="\n".join(s[3] for s in symbols), capture_output=True, text=True, check=True)
    sizes = Counter()
    for (_, size, _, _), name in zip(symbols, names.stdout.splitlines()):
        crate = re.match(r"<*(?:&|mut |\(|\[|\*const |dyn )*([A-Za-z_]\w*)(?:\[[0-9a-f]+\])?::", name)
        sizes["libsqlite3_sys" if name.startswith("sqlite3") else crate[1] if crate else "?"] += int(size, 16)
    return sizes


program, timings = sys.argv[1], Path(sys.argv[2])
seconds, sizes = compiled(timings), linked(program)
left = Counter({name: s for name, s in seconds.items() if not name.startswith("aidreach")})
print("| for | seconds | KB |\n| --- | ---: | ---: |")
for what, crates in FOR.items():
    crates = crates.split()
    spent = sum(left.pop(crate, 0) for crate in crates)
    held = sum(sizes[crate.replace("-", "_")] for crate in crates)
    print(f"| {what} | {spent:.0f} | {held / 1024:,.0f} |")
print(f"| all others, {len(left)} | {sum(left.values()):.0f} | |")
own = {name: s for name, s in seconds.items() if name.startswith("aidreach")}
print(f"| own: {', '.join(own)} | {sum(own.values()):.0f} | |")
print("largest of the others:", ", ".join(f"{name} {s:.1f}" for name, s in left.most_common(8)))
