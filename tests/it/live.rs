//! The page that answers what-ifs: what its engine answers, what the file holds, and who is let in.

mod for_others;
mod served;

use crate::cli::{run, run_in};
use aidreach::country::embedded;
use aidreach::live::Engine;
use aidreach::sharing::Sharing;
use base64_of::decoded;
use serde_json::{Value, json};

fn engine(pack: &str) -> Engine {
    let files = embedded(pack).expect("a pack of the program");
    Engine::open(Box::new(files), Sharing::Internal).expect("the pack can be asked")
}

fn asked(engine: &Engine, question: &Value) -> Value {
    serde_json::from_str(&engine.answer(&question.to_string())).expect("an answer is JSON")
}

/// Changes of several sorts, of the embedded country.
const CHANGES: [&[&str]; 6] = [
    &["shut torkham in november"],
    &["budget 100m"],
    &["capacity Spin Boldak x2"],
    &["late 50% 1"],
    &["shut pakistan from 2021-12", "need Ghor x1.3"],
    &["supplies x0.5", "open panjshir"],
];

#[test]
fn a_page_tells_what_the_program_tells() {
    let engine = engine("afghanistan");
    for changes in CHANGES {
        let page = asked(&engine, &json!({ "ask": "plan", "changes": changes }));
        let mut args = vec!["whatif", "baseline", "--json"];
        changes.iter().for_each(|change| args.extend(["--change", *change]));
        let told: Value = serde_json::from_str(&run(&args).out).expect("an answer is JSON");
        assert_eq!(page["beside"]["total"], told["total"], "{changes:?}");
        assert_eq!(page["beside"]["by_month"], told["by_month"], "{changes:?}");
        assert_eq!(page["beside"]["by_area"], told["by_area"], "{changes:?}");
        assert_eq!(page["beside"]["more_cost_usd"], told["more_cost_usd"], "{changes:?}");
        let held = asked(&engine, &json!({ "ask": "held", "changes": changes }));
        // All that `whatif` says of the effect, and it begins with it.
        let said = held["beside"]["said"].as_array().expect("sentences");
        let brief = told["said"].as_array().expect("sentences");
        assert_eq!(said.first(), brief.first(), "{changes:?}");
        for hangs in ["How much is lost hangs on", "That is with hindsight"] {
            let of =
                |all: &[Value]| all.iter().find(|one| one.to_string().contains(hangs)).cloned();
            assert_eq!(of(said), of(brief), "{changes:?}");
        }
    }
}

#[test]
fn a_page_tells_the_plan_of_every_shipped_scenario() {
    for pack in ["example", "afghanistan"] {
        let engine = engine(pack);
        let about = asked(&engine, &json!({ "ask": "about" }));
        for scenario in about["scenarios"].as_array().expect("a list") {
            let id = scenario["id"].as_str().expect("an id");
            let page = asked(&engine, &json!({ "ask": "plan", "scenario": id }));
            let args = ["plan", id, "--country", pack, "--json", "--draws", "0"];
            let told: Value = serde_json::from_str(&run(&args).out).expect("an answer is JSON");
            for total in ["need_person_months", "reached_person_months"] {
                assert_eq!(page["totals"][total], told["totals"][total], "{pack} {id} {total}");
            }
            assert_eq!(page["totals"]["cost_usd"], told["costs"]["total_usd"], "{pack} {id}");
            let certificate = &told["certificate"];
            for count in ["arcs", "nodes", "steps"] {
                assert_eq!(page["certificate"][count], certificate[count], "{pack} {id} {count}");
            }
        }
    }
}

