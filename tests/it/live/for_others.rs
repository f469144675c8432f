//! What a page for others than the planning team carries, and what can be found out by asking it: the very pack
//! that stands in the file is opened and asked hundreds of questions.

mod kept;
mod planted;

use super::{asked, boot_of, unpacked};
use aidreach::country::{AreaLevel, Country, PackFiles, embedded};
use aidreach::live::{Begins, Engine};
use aidreach::sharing::{STEP, STEP_MT, Sharing};
use planted::{Files, example, same_for_others};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const BEGINS: Begins<'static> = Begins {
    title: "A country",
    scenario: "baseline",
    changes: &[],
    level: AreaLevel::Province,
    objective: None,
};

fn page(files: Box<dyn PackFiles>, sharing: Sharing) -> String {
    let engine = Engine::open(files, sharing).expect("it can be shared");
    engine.page(BEGINS).expect("it can be written")
}

fn shipped(pack: &str) -> Box<dyn PackFiles> {
    Box::new(embedded(pack).expect("a pack of the program"))
}

/// The pack that a page for partners carries.
fn carried(files: Box<dyn PackFiles>) -> Files {
    let boot = boot_of(&page(files, Sharing::Partner));
    let pack: Value = serde_json::from_slice(&unpacked(&boot["pack"])).expect("JSON");
    assert_eq!(pack["sharing"], "partner");
    let files = pack["files"].as_object().expect("files").iter();
    let text = |text: &Value| text.as_str().expect("a text").as_bytes().to_vec();
    files.map(|(name, bytes)| (name.clone(), text(bytes))).collect()
}

/// The engine of a page for partners, on what the page carries.
fn engine_of(files: Box<dyn PackFiles>) -> Engine {
    Engine::carried(Box::new(carried(files)), Sharing::Partner).expect("it opens")
}

/// Every count of people in an answer.
fn people(answer: &Value, into: &mut BTreeSet<i64>) {
    const COUNTS: [&str; 9] = [
        "need",
        "reached",
        "need_person_months",
        "reached_person_months",
        "before",
        "lost",
        "moved",
        "net",
        "kept",
    ];
    each(answer, &mut |key, value| {
        if COUNTS.contains(&key) {
            numbers(value, into);
        }
    });
}

fn tonnes(answer: &Value, into: &mut BTreeSet<i64>) {
    each(answer, &mut |key, value| {
        if key == "mt" || key.ends_with("_mt") {
            numbers(value, into);
        }
    });
}

