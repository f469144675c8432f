#!/usr/bin/env python3
"""Third-party notices, and whether what the program is built from keeps to `deny.toml`.

    checks/licences.py write    writes THIRD-PARTY.txt and checks/not-in-the-program.txt anew
    checks/licences.py check    licences, duplicates, sources and whether the notices are up to date

`deny.toml` is cargo-deny's own file. A fresh machine does not have that program, so its rules on
licences, duplicates and sources are kept here from `cargo metadata`; where the program `cargo-deny` is there, it runs as well, and then also reads advisories.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
NOTICES = ROOT / "THIRD-PARTY.txt"
ELSEWHERE = ROOT / "checks" / "not-in-the-program.txt"
# Systems that the program is built for.
PLATFORMS = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
]
# Where a crate may be had under one of several licences, the first of these is taken.
PREFERRED = ["MIT", "ISC", "BSD-3-Clause", "BSD-2-Clause", "Zlib", "Apache-2.0", "0BSD", "Unlicense"]
RULE = "-" * 80


def metadata():
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return json.loads(said.stdout)


def in_the_program():
    """The packages whose code is in the program on some platform: no build scripts, no macros, no tests."""
    named = set()
    for platform in PLATFORMS:
        command = ["cargo", "tree", "--locked", "--target", platform, "--prefix", "none"]
        command += ["--edges", "normal,no-proc-macro", "--format", "{p}"]
        said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        named |= {tuple(line.split()[:2]) for line in said.splitlines() if line}
    every = {(p["name"], "v" + p["version"]): p for p in metadata()["packages"] if p["source"]}
    return {(name, version[1:]): every[name, version] for name, version in named if (name, version) in every}


def alternatives(expression):
    """A licence expression as sets of licences, any of which suffices."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))
    position = 0

    def either():
        nonlocal position
        options = both()
        while position < len(tokens) and tokens[position] == "OR":
            position += 1
            options = options + both()
        return options

    def both():
        nonlocal position
        options = one()
        while position < len(tokens) and tokens[position] == "AND":
            position += 1
            more = one()
            options = [left | right for left in options for right in more]
        return options

    def one():
        nonlocal position
        token = tokens[position]
        position += 1
        if token == "(":
            inside = either()
            position += 1
            return inside
        if position + 1 < len(tokens) and tokens[position] == "WITH":
            token += " WITH " + tokens[position + 1]
            position += 2
        return [frozenset([token])]

    return either()


def chosen(expression):
    rank = lambda name: PREFERRED.index(name) if name in PREFERRED else len(PREFERRED)
    return min(alternatives(expression), key=lambda option: (len(option), sorted(map(rank, option))))


def texts(package):
    """The licence texts of a package that apply by what was chosen, and its notices."""
    folder = pathlib.Path(package["manifest_path"]).parent
    names = [path for path in sorted(folder.iterdir()) if path.is_file()]
    named = lambda pattern: [p for p in names if re.match(pattern, p.name, re.IGNORECASE)]
    licences = named(r"(licen[cs]e|copying|unlicense)")
    if package.get("license_file"):
        licences.append(folder / package["license_file"])
    option = chosen(package["license"]) if package["license"] else frozenset()
    if len(option) == 1 and len(licences) > 1:
        short = {"Apache-2.0": "apache"}.get(next(iter(option)), next(iter(option)).split("-")[0])
        apt = [path for path in licences if short.lower() in path.name.lower()]
        licences = apt or licences
    found = []
    for path in dict.fromkeys(path.resolve() for path in licences + named(r"notice")):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        text = "\n".join(line.rstrip().replace("\t", "    ") for line in text.split("\n")).strip("\n")
        found.append(text.replace("\f", ""))
    return found


