//! Residents put beside the areas of the pack: codes that it has, provinces that their districts make, and what of
//! a file does not agree.

use super::{Figure, Figures, of_another_country};
use crate::import::cells::grouped;
use crate::import::gazetteer::Gazetteer;
use crate::import::merge::NewRow;
use crate::import::told::Told;
use crate::import::{Beside, Taken};
use crate::issues::{At, Code, Issue, Issues};
use std::collections::BTreeMap;

/// Figures by code of an area of the pack, each with its basis.
type Known = BTreeMap<String, (Figure, &'static str)>;

/// What residents by area become: rows that fill areas of the pack.
pub(super) fn taken(
    beside: &Beside<'_>,
    areas: &Gazetteer,
    (figures, analysed): (Figures, Figures),
    mut told: Told,
    issues: &mut Issues,
) -> Taken {
    let codes = figures.iter().map(|(code, figure)| (code.as_str(), &figure.at));
    if let Some(other) = of_another_country(beside, areas, codes) {
        issues.push(other);
        return Taken::default();
    }
    let mut known = Known::new();
    for (code, figure) in figures {
        match areas.code(&code) {
            Some(code) => _ = known.insert(code.to_owned(), (figure, "published")),
            None if beside.asked.leave_unknown => {
                told.left("codes that no area of the pack has", figure.at, &code);
            }
            None => {
                let help = "import the areas of the same list of codes, or leave such rows out with \
                            `--leave-unknown`";
                let seen = format!("`{code}`");
                issues.push(Issue::new(
                    Code("E0206"),
                    figure.at,
                    &seen,
                    "a code of areas.csv",
                    help,
                ));
            }
        }
    }
    for (province, figure) in analysed {
        known.entry(province).or_insert((figure, "derived"));
    }
    add_up(areas, &mut known, &mut told);
    if let Some((code, (figure, _))) = known.iter().find(|(_, (figure, _))| !figure.year.is_empty())
    {
        let of = figure.year.get(..4).unwrap_or(&figure.year);
        told.took(&format!("figures of {of}"), figure.at.clone(), code);
    }
    for province in areas.provinces().filter(|code| !known.contains_key(*code)) {
        told.left("provinces that the files have no people of", At::file("areas.csv"), province);
    }
    let row = |(code, (figure, basis)): (&String, &(Figure, &str))| {
        let cells = [
            ("pcode", code.clone()),
            ("population", figure.people.to_string()),
            ("basis", (*basis).to_owned()),
            ("source", beside.source.clone()),
        ];
        let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
        NewRow { table: "areas.csv", cells, together: false }
    };
    Taken { rows: known.iter().map(row).collect(), told, ..Taken::default() }
}

/// Gives provinces what their districts make where a file has nothing of them, and tells where it has something else.
fn add_up(areas: &Gazetteer, known: &mut Known, told: &mut Told) {
    let mut sums: BTreeMap<String, (u64, At)> = BTreeMap::new();
    for (code, (figure, _)) in known.iter().filter(|(code, _)| !areas.is_province(code)) {
        if let Some(province) = areas.province_of(code) {
            let sum = sums.entry(province.to_owned()).or_insert((0, figure.at.clone()));
            sum.0 += figure.people;
        }
    }
    for (province, (sum, at)) in sums {
        match known.get(&province) {
            Some((printed, _)) if printed.people == sum => {}
            Some((printed, _)) => {
                let example = format!(
                    "{province}: {} printed, its districts make {}",
                    grouped(printed.people),
                    grouped(sum)
                );
                told.differs("provinces whose districts add up to something else", at, &example);
            }
            None if areas.districts(&province).any(|code| !known.contains_key(code)) => {
                let all = areas.districts(&province).count();
                let missing: Vec<&str> =
                    areas.districts(&province).filter(|code| !known.contains_key(*code)).collect();
                let example = format!("{province}: {} of {all} are missing", missing.join(", "));
                let what = "provinces of which the files have some districts only: not filled";
                told.left(what, at, &example);
            }
            None => {
                told.took("people of provinces as their districts add up", at.clone(), &province);
                let figure = Figure { people: sum, year: String::new(), at };
                known.insert(province, (figure, "derived"));
            }
        }
    }
}
