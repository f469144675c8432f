//! Mistakes in planning: each names what was seen, what is expected and what to do next.

use super::{as_text, run_in};
use expect_test::{Expect, expect};
use std::fs;
use std::path::Path;

/// Runs a command in a folder with some files, and holds what it says to what it should.
pub(super) fn says(files: &[(&str, &str)], args: &[&str], expected: Expect) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    expected.assert_eq(&as_text(args, &run_in(folder.path(), args)));
}

#[test]
fn an_unknown_command() {
    says(
        &[],
        &["pln"],
        expect![[r#"
        $ aidreach pln
        --- standard error
        error: unrecognized subcommand 'pln'

          tip: some similar subcommands exist: 'open', 'plan'

        Usage: aidreach [OPTIONS] [COMMAND]

        For more information, try '--help'.
        --- exit 2
    "#]],
    );
}

#[test]
fn an_unknown_scenario() {
    says(
        &[],
        &["plan", "basline", "--country", "example"],
        expect![[r#"
            $ aidreach plan basline --country example
            --- standard error
            error: there is no scenario `basline`
              help: did you mean `baseline`? `aidreach scenarios` lists all of them, and a path must end in .toml
            --- exit 2
        "#]],
    );
}

#[test]
fn a_scenario_file_that_is_not_there() {
    says(
        &[],
        &["plan", "mine.toml", "--country", "example"],
        expect![[r#"
            $ aidreach plan mine.toml --country example
            --- standard error
            error: `mine.toml` cannot be read: there is no such file or folder
            --- exit 1
        "#]],
    );
}

#[test]
fn a_scenario_file_with_mistakes() {
    let text = "name = \"Mine\"\nwhy = \"To see\"\nobjektive = \"severity\"\n\n[[decide]]\n\
                permission = \"east-tranzit\"\nstate = \"denied\"\n";
    says(
        &[("mine.toml", text)],
        &["plan", "mine.toml", "--country", "example"],
        expect![[r#"
            $ aidreach plan mine.toml --country example
            --- standard error
            E0401 mine.toml:3 [objektive]: there is no key `objektive` here -> name, country, pack_version, why, extends, everything, window, objective, cheapest_for_share, even, stance, ration, supply_split, caseload, resources, season, red_lines, decide, trigger or adjust
              3 | objektive = "severity"
                | ^^^^^^^^^
              help: did you mean `objective`?
            E0411 mine.toml:6 [permission]: there is no permission `east-tranzit` -> banking, distribution, east-transit, kell-movement, north-overflight or north-transit
              6 | permission = "east-tranzit"
                |              ^^^^^^^^^^^^^^
              help: did you mean `east-transit`?
            2 errors
            --- exit 1
        "#]],
    );
}

#[test]
fn an_unknown_country() {
    says(
        &[],
        &["plan", "--country", "exmaple"],
        expect![[r#"
            $ aidreach plan --country exmaple
            --- standard error
            error: `exmaple` is neither a built-in pack nor a folder, a workbook or a packed folder: there is no such file or folder
              help: did you mean `example`? built-in packs: afghanistan, example, sudan
            --- exit 2
        "#]],
    );
}

#[test]
fn a_folder_that_is_no_pack() {
    says(
        &[("pack/notes.txt", "")],
        &["plan", "--country", "pack"],
        expect![[r#"
            $ aidreach plan --country pack
            --- standard error
            E0001 the pack: no pack in here -> `pack.toml`, tables and scenarios
              help: `aidreach new` writes one with every key explained
            1 error
            --- exit 1
        "#]],
    );
}

#[test]
fn an_unknown_ration() {
    says(
        &[],
        &["plan", "--country", "example", "--ration", "haf"],
        expect![[r#"
            $ aidreach plan --country example --ration haf
            --- standard error
            error: there is no ration `haf`
              help: did you mean `half`? rations of the pack: full, half
            --- exit 2
        "#]],
    );
}

#[test]
fn an_unknown_objective() {
    says(
        &[],
        &["plan", "--objective", "severe"],
        expect![[r#"
        $ aidreach plan --objective severe
        --- standard error
        error: invalid value 'severe' for '--objective <OBJECTIVE>': did you mean `severity`? one of severity, most-people, fairest or cheapest-for=0.8

        For more information, try '--help'.
        --- exit 2
    "#]],
    );
}

#[test]
fn a_target_without_its_share() {
    says(
        &[],
        &["plan", "--objective", "cheapest-for"],
        expect![[r#"
        $ aidreach plan --objective cheapest-for
        --- standard error
        error: invalid value 'cheapest-for' for '--objective <OBJECTIVE>': needs its share, such as cheapest-for=0.8

        For more information, try '--help'.
        --- exit 2
    "#]],
    );
}

#[test]
fn a_target_as_known() {
    let args = ["plan", "--country", "example", "--as-known", "--objective", "cheapest-for=0.5"];
    says(
        &[],
        &args,
        expect![[r#"
        $ aidreach plan --country example --as-known --objective cheapest-for=0.5
        --- standard error
        error: `cheapest-for` is a target for the whole window; plan it with hindsight
          help: leave --as-known out, or choose another --objective
        --- exit 2
    "#]],
    );
}

#[test]
fn an_unknown_sharing_level() {
    says(
        &[],
        &["plan", "--share", "publik"],
        expect![[r#"
        $ aidreach plan --share publik
        --- standard error
        error: invalid value 'publik' for '--share <WITH>': did you mean `public`? one of internal, partner, public

        For more information, try '--help'.
        --- exit 2
    "#]],
    );
}

#[test]
fn force_without_a_folder() {
    says(
        &[],
        &["plan", "--force"],
        expect![[r#"
        $ aidreach plan --force
        --- standard error
        error: the following required arguments were not provided:
          --out <DIR>

        Usage: aidreach plan --out <DIR> --force [SCENARIO]...

        For more information, try '--help'.
        --- exit 2
    "#]],
    );
}

#[test]
fn a_run_folder_that_exists() {
    let files = [("run/notes.txt", "mine")];
    let args = ["plan", "--country", "example", "--out", "run"];
    says(
        &files,
        &args,
        expect![[r#"
            $ aidreach plan --country example --out run
            --- standard error
            E0902 run: exists already -> a folder that does not exist yet, or is empty
              help: choose another folder, or replace this one with --force
            --- exit 2
        "#]],
    );
}

#[test]
fn force_never_replaces_what_is_no_run() {
    let files = [("run/notes.txt", "mine")];
    let args = ["plan", "--country", "example", "--out", "run", "--force"];
    says(
        &files,
        &args,
        expect![[r#"
        $ aidreach plan --country example --out run --force
        --- standard error
        E0902 run: exists and is no run -> a run folder or nothing
          help: choose another folder: only runs are ever replaced
        --- exit 2
    "#]],
    );
}

#[test]
fn a_run_folder_in_a_file() {
    let args = ["plan", "--country", "example", "--out", "file/run"];
    says(
        &[("file", "")],
        &args,
        expect![[r#"
            $ aidreach plan --country example --out file/run
            --- standard error
            E0901 file/run: cannot be written: a file is in the way
            --- exit 1
        "#]],
    );
}

#[test]
fn a_confidential_source_is_not_shared() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/example");
    copy(&example, &folder.path().join("pack"));
    let sources = folder.path().join("pack/sources.csv");
    let text = fs::read_to_string(&sources).expect("the example has sources");
    fs::write(&sources, text.replace(",public\n", ",confidential\n")).expect("written");
    let args = ["plan", "--country", "pack", "--share", "partner", "--out", "run"];
    let ran = run_in(folder.path(), &args);
    assert!(!folder.path().join("run").exists());
    expect![[r#"
        $ aidreach plan --country pack --share partner --out run
        --- standard error
        E0803 sources.csv: not for sharing as partner: `made-up` (confidential) -> nothing above partner sensitivity
          help: share at a closer level, or in a copy of the pack take these rows out, or mark as `partner` or `public` what these readers may see
        --- exit 1
    "#]].assert_eq(&as_text(&args, &ran));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("readable").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