def notices(packages):
    own = [
        ("Vazirmatn, the typeface of pages", ROOT / "src/page/fonts/Vazirmatn-OFL.txt"),
        ("DejaVu Sans, for signs that Vazirmatn has not", ROOT / "src/page/fonts/DejaVu-LICENSE.txt"),
    ]
    by_text = {}
    without = []
    for (name, version), package in sorted(packages.items()):
        entry = f"{name} {version} ({package['license'] or 'see below'})"
        found = texts(package)
        if not found:
            authors = ", ".join(re.sub(r"\s*<[^>]*>", "", author) for author in package["authors"])
            without.append(f"{entry}{': ' + authors if authors else ''}")
        for text in found:
            # Texts that differ in line breaks only are one.
            by_text.setdefault(" ".join(text.split()), (text, []))[1].append(entry)
    for what, path in own:
        text = path.read_text(encoding="utf-8").strip("\n")
        by_text.setdefault(" ".join(text.split()), (text, []))[1].append(what)
    parts = [
        "aidreach is built from the work of others, whose notices follow. Where a work may be had under\n"
        "several licences, it is used under the first of those named with its text. Written by\n"
        "checks/licences.py from Cargo.lock; not by hand.\n"
        "\n"
        "SQLite, which rusqlite brings along, is in the public domain. The standard library of Rust is\n"
        "Copyright (c) The Rust Project Contributors, under MIT or Apache-2.0.\n"
    ]
    if without:
        parts.append("Crates that come without the text of their licence; those of MIT and Apache-2.0 stand with other crates:\n\n" + "\n".join(without) + "\n")
    for text, entries in sorted(by_text.values(), key=lambda found: (found[1][0].lower(), found[0])):
        parts.append("\n".join(entries) + "\n\n" + text + "\n")
    return f"\n{RULE}\n\n".join(parts)


def locked():
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())
    return {(p["name"], p["version"]): p for p in lock["package"]}


def elsewhere(packages):
    rest = sorted(key for key, p in locked().items() if key not in packages and p.get("source"))
    head = "# Packages of Cargo.lock whose code is not in the program: macros, build scripts, tests, other systems.\n"
    return head + "".join(f"{name} {version}\n" for name, version in rest)


def write():
    packages = in_the_program()
    NOTICES.write_text(notices(packages), encoding="utf-8")
    ELSEWHERE.write_text(elsewhere(packages), encoding="utf-8")
    print(f"{len(packages)} crates in {NOTICES.name}, {NOTICES.stat().st_size} bytes")


def check():
    faults, checks = [], 0
    packages = in_the_program()
    rules = tomllib.loads((ROOT / "deny.toml").read_text())
    allowed = set(rules["licenses"]["allow"])
    every = metadata()["packages"]
    for package in every:
        if package["source"] is None:
            continue
        checks += 1
        name = f"{package['name']} {package['version']}"
        expression = package["license"] or ""
        if not expression or not any(option <= allowed for option in alternatives(expression)):
            faults.append(f"{name}: licence `{expression}` is not among those allowed in deny.toml")
        if not package["source"].startswith("registry+"):
            faults.append(f"{name}: comes from {package['source']}")
    versions = {}
    for name, version in locked():
        versions.setdefault(name, []).append(version)
    skipped = {entry["crate"].split("@")[0] for entry in rules["bans"]["skip"]}
    skipped |= {entry["crate"].split("@")[0] for entry in rules["bans"].get("skip-tree", [])}
    several = {name for name, found in versions.items() if len(found) > 1}
    faults += [f"{name}: versions {', '.join(versions[name])}, and deny.toml has no reason" for name in sorted(several - skipped)]
    faults += [f"{name}: deny.toml skips it, but there is one version" for name in sorted(skipped - several)]
    for entry in rules["advisories"]["ignore"]:
        checks += 1
        crate = entry["reason"].split(":")[0]
        if crate not in versions:
            faults.append(f"deny.toml ignores {entry['id']} of {crate}, which is not there any more")
    for path, wanted in [(NOTICES, notices(packages)), (ELSEWHERE, elsewhere(packages))]:
        checks += 1
        if not path.exists() or path.read_text(encoding="utf-8") != wanted:
            faults.append(f"{path.name} is not up to date: run checks/licences.py write")
    if shutil.which("cargo-deny"):
        checks += 1
        kinds = ["licenses", "bans", "sources"]
        if list(pathlib.Path.home().glob(".cargo/advisory-dbs/*")):
            kinds.append("advisories")
        else:
            print("advisories are not looked up: their database is not at hand")
        if subprocess.run(["cargo", "deny", "--offline", "check", *kinds], cwd=ROOT).returncode:
            faults.append("cargo deny")
    else:
        print("cargo-deny is not there: licences, duplicates and sources are checked here, advisories are not")
    for fault in faults:
        print(fault)
    print(f"licences: {checks - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        write()
    elif sys.argv[1:] == ["check"]:
        sys.exit(check())
    else:
        sys.exit(__doc__)
