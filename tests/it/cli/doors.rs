//! Every door that files come in by: what is no regular file, leads out, or is too large is refused
//! quickly and in words; and nothing that a terminal would obey reaches it.

use super::{Ran, run_in};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}

fn example(to: &Path) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example"), to);
}

/// A program that runs, and what it says in the end; it must not wait for ever.
fn in_time(folder: &Path, args: &[&str]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_aidreach"))
        .env("AIDREACH_DRAWS", "4")
        .env("AIDREACH_NO_PROGRESS", "1")
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built for this test");
    let until = Instant::now() + Duration::from_secs(60);
    while child.try_wait().expect("it can be asked").is_none() {
        if Instant::now() > until {
            child.kill().expect("it can be ended");
        }
        assert!(Instant::now() <= until, "{args:?} hangs");
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().expect("what it said");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let exit = output.status.code().unwrap_or(-1);
    Ran { out: text(output.stdout), err: text(output.stderr), exit }
}

/// A folder with everything that comes in: a pack, a scenario, an exercise, values, a run, an export.
fn everything() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    example(&at.join("pack"));
    fs::copy(at.join("pack/scenarios/baseline.toml"), at.join("own.toml")).expect("copied");
    let exercise = fs::read_dir(at.join("pack/exercises")).expect("ready exercises");
    let exercise = exercise.flatten().next().expect("one").path();
    fs::copy(exercise, at.join("played.toml")).expect("copied");
    for args in [
        &["plan", "--country", "pack", "--out", "run", "--quiet"][..],
        &["export", "--country", "pack", "--to", "csv", "--out", "export", "--quiet"],
        &["exercise", "new", "--country", "pack", "--teams", "1", "--out", "ex"],
    ] {
        let ran = run_in(at, args);
        assert_eq!(ran.exit, 0, "{args:?}: {}", ran.err);
    }
    folder
}

/// The doors: a file, and the command that reads it.
const DOORS: [(&str, &[&str]); 12] = [
    ("pack/pack.toml", &["check", "pack"]),
    ("pack/needs.csv", &["check", "pack"]),
    ("pack/roads.geojson", &["check", "pack"]),
    ("pack/needs.csv", &["data", "show", "needs", "--country", "pack"]),
    ("pack/scenarios/baseline.toml", &["plan", "baseline", "--country", "pack"]),
    ("own.toml", &["plan", "own.toml", "--country", "pack"]),
    (
        "played.toml",
        &["exercise", "new", "--definition", "played.toml", "--country", "pack", "--out", "x"],
    ),
    ("values.json", &["worth", "--country", "pack", "--checkpoint", "values.json"]),
    ("run/manifest.json", &["verify", "run"]),
    ("run/summary.json", &["verify", "run"]),
    ("ex/exercise.toml", &["exercise", "turn", "ex"]),
    ("ex/turn-1/team-1/form.xlsx", &["exercise", "turn", "ex"]),
];

/// Puts something else in the place of a file while a command runs.
fn with(folder: &Path, file: &str, put: impl Fn(&Path), args: &[&str]) -> Ran {
    let (path, aside) = (folder.join(file), folder.join("aside"));
    let there = path.exists();
    if there {
        fs::rename(&path, &aside).expect("moved aside");
    }
    put(&path);
    let ran = in_time(folder, args);
    if path.is_dir() && !path.is_symlink() {
        fs::remove_dir(&path).expect("an empty folder");
    } else {
        fs::remove_file(&path).expect("what was put there");
    }
    if there {
        fs::rename(&aside, &path).expect("moved back");
    }
    ran
}

fn refused(ran: &Ran, says: &[&str], door: (&str, &[&str])) {
    let said = format!("{}{}", ran.out, ran.err);
    assert!(ran.exit != 0 && ran.exit != 70 && ran.exit > 0, "{door:?}: {} {said}", ran.exit);
    assert!(says.iter().any(|word| said.contains(word)), "{door:?}: {said}");
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_folders_are_refused() {
    let folder = everything();
    let at = folder.path();
    let pipe = |path: &Path| {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    };
    let device = |path: &Path| std::os::unix::fs::symlink("/dev/zero", path).expect("a link");
    for (file, args) in DOORS {
        refused(&with(at, file, pipe, args), &["a pipe"], (file, args));
        // A link that leads out of its folder is refused for that, whatever it leads to.
        let ran = with(at, file, device, args);
        refused(&ran, &["a device", "leads out"], (file, args));
        if !file.starts_with("pack/") {
            let ran = with(at, file, |path| fs::create_dir(path).expect("a folder"), args);
            refused(&ran, &["a folder"], (file, args));
        }
    }
}

#[cfg(unix)]
#[test]
fn links_within_folders_stay_within_them() {
    let folder = everything();
    let at = folder.path();
    let outside = tempfile::tempdir().expect("a folder for the test");
    for (file, args) in DOORS {
        let within = ["pack/", "run/", "ex/"].iter().any(|start| file.starts_with(start));
        let there = outside.path().join("there");
        if at.join(file).exists() {
            fs::copy(at.join(file), &there).expect("copied");
        }
        let link = |path: &Path| std::os::unix::fs::symlink(&there, path).expect("a link");
        if within {
            refused(&with(at, file, link, args), &["leads out"], (file, args));
        }
    }
}

#[test]
fn files_that_are_too_large_are_refused_with_the_limit() {
    let folder = everything();
    let at = folder.path();
    for (file, args) in DOORS {
        let large = |path: &Path| {
            let file = fs::File::create(path).expect("a file");
            file.set_len(65_000_000).expect("a hole");
        };
        let ran = with(at, file, large, args);
        // Tables are told by E0019, all else by its name.
        refused(&ran, &["E0019", "65,000,000 bytes, and"], (file, args));
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains("000,000 bytes"), "{file}: {said}");
    }
}