/// Every field of an answer, however deep.
fn each(answer: &Value, told: &mut dyn FnMut(&str, &Value)) {
    match answer {
        Value::Object(fields) => {
            for (key, value) in fields {
                told(key, value);
                each(value, told);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| each(value, told)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn numbers(value: &Value, into: &mut BTreeSet<i64>) {
    match value {
        Value::Number(number) => {
            let number = number.as_f64().expect("a number");
            assert_eq!(number.fract(), 0.0, "{number}");
            into.insert(number as i64);
        }
        Value::Array(list) => list.iter().for_each(|value| numbers(value, into)),
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Object(_) => {}
    }
}

/// Counts in sentences: numbers that are no part of a share, a year, a phase, or a number of areas or steps.
fn said(answer: &Value, into: &mut BTreeSet<i64>) {
    each(answer, &mut |key, value| {
        if key != "said" {
            return;
        }
        for sentence in value.as_array().into_iter().flatten() {
            let words: Vec<&str> = sentence.as_str().expect("a text").split_whitespace().collect();
            for (n, word) in words.iter().enumerate() {
                let next = words.get(n + 1).copied().unwrap_or_default();
                let plain = word.trim_matches(['.', ',', ';', ':', '(', ')']).replace(',', "");
                let counts = !next.starts_with('%') && !next.starts_with("other");
                let year = plain.len() == 4 && plain.starts_with("20");
                let phase = n > 0 && words[n - 1].starts_with("phase");
                if let Some(count) = plain.parse().ok().filter(|_| counts && !year && !phase) {
                    into.insert(count);
                }
            }
        }
    });
}

/// Draws what a partner can ask.
struct Drawing(ChaCha8Rng);

impl Drawing {
    fn below(&mut self, most: usize) -> usize {
        self.0.next_u32() as usize % most.max(1)
    }

    fn one<'a>(&mut self, of: &'a [String]) -> &'a str {
        &of[self.below(of.len())]
    }

    fn question(&mut self, about: &Value) -> Value {
        let ids = |of: &str, key: &str| -> Vec<String> {
            let list = about[of].as_array().expect("a list").iter();
            list.map(|one| one[key].as_str().expect("an id").to_owned()).collect()
        };
        let months: Vec<String> = about["months"]
            .as_array()
            .expect("months")
            .iter()
            .map(|month| month.as_str().expect("a month").to_owned())
            .collect();
        let (scenarios, permissions) = (ids("scenarios", "id"), ids("permissions", "id"));
        let mut changes = BTreeMap::new();
        for _ in 0..self.below(4) {
            let what = self.one(&permissions).to_owned();
            let when = match self.below(3) {
                0 => String::new(),
                1 => format!(" in {}", self.one(&months)),
                _ => format!(" from {}-{:02}", self.one(&months), 1 + self.below(28)),
            };
            changes.insert(what.clone(), format!("open {what}{when}"));
        }
        let beside = (self.below(2) == 0).then(|| self.one(&scenarios).to_owned());
        json!({
            "ask": "plan",
            "scenario": self.one(&scenarios),
            "changes": changes.values().collect::<Vec<_>>(),
            "beside": beside,
        })
    }
}

/// Asks so many questions, and holds every count to the grid that makes small ones and small differences impossible.
fn ask_many(engine: &Engine, questions: usize) -> usize {
    let about = asked(engine, &json!({ "ask": "about" }));
    let mut drawing = Drawing(ChaCha8Rng::seed_from_u64(7));
    let (mut counts, mut mt, mut answered) = (BTreeSet::new(), BTreeSet::new(), 0);
    for _ in 0..questions {
        let question = drawing.question(&about);
        let answer = asked(engine, &question);
        if let Some(what) = answer["error"]["what"].as_str() {
            // Two changes of one permission may contradict each other; nothing else is wrong with them.
            assert!(what.contains("decide on the same"), "{question}: {what}");
            continue;
        }
        answered += 1;
        people(&answer, &mut counts);
        said(&answer, &mut counts);
        tonnes(&answer, &mut mt);
    }
    let off = |step: u64| move |count: &&i64| **count % step as i64 != 0;
    let small: Vec<&i64> = counts.iter().filter(off(STEP)).collect();
    assert!(small.is_empty(), "counts of people, or their differences, can be small: {small:?}");
    let fine: Vec<&i64> = mt.iter().filter(off(STEP_MT)).collect();
    assert!(fine.is_empty(), "food is told too finely: {fine:?}");
    // All are on one grid, so every difference of two answers is, too.
    let sorted: Vec<i64> = counts.into_iter().collect();
    assert!(sorted.windows(2).all(|two| two[1] - two[0] >= STEP as i64));
    assert!(sorted.len() > 20, "there is something to compare: {sorted:?}");
    answered
}

#[test]
fn no_answer_and_no_difference_of_two_holds_a_small_count() {
    let few = planted::few_people(&[3, 7, 9]);
    assert!(ask_many(&engine_of(Box::new(few)), 300) > 250);
    assert!(ask_many(&engine_of(shipped("example")), 300) > 250);
}

#[test]
fn nor_does_one_of_the_shipped_country() {
    assert!(ask_many(&engine_of(shipped("afghanistan")), 12) > 8);
}

#[test]
fn what_others_may_not_know_makes_no_difference_to_what_they_get() {
    let usual = carried(Box::new(example()));
    for (what, files) in same_for_others() {
        let other = carried(Box::new(files));
        let differing: Vec<&String> =
            usual.keys().filter(|name| usual.get(*name) != other.get(*name)).collect();
        assert!(usual == other, "{what} can be told from {differing:?}");
    }
    let hidden: Vec<Files> = [[0, 0, 0], [1, 9, 4], [9, 1, 6]]
        .iter()
        .map(|few| carried(Box::new(planted::few_people(few))))
        .collect();
    assert!(hidden.windows(2).all(|two| two[0] == two[1]), "a hidden count can be told");
    let open = |files: &Files| {
        let public = page(Box::new(files.clone()), Sharing::Public);
        boot_of(&public)["told"].clone()
    };
    let told: Vec<Value> =
        [[0, 0, 0], [1, 9, 4]].iter().map(|few| open(&planted::few_people(few))).collect();
    assert_eq!(told[0], told[1]);
}

#[test]
fn nothing_that_was_planted_stands_in_the_file() {
    let files = planted::with_words();
    let texts = carried(Box::new(files.clone()));
    let mut partner: String = texts
        .iter()
        .map(|(name, text)| format!("{name}\n{}\n", String::from_utf8_lossy(text)))
        .collect();
    let mut boot = boot_of(&page(Box::new(files.clone()), Sharing::Partner));
    ["pack", "engine"].iter().for_each(|packed| boot[*packed] = Value::Null);
    partner.push_str(&boot.to_string());
    let engine = Engine::carried(Box::new(texts), Sharing::Partner).expect("it opens");
    for question in
        [json!({ "ask": "about" }), json!({ "ask": "plan", "changes": ["open east-transit"] })]
    {
        partner.push_str(&asked(&engine, &question).to_string());
    }
    let public = page(Box::new(files), Sharing::Public);
    for (word, what) in planted::WORDS {
        assert!(!partner.contains(word), "{what} stands in what partners get");
        assert!(!public.contains(word), "{what} stands in what everyone gets");
    }
}

#[test]
fn a_page_for_others_refuses_the_rest_by_itself() {
    let engine = engine_of(shipped("afghanistan"));
    let changes = [
        "shut torkham",
        "close torkham in november",
        "partial entry-torkham 10%",
        "levy entry-torkham 30",
        "capacity spin_boldak x2",
        "trucks spin_boldak x2",
        "supplies x2",
        "late 50% 1",
        "need AF22 x0.5",
        "budget 100m",
        "ration full",
    ];
    let mut refused: Vec<Value> =
        changes.iter().map(|change| json!({ "ask": "plan", "changes": [change] })).collect();
    refused.extend(changes.iter().map(|change| json!({ "ask": "read", "change": change })));
    for ask in ["held", "ranges", "scenario"] {
        refused.push(json!({ "ask": ask }));
    }
    refused.push(json!({ "ask": "stand-in", "way": "hairatan" }));
    for ask in ["about", "plan", "read"] {
        refused.push(json!({ "ask": ask, "level": "district", "change": "open torkham" }));
    }
    for objective in ["fairest", "most-people", "severity"] {
        refused.push(json!({ "ask": "plan", "objective": objective }));
    }
    // Behind what may be asked, too.
    refused.push(json!({ "ask": "plan", "changes": ["open entry-torkham", "supplies x2"] }));
    for question in refused {
        let answer = asked(&engine, &question);
        let error = &answer["error"];
        assert!(error["what"].is_string(), "{question}: {answer}");
        assert!(error["help"].as_str().is_some_and(|help| !help.is_empty()), "{answer}");
        assert_eq!(answer.as_object().map(|fields| fields.len()), Some(3), "{answer}");
    }
    let about = asked(&engine, &json!({ "ask": "about" }));
    assert_eq!(about["can"], json!(["about", "plan", "read"]));
    assert_eq!(about["levels"], json!(["province"]));
    let words = about["words"].as_array().expect("words").iter().map(|word| &word["word"]);
    assert_eq!(words.collect::<Vec<_>>(), ["open"]);
    for none in ["objectives", "rations", "supply_places", "roads"] {
        assert_eq!(about[none], json!([]), "{none}");
    }
    assert!(about["rounded_note"].as_str().is_some_and(|note| note.contains("differ from")));
    // What may be asked is answered.
    let question =
        json!({ "ask": "plan", "scenario": "pakistan-closed", "changes": ["open torkham"] });
    let answer = asked(&engine, &question);
    assert!(answer["beside"]["total"]["net"].as_f64().is_some_and(|net| net >= 0.0), "{answer}");
    for priced in ["cost_usd", "budget_usd", "reached_grams"] {
        assert!(answer["totals"].get(priced).is_none(), "{priced}");
    }
    assert!(!answer.to_string().contains("usd"), "a price");
}

#[test]
fn a_pack_for_others_made_again_is_the_same() {
    for pack in ["example", "afghanistan"] {
        let once = carried(shipped(pack));
        let again = carried(Box::new(once.clone()));
        let differing: Vec<&String> =
            once.keys().filter(|name| once.get(*name) != again.get(*name)).collect();
        assert!(differing.is_empty(), "{pack}: {differing:?}");
        let country = Country::checked(&once).expect("a pack like any other").0;
        assert!(country.needs.iter().flat_map(|need| need.phases).all(|n| n.0 % STEP == 0));
    }
}

#[test]
fn everyone_gets_answers_and_neither_engine_nor_pack() {
    for (pack, left_out) in [("example", "short-of-money"), ("afghanistan", "funds-frozen")] {
        let text = page(shipped(pack), Sharing::Public);
        let boot = boot_of(&text);
        assert_eq!(boot["mode"], "told");
        assert!(boot.get("engine").is_none() && boot.get("pack").is_none());
        let about = &boot["told"]["about"];
        assert_eq!(about["can"], json!(["about", "plan"]));
        for secret in ["places", "links", "permissions"] {
            assert!(about.get(secret).is_none(), "{secret}");
        }
        let answers = boot["told"]["answers"].as_object().expect("answers");
        let ids: Vec<&str> = about["scenarios"]
            .as_array()
            .expect("scenarios")
            .iter()
            .map(|scenario| scenario["id"].as_str().expect("an id"))
            .collect();
        assert!(ids.len() > 3 && !ids.contains(&left_out) && ids.contains(&"baseline"), "{ids:?}");
        assert!(!text.contains(left_out));
        assert_eq!(answers.keys().collect::<Vec<_>>(), ids);
        for (id, answer) in answers {
            let mut counts = BTreeSet::new();
            people(answer, &mut counts);
            said(answer, &mut counts);
            assert!(counts.iter().all(|count| count % STEP as i64 == 0), "{id}: {counts:?}");
            for secret in ["ways", "origins", "access", "closed"] {
                assert!(answer.get(secret).is_none(), "{secret}");
            }
            assert_eq!(answer["beside"].is_object(), id != "baseline", "{id}");
        }
        let country = Country::load(shipped(pack).as_ref()).expect("a sound pack").0;
        let shown = serde_json::to_string(&boot["told"]).expect("JSON");
        for permission in country.permissions.iter().filter(|p| p.id.contains('-')) {
            assert!(!shown.contains(&permission.id), "{}", permission.id);
        }
        for link in &country.links {
            assert!(!shown.contains(&link.id), "{}", link.id);
        }
    }
}
