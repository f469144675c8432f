//! Statements of areas added up to provinces and districts, with what their source says otherwise of itself.

use super::place::shared_out;
use super::{Of, Round, Statement};
use crate::import::cells::grouped;
use crate::import::told::Told;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// People of a province in a round.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) analysed: u64,
    pub(super) phases: [u64; 5],
    /// People in phase 3 and above of whom nobody says in which phase they are.
    pub(super) unphased: u64,
    /// What its statements print as phase 3 and above; none where one of them prints nothing.
    pub(super) printed: Option<u64>,
    /// How many statements it is of.
    pub(super) n: usize,
    /// Whether any of them was shared out over several areas.
    pub(super) is_shared: bool,
    /// People of those of its districts that statements are of.
    pub(super) districts: BTreeMap<String, Sum>,
}

impl Default for Sum {
    fn default() -> Sum {
        let (unphased, n, is_shared, districts) = (0, 0, false, BTreeMap::new());
        Sum { analysed: 0, phases: [0; 5], unphased, printed: Some(0), n, is_shared, districts }
    }
}

impl Sum {
    fn add(&mut self, (analysed, unphased): (u64, u64), phases: [u64; 5], printed: Option<u64>) {
        self.analysed += analysed;
        self.unphased += unphased;
        for (sum, people) in self.phases.iter_mut().zip(phases) {
            *sum += people;
        }
        self.printed = self.printed.zip(printed).map(|(a, b)| a + b);
        self.n += 1;
    }

    /// Adds a statement to the districts that it is of; to several by their residents.
    fn add_to_districts(&mut self, statement: &Statement, told: &mut Told) {
        let Statement { analysed, phases, unphased, printed, at, area, .. } = statement;
        match statement.place.districts.as_slice() {
            [] => {}
            [(code, _)] => {
                let sum = self.districts.entry(code.clone()).or_default();
                sum.add((*analysed, *unphased), *phases, *printed);
            }
            several => {
                let weights: Vec<u64> = several.iter().map(|(_, residents)| *residents).collect();
                let share = |count: u64| shared_out(count, &weights);
                if weights.contains(&0) {
                    let what = "several districts in one cell, counted with their province alone: \
                                their residents are not known";
                    told.took(what, at.clone(), area);
                    return;
                }
                told.assumed("several districts in one cell, by their residents", at.clone(), area);
                let (analysed, phases) = (share(*analysed), phases.map(share));
                let unphased = share(*unphased);
                for (n, (code, _)) in several.iter().enumerate() {
                    let sum = self.districts.entry(code.clone()).or_default();
                    let phases = [0, 1, 2, 3, 4].map(|phase| phases[phase][n]);
                    sum.add((analysed[n], unphased[n]), phases, None);
                    sum.is_shared = true;
                }
            }
        }
    }

    pub(super) fn in_need(&self) -> u64 {
        self.phases[2..].iter().sum::<u64>() + self.unphased
    }
}

/// Sums by round and province.
pub(super) type Sums = BTreeMap<(Round, String), Sum>;

/// Shares of a figure by which rounding alone explains a difference: figures are rounded for every area.
const ROUNDING: u64 = 200;

fn differ(a: u64, b: u64) -> bool {
    a.abs_diff(b) > 5 && a.abs_diff(b) * ROUNDING > a.max(b)
}

/// Adds up; areas count where there are any, else what the file says of the province itself.
pub(super) fn sums(statements: &[Statement], told: &mut Told) -> Sums {
    let mut of_tier: BTreeMap<Of, Sums> = BTreeMap::new();
    let mut seen: BTreeMap<(Round, Of, &str, String), &Statement> = BTreeMap::new();
    let mut by_district: BTreeMap<(Round, &str), Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        let province = statement.place.province.as_str();
        let key = (statement.round, statement.of, province, spelling(&statement.area));
        if let Some(before) = seen.insert(key.clone(), statement) {
            let same = before.phases == statement.phases;
            match same {
                true => told.left("areas that stand twice", statement.at.clone(), &statement.area),
                false => {
                    let what = "areas that stand twice with other figures; the first one counts";
                    let example = format!("{}, and {}", statement.area, before.at);
                    told.differs(what, statement.at.clone(), &example);
                }
            }
            seen.insert(key, before);
            continue;
        }
        if is_other_name(statement, &mut by_district, told) || is_left(statement, told) {
            continue;
        }
        let sums = of_tier.entry(statement.of).or_default();
        let sum = sums.entry((statement.round, province.to_owned())).or_default();
        sum.add((statement.analysed, statement.unphased), statement.phases, statement.printed);
        sum.add_to_districts(statement, told);
    }
    let mut sums = of_tier.remove(&Of::Area).unwrap_or_default();
    for (key, province) in of_tier.remove(&Of::Province).unwrap_or_default() {
        let Some(areas) = sums.get(&key) else {
            sums.insert(key, province);
            continue;
        };
        let (printed, sum) = (province.in_need(), areas.in_need());
        if differ(printed, sum) || differ(province.analysed, areas.analysed) {
            let example = format!(
                "{}: {} of {} in need as the province is given, {} of {} as its areas are, which count",
                key.1,
                grouped(printed),
                grouped(province.analysed),
                grouped(sum),
                grouped(areas.analysed)
            );
            let what = "provinces and their areas that do not agree";
            let of = |s: &&Statement| {
                s.round == key.0 && s.place.province == key.1 && s.of == Of::Province
            };
            let at = statements.iter().find(of).map(|s| s.at.clone()).unwrap_or_default();
            told.differs(what, at, &example);
        }
    }
    tell_countries(of_tier.remove(&Of::Country).unwrap_or_default(), (statements, &sums), told);
    sums
}