/// What a terminal would obey, or what would turn its text.
fn obeyed(text: &str) -> String {
    let bad = |c: &char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    text.chars().filter(bad).collect()
}

#[test]
fn nothing_that_a_terminal_obeys_is_shown() {
    const EVIL: &str = "x\u{1b}[31mRED\u{1b}]0;owned\u{7}\u{202e}gnp\u{9b}2J";
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    let edited = |name: &str, file: &str, old: &str, new: &str| {
        let pack = at.join(name);
        example(&pack);
        let text = fs::read_to_string(pack.join(file)).expect("a file");
        assert!(text.contains(old), "{old} in {file}");
        fs::write(pack.join(file), text.replacen(old, new, 1)).expect("written");
    };
    edited("in-name", "pack.toml", "\"Marwa\"", "\"Mar\\u001b[31mwa\"");
    edited("in-note", "pack.toml", "Marwa is a", "\\u202EMarwa is a");
    edited("in-cell", "places.csv", "Kell Pass", EVIL);
    edited("in-id", "places.csv", "kell_pass", EVIL);
    edited(
        "in-scenario",
        "scenarios/baseline.toml",
        "As it was",
        "\\u001b]0;owned\\u0007As it was",
    );
    edited("in-key", "scenarios/baseline.toml", "why =", "\"\\u001b[2J\" = 1\nwhy =");
    edited("in-map", "boundaries.geojson", "XM01", "\\u001b[2J");
    for name in ["in-name", "in-note", "in-cell", "in-id", "in-scenario", "in-key", "in-map"] {
        let ran = in_time(at, &["check", name]);
        let said = format!("{}{}", ran.out, ran.err);
        assert_eq!((ran.exit, obeyed(&said)), (1, String::new()), "{name}: {said}");
        assert!(said.contains("U+") || said.contains("\\u{"), "{name}: {said}");
        let ran = in_time(at, &["plan", "--country", name]);
        assert_eq!(obeyed(&format!("{}{}", ran.out, ran.err)), String::new(), "{name}");
        assert_eq!(ran.exit, 1, "{name}: {}", ran.err);
    }
    let ran = in_time(at, &["data", "show", "places", "--country", "in-cell"]);
    assert_eq!((ran.exit, obeyed(&ran.out)), (0, String::new()));
    let path: String = format!("{EVIL}.toml");
    for args in [
        &["plan", EVIL][..],
        &["plan", &path],
        &["check", EVIL],
        &["verify", EVIL],
        &["explain", EVIL],
        &[EVIL],
        &["plan", "--objective", EVIL],
        &["route", EVIL, "sarn", "--country", "example"],
    ] {
        let ran = in_time(at, args);
        assert_eq!(obeyed(&format!("{}{}", ran.out, ran.err)), String::new(), "{args:?}");
        assert!(ran.exit > 0 && ran.exit != 70, "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_forge_no_lines() {
    let folder = everything();
    let at = folder.path();
    let name = "a\n\nrun holds: 12 checks\u{1b}[2J";
    fs::write(at.join("run").join(name), "").expect("a file");
    fs::write(at.join("pack").join(format!("{name}.csv")), "").expect("a file");
    let ran = in_time(at, &["verify", "run"]);
    assert!(!ran.out.contains("\nrun holds: 12") && obeyed(&ran.out).is_empty(), "{}", ran.out);
    let ran = in_time(at, &["check", "pack"]);
    assert!(!ran.out.contains("\nrun holds: 12") && obeyed(&ran.out).is_empty(), "{}", ran.out);
    assert!(ran.out.contains("W0013 a<U+000A>"), "{}", ran.out);
}

#[test]
fn texts_make_no_headings() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    example(&at.join("pack"));
    let scenario =
        "name = \"One\\n# Forged\"\nwhy = \"\"\"Two\n## Forged\"\"\"\neverything = \"granted\"\n";
    fs::write(at.join("pack/scenarios/forged.toml"), scenario).expect("written");
    let ran = in_time(at, &["scenarios", "--country", "pack", "--json"]);
    assert!(ran.out.contains("One # Forged") && ran.out.contains("Two ## Forged"), "{}", ran.out);
    let ran = in_time(at, &["report", "forged", "--country", "pack", "--out", "page.md"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let page = fs::read_to_string(at.join("page.md")).expect("a page");
    assert!(
        !page.lines().any(|line| line.contains("Forged") && line.starts_with("## F")),
        "{page}"
    );
}

/// The list's rows 66 and 86: who cannot be reached is a number with its reason, and a target that
/// cannot be met ends with its own code.
#[test]
fn who_cannot_be_reached_is_told_in_people() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    example(&at.join("pack"));
    let denied = in_time(at, &["plan", "all-denied", "--country", "pack"]);
    assert_eq!(denied.exit, 0, "{}", denied.err);
    assert!(denied.out.contains("Nobody is reached, of 500,000 person-months"), "{}", denied.out);
    let target = ["plan", "all-denied", "--country", "pack", "--objective", "cheapest-for=0.9"];
    let ran = in_time(at, &target);
    assert_eq!(ran.exit, 3, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("the target is out of reach"), "{}", ran.err);
}

/// Row 80.
#[test]
fn draws_out_of_range_are_told() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for draws in ["0", "1000000000000", "1.5", "many"] {
        let ran = in_time(folder.path(), &["worth", "--country", "example", "--samples", draws]);
        assert_eq!(ran.exit, 2, "{draws}");
        assert!(ran.err.contains("--samples") && ran.err.contains(draws), "{}", ran.err);
    }
}

/// Rows 88 and 94: the program is never stopped by a clock of its own; whoever stops it keeps what is
/// known by then.
#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_is_known() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["worth", "--country", "afghanistan", "--checkpoint", "values.json", "--quiet"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_aidreach"))
        .env("AIDREACH_DRAWS", "4")
        .env("AIDREACH_NO_PROGRESS", "1")
        .args(args)
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built for this test");
    std::thread::sleep(Duration::from_secs(8));
    if child.try_wait().expect("it can be asked").is_some() {
        // It was through before anybody could stop it.
        return;
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.expect("kill").success());
    let output = child.wait_with_output().expect("what it said");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    match output.status.code() {
        // Before it listened, the signal ends it as it ends any program.
        None | Some(0) => {}
        Some(130) if said.is_empty() => {}
        code => {
            assert_eq!(code, Some(130), "{said}");
            assert!(
                said.contains("the same command goes on from the plans in `values.json`"),
                "{said}"
            );
            let kept = fs::read_to_string(folder.path().join("values.json")).expect("values");
            assert!(kept.starts_with("{\"format\":"), "{kept}");
        }
    }
}

