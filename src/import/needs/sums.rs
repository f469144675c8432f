//! Statements of areas added up to provinces and districts, with what their source says otherwise of itself.

use super::place::shared_out;
use super::{Of, Round, Statement};
use crate::import::cells::grouped;
use crate::import::told::Told;
use std::collections::BTreeMap;

/// People of a province in a round.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) analysed: u64,
    pub(super) phases: [u64; 5],
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
        let (n, is_shared, districts) = (0, false, BTreeMap::new());
        Sum { analysed: 0, phases: [0; 5], printed: Some(0), n, is_shared, districts }
    }
}

impl Sum {
    fn add(&mut self, analysed: u64, phases: [u64; 5], printed: Option<u64>) {
        self.analysed += analysed;
        for (sum, people) in self.phases.iter_mut().zip(phases) {
            *sum += people;
        }
        self.printed = self.printed.zip(printed).map(|(a, b)| a + b);
        self.n += 1;
    }

    /// Adds a statement to the districts that it is of; to several by their residents.
    fn add_to_districts(&mut self, statement: &Statement, told: &mut Told) {
        let Statement { analysed, phases, printed, at, area, .. } = statement;
        match statement.place.districts.as_slice() {
            [] => {}
            [(code, _)] => {
                self.districts.entry(code.clone()).or_default().add(*analysed, *phases, *printed);
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
                for (n, (code, _)) in several.iter().enumerate() {
                    let sum = self.districts.entry(code.clone()).or_default();
                    sum.add(analysed[n], [0, 1, 2, 3, 4].map(|phase| phases[phase][n]), None);
                    sum.is_shared = true;
                }
            }
        }
    }

    pub(super) fn in_need(&self) -> u64 {
        self.phases[2..].iter().sum()
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
    let mut seen: BTreeMap<(Round, Of, &str, &str), &Statement> = BTreeMap::new();
    for statement in statements {
        let province = statement.place.province.as_str();
        let key = (statement.round, statement.of, province, statement.area.as_str());
        if let Some(before) = seen.insert(key, statement) {
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
        if is_left(statement, told) {
            continue;
        }
        let sums = of_tier.entry(statement.of).or_default();
        let sum = sums.entry((statement.round, province.to_owned())).or_default();
        sum.add(statement.analysed, statement.phases, statement.printed);
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

/// Whether a statement says nothing of who is in need; and what it says otherwise of itself.
fn is_left(statement: &Statement, told: &mut Told) -> bool {
    let Statement { area, analysed, phases, printed, at, .. } = statement;
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
