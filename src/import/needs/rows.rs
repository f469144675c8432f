//! Rows of `needs.csv`, and the months that the pack plans for where nobody chose any yet.

use super::newer::Newer;
use super::rounds::{chosen, months};
use super::sums::{Sum, sums};
use super::{Read, Round, Statement, Unplaced, Validity};
use crate::import::cells::grouped;
use crate::import::gazetteer::Gazetteer;
use crate::import::gazetteer::Unknown;
use crate::import::merge::NewRow;
use crate::import::told::Told;
use crate::import::{Beside, Taken, pack_toml};
use crate::issues::{At, Code, Issue, Issues};
use crate::time::Month;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The most months that a pack plans for.
const MOST_MONTHS: usize = 12;

/// First month and number of months that the pack plans for, where somebody has chosen them.
pub(super) fn window(beside: &Beside<'_>) -> Option<(Month, i32)> {
    if pack_toml::is_untouched(beside.pack, "window") {
        return None;
    }
    let text = pack_toml::value(beside.pack, "window")?;
    let after = |key: &str| Some(text.split_once(key)?.1.trim_start_matches([' ', '=']));
    let from = Month::parse(after("from")?.get(..7)?)?;
    let months = after("months")?.chars().take_while(char::is_ascii_digit).collect::<String>();
    Some((from, months.parse().ok()?))
}

/// The months that are taken, and the value of `window` where the pack has none yet.
pub(super) fn months_taken(
    beside: &Beside<'_>,
    known: &BTreeSet<Month>,
    newest: Option<Month>,
) -> (BTreeSet<Month>, Option<String>) {
    if let Some((from, n)) = window(beside) {
        let within = |month: &&Month| (0..n).contains(&month.since(from));
        return (known.iter().filter(within).copied().collect(), None);
    }
    // Nobody has chosen: the months from the newest analysis on.
    let from = newest.or(known.first().copied());
    let taken: BTreeSet<Month> = known
        .iter()
        .filter(|month| from.is_none_or(|from| **month >= from))
        .take(MOST_MONTHS)
        .copied()
        .collect();
    let value = taken.first().zip(taken.last()).map(|(first, last)| {
        format!("{{ from = {first}-01, months = {} }}", last.since(*first) + 1)
    });
    (taken, value)
}

/// What the statements of files become.
pub(super) fn taken(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    read: Read,
    issues: &mut Issues,
) -> Taken {
    let Read { statements, unplaced, called, mut told } = read;
    let file = beside.asked.files.first().map_or("", |given| given.name.as_str());
    let newest = statements.iter().map(|statement| statement.round.analysed).max();
    let of_newest = statements.iter().filter(|statement| Some(statement.round.analysed) == newest);
    let newest_from = of_newest.map(|statement| Month::of(statement.round.from)).min();
    let known = statements.iter().flat_map(|statement| months(&statement.round)).collect();
    let (taken, window) = months_taken(beside, &known, newest_from);
    let is_taken =
        |statement: &&Statement| months(&statement.round).iter().any(|month| taken.contains(month));
    let (within, outside): (Vec<&Statement>, Vec<&Statement>) =
        statements.iter().partition(is_taken);
    for statement in outside {
        let what = match window {
            Some(_) => "areas in months before the newest analysis",
            None => "areas in months outside the window of pack.toml",
        };
        let example = format!("{}, from {}", statement.area, statement.round.from);
        told.left(what, statement.at.clone(), &example);
    }
    let within: Vec<Statement> = within.into_iter().cloned().collect();
    let sums = sums(&within, &mut told);
    let chosen = chosen(&sums, &taken, &mut told, file);
    let used: BTreeSet<(Validity, Date, Date)> =
        chosen.values().map(|(round, _)| (round.validity, round.from, round.to)).collect();
    let counted = chosen.values().map(|(round, _)| round.analysed).max();
    tell_unplaced(beside, unplaced, (&used, counted), &mut told, issues);
    let newer = Newer::of(beside);
    let mut rows = Vec::new();
    let mut in_need: BTreeMap<Month, u64> = BTreeMap::new();
    for ((province, month), (round, sum)) in &chosen {
        *in_need.entry(*month).or_default() += sum.in_need();
        // The humanitarian API does not say when an analysis was made.
        let name = match called {
            "HAPI" => format!("HAPI, {} from {}", round.validity.word(), round.from),
            _ => format!("{called} {}, {}", round.analysed.in_words(), round.validity.word()),
        };
        for (code, sum) in std::iter::once((province, *sum)).chain(&sum.districts) {
            if !newer.keeps((code, *month), (called, round, &name), &mut told, file) {
                rows.push(row(beside, (code, *month), sum, &name));
            }
        }
    }
    tell_districts(areas, &chosen, file, &mut told);
    tell_sums(&in_need, file, &mut told);
    tell_missing(areas, &chosen.keys().map(|(province, _)| province.as_str()).collect(), &mut told);
    let pack = window.map(|window| ("window", window)).into_iter().collect();
    Taken { rows, pack, told, ..Taken::default() }
}