#[test]
fn an_answer_depends_on_its_question_alone() {
    let questions = [
        json!({ "ask": "plan", "changes": ["shut torkham in november"] }),
        json!({ "ask": "held", "changes": ["shut torkham in november"] }),
        json!({ "ask": "plan" }),
        json!({ "ask": "plan", "beside": "all-denied" }),
        json!({ "ask": "plan", "level": "district", "changes": ["shut chaman"] }),
        json!({ "ask": "plan", "objective": "severity", "changes": ["budget 100m"] }),
        json!({ "ask": "stand-in", "changes": ["shut torkham in november"], "way": "hairatan" }),
        json!({ "ask": "scenario", "changes": ["shut torkham in november"] }),
    ]
    .map(|question| question.to_string());
    let first: Vec<String> =
        questions.iter().map(|question| engine("afghanistan").answer(question)).collect();
    let engine = engine("afghanistan");
    for (question, answer) in questions.iter().zip(&first).rev() {
        assert!(!answer.contains("\"error\""), "{question}: {answer}");
        assert!(engine.answer(question) == *answer, "{question}");
    }
}

#[test]
fn what_is_asked_wrongly_is_told_with_what_helps() {
    let engine = engine("afghanistan");
    let mut told = String::new();
    for question in [
        "{",
        "{\"ask\":\"wonder\"}",
        "{\"ask\":\"plan\",\"sceanrio\":\"baseline\"}",
        "{\"ask\":\"plan\",\"scenario\":\"basline\"}",
        "{\"ask\":\"plan\",\"level\":\"village\"}",
        "{\"ask\":\"plan\",\"objective\":\"cheapest-for\"}",
        "{\"ask\":\"plan\",\"changes\":[\"shut chaman\",\"shut torkam\"]}",
        "{\"ask\":\"plan\",\"changes\":[\"shut torkham in november\",\"open torkham\"]}",
        "{\"ask\":\"plan\",\"changes\":[\"\"]}",
        "{\"ask\":\"stand-in\",\"changes\":[\"shut torkham\"],\"way\":\"hairtan\"}",
        "{\"ask\":\"stand-in\",\"changes\":[\"shut torkham\"]}",
        "{\"ask\":\"read\",\"change\":\"shut in november\"}",
        "{\"ask\":\"plan\",\"beside\":\"nothing\"}",
    ] {
        let answer: Value = serde_json::from_str(&engine.answer(question)).expect("JSON");
        assert!(answer["error"]["what"].is_string(), "{question}: {answer}");
        let error = serde_json::to_string_pretty(&answer["error"]).expect("JSON");
        told.push_str(&format!("{question}\n{error}\n\n"));
    }
    expect_test::expect_file!["live/wrong.txt"].assert_eq(&told);
}

#[test]
fn the_file_holds_the_pack_and_the_engine_and_asks_nobody() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["report", "baseline", "--format", "live", "--shut", "torkham in november"];
    let ran = run_in(folder.path(), &args);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let page = std::fs::read_to_string(folder.path().join("baseline.live.html")).expect("written");
    let boot = boot_of(&page);
    assert_eq!(boot["mode"], "engine");
    assert_eq!(boot["changes"], json!(["shut torkham in november"]));
    let engine = unpacked(&boot["engine"]);
    assert_eq!(&engine[..4], b"\0asm");
    let pack: Value = serde_json::from_slice(&unpacked(&boot["pack"])).expect("JSON");
    let own = embedded("afghanistan").expect("a pack of the program");
    let areas = aidreach::country::PackFiles::read(&own, "areas.csv").expect("a table");
    assert_eq!(pack["files"]["areas.csv"].as_str().map(str::as_bytes), Some(&*areas));
    for outside in ["src=\"http", "href=\"http", "@import", "url(http"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let again = run_in(folder.path(), &args);
    assert_eq!(again.exit, 2, "what is there is kept: {}", again.err);
}

/// What a page begins with.
pub(crate) fn boot_of(page: &str) -> Value {
    let boot = page.split("id=\"boot\">").nth(1).and_then(|rest| rest.split("</script>").next());
    serde_json::from_str(boot.expect("what the page asks")).expect("JSON")
}

/// What a page carries packed.
pub(crate) fn unpacked(text: &Value) -> Vec<u8> {
    let packed = decoded(text.as_str().expect("packed"));
    miniz_oxide::inflate::decompress_to_vec_zlib(&packed).expect("packed by the program")
}