/// The name of an area without what people write now so and now otherwise: capitals, accents of Latin letters, blanks
/// and signs.
pub(super) fn spelling(area: &str) -> String {
    let letters = area.nfkd().filter(|c| !('\u{300}'..='\u{36F}').contains(c));
    let letters = letters.filter(|c| c.is_alphanumeric() || is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a statement is of a district that stands with the same people under another name, and is left. Others of
/// one district are parts of it, and told.
pub(super) fn is_other_name<'a>(
    statement: &'a Statement,
    by_district: &mut BTreeMap<(Round, &'a str), Vec<&'a Statement>>,
    told: &mut Told,
) -> bool {
    let [(district, _)] = statement.place.districts.as_slice() else { return false };
    let others = by_district.entry((statement.round, district)).or_default();
    let people = |one: &Statement| (one.analysed, one.phases, one.unphased);
    let same = others.iter().find(|other| people(other) == people(statement));
    let (at, area) = (statement.at.clone(), &statement.area);
    if let Some(same) = same {
        let example = format!("{area}, and {} at {}", same.area, same.at);
        told.left("districts that stand twice, with the same people under two names", at, &example);
        return true;
    }
    if let Some(other) = others.first() {
        let example = format!("{area}, and {} at {}", other.area, other.at);
        told.took("several areas of one district, added up", at, &example);
    }
    others.push(statement);
    false
}

/// Whether a statement says nothing of who is in need; and what it says otherwise of itself.
fn is_left(statement: &Statement, told: &mut Told) -> bool {
    let Statement { area, analysed, phases, unphased, printed, at, .. } = statement;
    if *unphased > 0 {
        let example = format!("{area}, {} people", grouped(*unphased));
        let what =
            "areas with phase 3 and above only, as needs without phases: severity takes all alike";
        told.assumed(what, at.clone(), &example);
        return false;
    }
    if phases.iter().all(|people| *people == 0) {
        let example = format!("{area}, {} people", grouped(*analysed));
        told.left("areas that were not analysed: no people in any phase", at.clone(), &example);
        return true;
    }
    let in_need: u64 = phases[2..].iter().sum();
    if let Some(printed) = printed.filter(|printed| differ(*printed, in_need)) {
        let example = format!(
            "{area}: {} printed, phases 3 to 5 make {}",
            grouped(printed),
            grouped(in_need)
        );
        told.differs(
            "printed figures of phase 3 and above; the phases count",
            at.clone(),
            &example,
        );
    }
    let all: u64 = phases.iter().sum();
    if differ(all, *analysed) {
        let example =
            format!("{area}: {} in all phases, {} analysed", grouped(all), grouped(*analysed));
        told.differs("phases that do not add up to the people analysed", at.clone(), &example);
    }
    if phases[0] == 0 && phases[4] > 0 && phases[4] * 2 > all {
        let example = format!("{area}: nobody in phase 1, {} in phase 5", grouped(phases[4]));
        told.differs("areas whose phases look turned round; look at them", at.clone(), &example);
    }
    false
}

/// Tells where what a file says of the whole country is not what its provinces make.
fn tell_countries(countries: Sums, (statements, sums): (&[Statement], &Sums), told: &mut Told) {
    for ((round, _), country) in countries {
        let of_round = sums.iter().filter(|((other, _), _)| *other == round);
        let (analysed, in_need) = of_round
            .fold((0, 0), |(all, need), (_, sum)| (all + sum.analysed, need + sum.in_need()));
        if analysed == 0
            || (!differ(country.in_need(), in_need) && !differ(country.analysed, analysed))
        {
            continue;
        }
        let example = format!(
            "{} from {}: {} of {} in need as the country is given, {} of {} as its provinces are",
            round.validity.word(),
            round.from,
            grouped(country.in_need()),
            grouped(country.analysed),
            grouped(in_need),
            grouped(analysed)
        );
        let of = |s: &&Statement| s.round == round && s.of == Of::Country;
        let at = statements.iter().find(of).map(|s| s.at.clone()).unwrap_or_default();
        told.differs("national figures and the sums of the provinces", at, &example);
    }
}