/// The row of an area and month.
fn row(beside: &Beside<'_>, (area, month): (&str, Month), sum: &Sum, round: &str) -> NewRow {
    let is_one = sum.n == 1 && !sum.is_shared;
    // A printed sum that is wrong was told, and one that is rounded otherwise says no more than the phases.
    let right = |printed: &u64| is_one && *printed == sum.in_need();
    let printed = sum.printed.filter(right).map(|printed| printed.to_string());
    // Without the phase of some, nothing says how many are in each.
    let phase = |n: usize| match sum.unphased {
        0 => sum.phases[n].to_string(),
        _ => String::new(),
    };
    let printed = if sum.unphased > 0 { Some(sum.in_need().to_string()) } else { printed };
    let cells = [
        ("area", area.to_owned()),
        ("month", month.to_string()),
        ("population_analysed", sum.analysed.max(sum.in_need()).to_string()),
        ("phase3", phase(2)),
        ("phase4", phase(3)),
        ("phase5", phase(4)),
        ("phase3plus", printed.unwrap_or_default()),
        ("round", round.to_owned()),
        ("basis", if is_one { "published" } else { "derived" }.to_owned()),
        ("source", beside.source.clone()),
    ];
    let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
    NewRow { table: "needs.csv", cells, together: true }
}

/// Tells of how many districts there are needs, and who of a province is in none of them.
fn tell_districts(
    areas: &Gazetteer,
    chosen: &BTreeMap<(String, Month), (Round, &Sum)>,
    file: &str,
    told: &mut Told,
) {
    let of = |(_, sum): &(Round, &Sum)| sum.districts.keys().cloned().collect::<Vec<String>>();
    let known: BTreeSet<String> = chosen.values().flat_map(of).collect();
    for code in &known {
        let example = format!("{code} {}", areas.name(code));
        told.took("districts with needs of their own", At::file(file), &example);
    }
    for ((province, month), (_, sum)) in chosen.iter().filter(|(_, (_, s))| !s.districts.is_empty())
    {
        let inside: u64 = sum.districts.values().map(Sum::in_need).sum();
        let rest = sum.in_need() - inside.min(sum.in_need());
        if rest > 0 {
            let what = "provinces in months with people in need of no district, such as camps; planned by \
                        district they are shared out over districts without needs, else wait at the capital";
            let example =
                format!("{province}, {month}: {} of {}", grouped(rest), grouped(sum.in_need()));
            told.took(what, At::file(file), &example);
        }
    }
}

/// Tells the names that no area of the pack has, once each, where their round counts; of other rounds they are of
/// no matter.
fn tell_unplaced(
    beside: &Beside<'_>,
    unplaced: Vec<Unplaced>,
    (used, counted): (&BTreeSet<(Validity, Date, Date)>, Option<Month>),
    told: &mut Told,
    issues: &mut Issues,
) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for one in unplaced {
        let Unplaced { analysed, validity, from, to, name, area, people, at, unknown } = one;
        let example = format!("{name}, {} people analysed", grouped(people));
        // A newer analysis of which no name is known must not pass for one that does not count.
        let is_newer = counted.is_none_or(|counted| analysed > counted);
        if !is_newer && !used.contains(&(validity, from, to)) {
            told.left(
                "areas that the pack does not know, in rounds that do not count",
                at,
                &example,
            );
            continue;
        }
        if beside.asked.leave_unknown {
            told.left("areas that the pack does not know: their people are missing", at, &example);
            continue;
        }
        let is_contradiction = matches!(unknown, Unknown::Contradicts(_));
        if !seen.insert(if is_contradiction { area } else { name.clone() }) {
            continue;
        }
        let (code, what, help) = match unknown {
            Unknown::Several(codes) => {
                let what = format!("`{name}` is the name of {}", codes.join(" and "));
                ("E0208", what, "add a row to aliases.csv that says which area it is".to_owned())
            }
            Unknown::Contradicts(what) => {
                let help = "correct the row, or take the file from its source again";
                ("E0207", what, help.to_owned())
            }
            Unknown::None(help) => ("E0210", format!("no area is called `{name}`"), help),
        };
        let help = format!("{help}; or leave its rows out with `--leave-unknown`");
        issues.push(Issue::new(Code(code), at, &what, "an area of the pack", &help));
    }
}

/// Tells how many people are in need in the first and the last month, to compare with what the source prints.
pub(super) fn tell_sums(in_need: &BTreeMap<Month, u64>, file: &str, told: &mut Told) {
    let mut spans: Vec<(Month, Month, u64)> = Vec::new();
    for (month, people) in in_need {
        match spans.last_mut() {
            Some((_, last, same)) if same == people && last.plus(1) == *month => *last = *month,
            Some(_) | None => spans.push((*month, *month, *people)),
        }
    }
    let words = |(first, last, people): &(Month, Month, u64)| match first == last {
        true => format!("{first} {}", grouped(*people)),
        false => format!("{first} to {last} {}", grouped(*people)),
    };
    let spans: Vec<String> = spans.iter().map(words).collect();
    if !spans.is_empty() {
        let what = "sum of people in need by month, all provinces";
        told.took(what, At::file(file), &spans.join("; "));
    }
}

pub(super) fn tell_missing(areas: &Gazetteer, with_need: &BTreeSet<&str>, told: &mut Told) {
    for province in areas.provinces().filter(|province| !with_need.contains(province)) {
        let example = format!("{province} {}", areas.name(province));
        told.left("provinces that the files have no needs of", At::file("areas.csv"), &example);
    }
}
