"""Checks what the program prints as JSON against the schemas that it publishes.

    python checks/schemas.py PROGRAM

Every schema must be one itself, and every schema must have been used.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator
from report import check, done

# What to run, by schema; `RUN` is a folder that the run before it wrote.
PRINTED = [
    ("plan", "plan baseline --json"),
    ("plan", "plan baseline --as-known --json"),
    ("plan", "plan all-denied --json"),
    ("plan", "plan baseline --share partner --json"),
    ("plan", "plan baseline --share public --json"),
    ("plan", "plan baseline --level district --json"),
    ("plan", "plan baseline --objective cheapest-for=0.2 --json"),
    ("backtest", "backtest --json"),
    ("backtest", "plan baseline --against-reported --json"),
    ("backtest", "backtest --share partner --json"),
    ("ask", "ask all-denied --target 0.6 --json"),
    ("compare", "compare baseline full-access --json"),
    ("conditions", "conditions baseline --json"),
    ("frontier", "frontier baseline --json"),
    ("network", "network --json"),
    ("routes", "routes baseline --json"),
    ("why", "why --json"),
    ("worth", "worth baseline --trigger --json"),
    ("worth-by-phase", "worth baseline --objective severity --json"),
    ("worth", "worth baseline --samples 20 --seed 7 --json"),
    ("check", "check COUNTRY --json"),
    ("check", "check COUNTRY --output-format json"),
    ("scenarios", "scenarios --json"),
    ("data-audit", "data audit --json"),
    ("pack-diff", "pack diff afghanistan example --json"),
    ("data-list", "data list --json"),
    ("data-show", "data show links --json"),
    ("ranges", "ranges --json"),
    ("whatif", "whatif --budget 250k --json"),
    ("data-sources", "data sources --json"),
    ("live", 'open --question {"ask":"about"}'),
    ("live", 'open --question {"ask":"plan"}'),
    # A blank as JSON may write it: commands are parted at blanks here.
    ("live", r'open --question {"ask":"plan","level":"district","changes":["budget\u0020100m"]}'),
    ("live", r'open --question {"ask":"held","changes":["supplies\u0020x0.5"]}'),
    ("live", 'open --question {"ask":"ranges"}'),
    ("live", r'open --question {"ask":"scenario","changes":["budget\u0020100m"]}'),
    ("live", r'open --question {"ask":"read","change":"budget\u0020100m"}'),
]
# Countries with rows for partner organisations: nothing of them is told to everyone.
FOR_PARTNERS = {"sudan"}
# Places and permissions go by country.
OF_COUNTRY = {
    "afghanistan": [
        ("route", "route karachi faizabad --month 2022-01 --alternatives 3 --mt 500 --json"),
        ("route", "route karachi bazarak --scenario all-denied --json"),
        ("live", r'open --question {"ask":"stand-in","changes":["shut\u0020torkham"],"way":"hairatan"}'),
        ("brief", "brief pakistan --json"),
        ("denials", "denials --only --together distribution-af01,pakistan-transit-chaman --json"),
        ("conditions-curve", "conditions baseline --permission uzbekistan-transit --vary levy --json"),
    ],
    "sudan": [
        ("route", "route port_sudan el_obeid --json"),
        ("brief", "brief rsf --json"),
    ],
    "example": [
        ("route", "route port_ambar vesh --json"),
        ("brief", "brief tolan --json"),
        ("brief", "brief belmar --scenario red-lines --json"),
        ("denials", "denials --scenarios --json"),
    ],
}
WRITTEN = [
    ("run", "manifest.json"),
    ("plan", "summary.json"),
    ("certificate", "certificate.json"),
]


def main():
    program = str(Path(sys.argv[1]).resolve())

    def run(*words):
        done = subprocess.run([program, *words, "--quiet"], capture_output=True, text=True)
        # 3 and 1 are answers as well: out of reach, found something wrong.
        if done.returncode not in (0, 1, 3):
            return None, done.stderr
        return done.stdout, done.stderr

    listed, _ = run("schema")
    names = [line.split()[0] for line in listed.splitlines()[2:]]
    validators = {}
    for name in names:
        schema = json.loads(run("schema", name)[0])
        try:
            Draft202012Validator.check_schema(schema)
            faults = []
        except Exception as error:  # noqa: BLE001  (whatever is wrong is told)
            faults = [str(error)]
        check(f"schema {name}", faults)
        validators[name] = Draft202012Validator(schema)
    used = set()

    def valid(name, what, text):
        used.add(name)
        try:
            errors = list(validators[name].iter_errors(json.loads(text)))
        except ValueError as error:
            check(what, [str(error)])
            return
        check(what, [f"{error.json_path}: {error.message[:200]}" for error in errors])

    for country, own in OF_COUNTRY.items():
        for name, command in PRINTED + own:
            words = [word.replace("COUNTRY", country) for word in command.split()]
            # `pack diff` names both packs itself.
            if "COUNTRY" not in command and not command.startswith("pack diff"):
                words += ["--country", country]
            text, told = run(*words)
            if country in FOR_PARTNERS and "public" in words:
                check(" ".join(words), [] if "E0803" in told and not text else ["it is told to everyone"])
            elif text is None:
                check(" ".join(words), [told])
            else:
                valid(name, " ".join(words), text)
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "run"
            run("plan", "baseline", "--country", country, "--out", str(kept))
            for name, file in WRITTEN:
                valid(name, f"{country}: {file}", (kept / file).read_text(encoding="utf-8"))
            out = Path(folder) / "out"
            run("export", "baseline", "--country", country, "--to", "json", "--out", str(out))
            for name, file in [("export", "manifest.json"), ("plan", "json/plan.json")]:
                valid(name, f"{country}: export {file}", (out / file).read_text(encoding="utf-8"))
            played = ["--country", country, "--teams", "2", "--months", "2"]
            exercise = str(Path(folder) / "exercise")
            run("exercise", "new", "baseline", *played, "--out", exercise)
            run("exercise", "turn", exercise, "--absent", "1,2")
            text, told = run("exercise", "debrief", exercise, "--json")
            valid("debrief", f"{country}: exercise debrief", text or told)
    check("every schema was used", sorted(set(names) - used))
    done()


if __name__ == "__main__":
    main()
