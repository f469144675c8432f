//! Times what-ifs through the handle beside planning each from the tables anew.
//!
//! ```sh
//! cargo bench --bench what_ifs -- FOLDER [NUMBER]
//! ```
//!
//! A country is laid out once; then figures are drawn, and what is reached with them is asked. Every tenth
//! what-if is also put into the tables and planned cold, with its certificate, and must come to the same. Of
//! every hundredth the network is written into the folder for other solvers. Prints a line of JSON for each
//! kind of what-if.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark fails by panicking")]

#[path = "../tests/it/put.rs"]
mod put;
#[path = "random.rs"]
mod random;
#[path = "rewarded.rs"]
mod rewarded;

use aidreach::allocation::{Aim, Ties, build};
use aidreach::country::{Country, LinkIx, PackFiles, PermissionIx, SupplyIx, embedded};
use aidreach::network::{Figures, Network};
use aidreach::plan::what_if::{Figure, Ground, WhatIf};
use aidreach::plan::{Exact, Settings, outline_for, to_the_millionth};
use aidreach::scenario::{Needed, Objective, Scenario, Switch};
use aidreach::units::{CentsPerMt, Grams, People};
use put::with;
use random::Random;
use rewarded::{rewarded, write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// One what-if in how many is also planned cold.
const CHECKED: usize = 10;
/// One what-if in how many is written for other solvers.
const WRITTEN: usize = 100;

/// What changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    OneLink,
    Needs,
    Supplies,
    TenthClosed,
    Permissions,
    Everything,
    WithinBudget,
}

const KINDS: [(Kind, &str); 7] = [
    (Kind::OneLink, "one link closed"),
    (Kind::Needs, "needs"),
    (Kind::Supplies, "supplies"),
    (Kind::TenthClosed, "a tenth of links closed"),
    (Kind::Permissions, "a tenth of permissions denied"),
    (Kind::Everything, "everything"),
    (Kind::WithinBudget, "everything, within a budget"),
];

/// What one what-if changes.
struct Change {
    figures: Figures,
    changed: Vec<Figure>,
    denied: Vec<PermissionIx>,
    budget_cents: Option<i64>,
}

impl Kind {
    fn draw(self, country: &Country, random: &mut Random) -> Change {
        let mut figures = Figures::best(country);
        let (mut changed, mut denied) = (Vec::new(), Vec::new());
        let links = figures.links.len() as u64;
        match self {
            Kind::OneLink => changed.push(close(&mut figures, random.below(links) as u32)),
            Kind::TenthClosed => {
                let closed = (0..links).filter(|_| random.below(10) == 0).collect::<Vec<_>>();
                changed.extend(closed.into_iter().map(|link| close(&mut figures, link as u32)));
            }
            Kind::Needs => needs(&mut figures, random),
            Kind::Supplies => {
                supplies(&mut figures, random);
                let rows = 0..figures.supplies.len() as u32;
                changed.extend(rows.map(|n| Figure::Supply(SupplyIx(n))));
            }
            Kind::Permissions => denied = some_denied(country, random),
            Kind::Everything | Kind::WithinBudget => {
                needs(&mut figures, random);
                supplies(&mut figures, random);
                others(&mut figures, random);
                denied = some_denied(country, random);
            }
        }
        let within = self == Kind::WithinBudget;
        let budget_cents = within.then(|| random.within(1_000_000_000, 30_000_000_000));
        Change { figures, changed, denied, budget_cents }
    }
}

fn close(figures: &mut Figures, link: u32) -> Figure {
    figures.links[link as usize] = Some(Grams(0));
    Figure::Link(LinkIx(link))
}

/// From half to one and a half times a figure.
fn about(figure: i64, random: &mut Random) -> i64 {
    figure / 1000 * random.within(500, 1500)
}

fn needs(figures: &mut Figures, random: &mut Random) {
    for people in figures.needs.iter_mut().flatten() {
        *people = People(about(people.0 as i64, random) as u64);
    }
}

fn supplies(figures: &mut Figures, random: &mut Random) {
    for grams in &mut figures.supplies {
        *grams = Grams(about(grams.0, random));
    }
}

fn others(figures: &mut Figures, random: &mut Random) {
    for grams in figures.links.iter_mut().chain(&mut figures.stores).flatten() {
        *grams = Grams(about(grams.0, random));
    }
    for people in &mut figures.caseloads {
        *people = People(about(people.0 as i64, random) as u64);
    }
    for cents in figures.moving.iter_mut().chain(&mut figures.prices) {
        *cents = CentsPerMt(about(cents.0, random));
    }
}

fn some_denied(country: &Country, random: &mut Random) -> Vec<PermissionIx> {
    let all = (0..country.permissions.len() as u32).map(PermissionIx);
    all.filter(|_| random.below(10) == 0).collect()
}