mod base64_of {
    use base64::Engine as _;

    pub(super) fn decoded(text: &str) -> Vec<u8> {
        base64::engine::general_purpose::STANDARD.decode(text).expect("base64")
    }
}

#[test]
fn a_question_is_about_what_the_command_line_names() {
    let told = |args: &[&str]| -> Value {
        let ran = run(&[&["open", "pakistan-closed"], args].concat());
        assert_eq!(ran.exit, 0, "{}", ran.err);
        serde_json::from_str(&ran.out).expect("an answer is JSON")
    };
    let question = ["--question", "{\"ask\":\"plan\"}"];
    let answer = told(&[&question[..], &["--budget", "100m"]].concat());
    assert_eq!(answer["scenario"], "pakistan-closed");
    assert_eq!(answer["changes"], json!(["budget 100m"]));
    let [budget, spendable] =
        ["budget_usd", "spendable_usd"].map(|key| answer["totals"][key].as_f64().expect("money"));
    assert!(budget == 100e6 && spendable < budget, "{budget} {spendable}");
    let said = answer["said"].to_string();
    assert!(said.contains("can be spent"), "{said}");
    let other = told(&["--question", "{\"ask\":\"plan\",\"scenario\":\"baseline\"}"]);
    assert_eq!(other["scenario"], "baseline");
    let wrong = run(&["open", "--question", "{\"ask\":\"wonder\"}"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.out.contains("is no question"), "{}", wrong.out);
}

#[test]
fn what_a_page_cannot_be_asked_is_refused_and_not_left_out() {
    for choice in [
        &["--as-known"][..],
        &["--beside", "full-access"],
        &["--objective", "cheapest-for=0.5"],
        &["--even", "window"],
        &["--ties", "cost"],
    ] {
        let ran = run(&[&["report", "baseline", "--format", "live"], choice].concat());
        assert_eq!((ran.exit, ran.out.as_str()), (2, ""), "{choice:?}: {}", ran.err);
        assert!(ran.err.contains("page"), "{choice:?}: {}", ran.err);
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let args = ["report", "baseline", "--format", "live", "--objective", "fairest"];
    let ran = run_in(folder.path(), &[&args[..], &["--ration", "half"]].concat());
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let page = std::fs::read_to_string(folder.path().join("baseline.live.html")).expect("written");
    let boot = boot_of(&page);
    assert_eq!(
        (&boot["objective"], &boot["changes"]),
        (&json!("fairest"), &json!(["ration half"]))
    );
}

#[test]
fn what_is_saved_strives_for_what_was_shown() {
    let engine = engine("afghanistan");
    for changes in [json!([]), json!(["shut torkham in november"])] {
        let question = json!({ "ask": "scenario", "changes": changes, "objective": "fairest" });
        let saved = asked(&engine, &question);
        let folder = tempfile::tempdir().expect("a folder for the test");
        let text = saved["text"].as_str().expect("a file");
        std::fs::write(folder.path().join("saved.toml"), text).expect("written");
        let ran = run_in(folder.path(), &["plan", "saved.toml", "--json", "--draws", "0"]);
        assert_eq!(ran.exit, 0, "{}", ran.err);
        let planned: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(planned["scenario"]["objective"], "fairest", "{text}");
    }
}

#[test]
fn room_that_is_not_used_is_told_with_what_is_short() {
    let engine = engine("afghanistan");
    let changes = ["shut torkham from 2021-10", "budget 100m"];
    let question = json!({ "ask": "stand-in", "changes": changes, "way": "hairatan" });
    let said = asked(&engine, &question)["said"].to_string();
    assert!(said.contains("First in the way"), "{said}");
    let held = asked(&engine, &json!({ "ask": "held", "changes": changes }));
    assert!(held["first_in_the_way"].as_str().is_some_and(|said| said.contains("money")), "{held}");
}
