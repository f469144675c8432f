//! Pictures of answers carry the figures of their tables, in colours and in black and white.

use super::run_in;
use serde_json::Value;
use std::fs;

/// How many bars a picture has at most.
const MOST: usize = 12;

/// An answer as JSON, and what is written in its pictures, each under its title.
fn asked(question: &[&str], mono: &[&str]) -> (Value, Vec<(String, Vec<String>)>) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let ask = |more: &[&str]| {
        let args = [question, &["--country", "example"], more].concat();
        let ran = run_in(folder.path(), &args);
        assert_eq!(ran.exit, 0, "{args:?}: {}", ran.err);
        ran.out
    };
    let told = serde_json::from_str(&ask(&["--json"])).expect("JSON");
    ask(&[mono, &["--out", "answer.html"]].concat());
    let page = fs::read_to_string(folder.path().join("answer.html")).expect("a page");
    let drawn = page.split("<svg").skip(1).filter_map(|rest| rest.split_once("</svg>"));
    let pictures = drawn.map(|(inside, _)| read(&format!("<svg{inside}</svg>"))).collect();
    (told, pictures)
}

/// The title of a picture and its words; what it shows is told, and nothing runs out of the frame.
fn read(svg: &str) -> (String, Vec<String>) {
    let tree = roxmltree::Document::parse(svg).expect("well-formed SVG");
    let words = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect()
    };
    let named = |name: &'static str| tree.descendants().filter(move |n| n.has_tag_name(name));
    let title = named("title").map(words).next().expect("a title");
    assert!(named("desc").any(|node| !words(node).is_empty()), "{title} is not described");
    for node in named("text") {
        let x: f64 = node.attribute("x").and_then(|x| x.parse().ok()).expect("a place");
        let (text, side) = (words(node), node.attribute("text-anchor"));
        // At the least that letters take.
        let wide = text.chars().count() as f64 * 13.0 * 0.4;
        let left = match side {
            Some("end") => x - wide,
            Some("middle") => x - wide / 2.0,
            _ => x,
        };
        assert!(left >= 0.0 && left + wide <= 900.0, "{text} runs out of {title}");
    }
    (title, named("text").map(words).collect())
}

/// A whole figure with a comma between thousands.
fn grouped(value: &Value) -> String {
    let figure = value.as_f64().expect("a figure");
    let digits = format!("{:.0}", figure.abs());
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if figure < 0.0 { format!("-{text}") } else { text }
}

/// Figures of a column of a table, those of the rows wanted.
fn column(told: &Value, table: &str, column: &str, wanted: &dyn Fn(&Value) -> bool) -> Vec<String> {
    let rows = told["tables"][table].as_array().expect("a table");
    let rows = rows.iter().filter(|row| wanted(row)).take(MOST);
    rows.map(|row| grouped(&row[column])).collect()
}

fn every(_: &Value) -> bool {
    true
}

#[test]
fn bars_and_points_carry_the_figures_of_their_table() {
    let of_area = |row: &Value| row["by"] == "area";
    type Asked<'a> = (&'a [&'a str], &'a str, &'a [&'a str], &'a dyn Fn(&Value) -> bool);
    let quota = ["conditions", "--permission", "east-transit", "--vary", "quota"];
    let asked_of: [Asked<'_>; 5] = [
        (&["worth"], "worth", &["worth_person_months"], &every),
        (&["worth", "--by", "counterpart"], "worth-counterparts", &["worth_person_months"], &every),
        (&quota, "conditions-curve", &["quota_mt_per_month", "reached_person_months"], &every),
        (
            &["frontier", "short-of-money"],
            "frontier-floors",
            &["reached_person_months", "fewer_person_months"],
            &every,
        ),
        (
            &["compare", "baseline", "east-closed"],
            "compare-lost",
            &["lost_person_months", "moved_here_person_months"],
            &of_area,
        ),
    ];
    for (question, table, columns, wanted) in asked_of {
        for mono in [&[][..], &["--mono"]] {
            let (told, pictures) = asked(question, mono);
            assert_eq!(pictures.len(), 1, "{question:?}: {pictures:?}");
            let (title, words) = &pictures[0];
            for name in columns {
                let figures = column(&told, table, name, wanted);
                assert!(figures.len() > 1, "{question:?}: {told}");
                for figure in figures.iter().filter(|figure| *figure != "0") {
                    let is_it = |word: &str| word == figure;
                    let mut each = words.iter().flat_map(|text| text.split(&[' ', '(', ')', '−']));
                    assert!(each.any(is_it), "{figure} is not in {title}: {words:?}");
                }
            }
        }
    }
}

#[test]
fn the_steps_to_an_area_are_those_that_it_tells() {
    let (told, pictures) = asked(&["why", "vesh"], &[]);
    assert_eq!(pictures.len(), 1, "{pictures:?}");
    let (title, words) = &pictures[0];
    let cascade = &told["areas"][0]["cascade"];
    assert_eq!(title, "From need to reach in Vesh, in person-months");
    let mut figures = vec![grouped(&cascade["need_person_months"])];
    let steps = cascade["steps"].as_array().expect("steps").iter();
    for step in steps.filter(|step| grouped(&step["lost_person_months"]) != "0") {
        let [left, lost] = ["left_person_months", "lost_person_months"].map(|of| &step[of]);
        figures.push(format!("{} (−{})", grouped(left), grouped(lost)));
    }
    assert!(figures.len() > 3, "{told}");
    for figure in figures {
        assert!(words.contains(&figure), "{figure} is not in {words:?}");
    }
}

#[test]
fn nothing_is_drawn_where_there_is_nothing_to_set_side_by_side() {
    for question in [
        &["frontier", "all-denied"][..],
        &["compare", "baseline", "baseline"],
        &["compare", "all-denied", "baseline"],
        &["conditions"],
    ] {
        let (_, pictures) = asked(question, &[]);
        assert!(pictures.is_empty(), "{question:?}: {pictures:?}");
    }
}