/// What a what-if reaches, through the handle.
fn warm<'n>((what_if, ground): (&WhatIf<'n, 'n>, &Ground<'_, 'n, 'n>), change: &Change) -> Exact {
    let Change { figures, changed, denied, budget_cents } = change;
    if !changed.is_empty() {
        return ground.reach_with(figures, changed).unwrap();
    }
    let mut asked = what_if.clone();
    if !denied.is_empty() {
        let off = denied.iter().map(|p| (*p, Switch::Off));
        asked = asked.under(what_if.network().access.switching(off)).unwrap();
    }
    match budget_cents {
        Some(cents) => asked.within(Some(*cents)).reach(figures).unwrap(),
        None => asked.reach(figures).unwrap(),
    }
}

/// The tables and the scenario with a what-if in them.
fn put(country: &Country, scenario: &Scenario, change: &Change) -> (Country, Scenario) {
    let mut scenario = scenario.clone();
    scenario.switches.extend(change.denied.iter().map(|p| (*p, Switch::Off)));
    scenario.resources.budget_cents = change.budget_cents;
    (with(country, &change.figures), scenario)
}

/// What a what-if reaches, planned from the tables anew with a certificate.
fn cold(country: &Country, scenario: &Scenario) -> Exact {
    let needed = Needed::of(country);
    let network = Network::new(country, scenario, &needed).unwrap();
    let plan = outline_for(&network, Aim::MostPeople, Settings { ties: Ties::Skip }).unwrap();
    plan.areas.iter().map(|area| area.served()).sum()
}

struct Asked {
    folder: PathBuf,
    level: &'static str,
    number: usize,
}

impl Asked {
    fn all(&self, country: &Country, scenario: &Scenario) {
        let needed = Needed::of(country);
        let start = Instant::now();
        let network = Network::new(country, scenario, &needed).unwrap();
        let what_if = WhatIf::new(&network).unwrap();
        let laid_out = start.elapsed();
        let ground = what_if.ground(&Figures::best(country)).unwrap();
        for (kind, name) in KINDS {
            let mut random = Random(0x9E37_79B9_7F4A_7C15);
            let number = if kind == Kind::WithinBudget { self.number / 10 } else { self.number };
            let (mut took, mut alone, mut compared, mut differ) =
                (Duration::ZERO, Duration::ZERO, 0, 0);
            for n in 0..number {
                let change = kind.draw(country, &mut random);
                let start = Instant::now();
                let reached = warm((&what_if, &ground), &change);
                took += start.elapsed();
                if n % CHECKED != 0 {
                    continue;
                }
                let (country, scenario) = put(country, scenario, &change);
                let start = Instant::now();
                let again = cold(&country, &scenario);
                alone += start.elapsed();
                compared += 1;
                let same = to_the_millionth(again) == to_the_millionth(reached);
                differ += u32::from(!same);
                if n % WRITTEN == 0 && kind != Kind::WithinBudget {
                    let needed = Needed::of(&country);
                    let network = Network::new(&country, &scenario, &needed).unwrap();
                    let kind = name.replace(' ', "-");
                    let folder = self.folder.join(format!("{kind}-{}-{n}", self.level));
                    write(&rewarded(&build(&network).instance, &[5, 4, 3]), &folder);
                }
            }
            println!(
                "{{\"level\":\"{}\",\"kind\":\"{name}\",\"number\":{number},\
                 \"laid_out_milliseconds\":{:.3},\"seconds\":{:.4},\"cold_seconds\":{:.4},\
                 \"compared\":{compared},\"differ\":{differ}}}",
                self.level,
                laid_out.as_secs_f64() * 1e3,
                took.as_secs_f64(),
                alone.as_secs_f64() / f64::from(compared) * number as f64,
            );
        }
    }
}

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let folder = PathBuf::from(words.next().expect("the folder to write networks to"));
    let number = words.next().map_or(10_000, |word| word.parse().expect("a number"));
    let pack = embedded("afghanistan").expect("the program carries the country");
    let (country, _) = Country::load(&pack).unwrap_or_else(|issues| panic!("{issues}"));
    let text = |id: &str| {
        let bytes = pack.read(&format!("scenarios/{id}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let by_district = country.by_district();
    for (level, country) in [("province", &country), ("district", &by_district)] {
        let read = Scenario::read(country, "baseline", &text, &[]);
        let scenario = read.unwrap_or_else(|issues| panic!("{issues}")).0.over_cells();
        let scenario = Scenario { objective: Objective::MostPeople, ..scenario };
        let folder = folder.clone();
        Asked { folder, level, number }.all(country, &scenario);
    }
}