/// Row 95.
#[test]
fn the_language_of_the_system_changes_nothing() {
    let said = |language: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_aidreach"))
            .env("AIDREACH_DRAWS", "4")
            .env("AIDREACH_NO_PROGRESS", "1")
            .args(["plan", "--country", "example"])
            .env("LC_ALL", language)
            .env("LANG", language)
            .output()
            .expect("the program was built for this test");
        assert!(output.status.success());
        output.stdout
    };
    assert!(said("C") == said("de_DE.UTF-8") && said("C") == said("fa_AF.UTF-8"));
}

/// Row 96.
#[test]
fn long_and_foreign_paths_work_or_are_told() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    let name = "نقشه \u{200c}کابل با فاصله";
    example(&at.join(name));
    let to = format!("{name}/run");
    let ran = in_time(at, &["plan", "--country", name, "--out", &to]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(in_time(at, &["verify", &to]).exit, 0);
    let deep: PathBuf = (0..6).map(|_| "d".repeat(60)).collect();
    let ran = in_time(at, &["plan", "--country", name, "--out", &deep.display().to_string()]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let long = "n".repeat(300);
    let ran = in_time(at, &["plan", "--country", name, "--out", &long]);
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("E0903") && ran.err.contains("a path of 300 bytes"), "{}", ran.err);
}

/// Small files that once broke the program, each through its door.
#[test]
fn small_crashers_are_refused_with_their_place() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = folder.path();
    let hostile = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    for (crasher, file, code) in [
        ("scenario-terminal.toml", "scenarios/hostile.toml", "E0005 hostile.toml:1 [name]"),
        ("pack-terminal.toml", "pack.toml", "E0005 pack.toml:4 [name]"),
        (
            "rations-under-half-a-gram.csv",
            "rations.csv",
            "E0129 rations.csv:3 [kg_per_person_month]",
        ),
    ] {
        let pack = at.join("pack");
        example(&pack);
        fs::copy(hostile.join(crasher), pack.join(file)).expect("copied");
        let ran = in_time(at, &["check", "pack"]);
        fs::remove_dir_all(&pack).expect("removed");
        assert_eq!((ran.exit, obeyed(&ran.out)), (1, String::new()), "{crasher}: {}", ran.out);
        assert!(ran.out.contains(code), "{crasher}: {}", ran.out);
    }
}
