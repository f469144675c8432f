//! Links between places, with what a plan moves along them and how far they are open.

use super::{column, figure, line, words};
use crate::country::{Link, LinkIx, Mode};
use crate::kit::figure::Figure;
use crate::kit::figure::drawn;
use crate::layers::{Column, Holds, Kind, Layer, Rule, Style, Symbol, Table, Value, When};
use crate::network::WayIx;
use crate::plan::Exact;
use crate::report::findings::mapped::{
    Flow, WEIGHTS, always_open, flows, loads, never_open, rounded,
};
use crate::report::findings::subject::Subject;
use crate::sharing::Content;

const FOOD: &str = "food_mt";
const STATUS: &str = "status";
const TYPE: &str = "routetype";
const AIR: &str = "Air";
/// Millimetres that lines are wide, by the weight of what they carry.
const WIDTHS: [f64; 4] = [0.4, 0.8, 1.4, 2.2];

pub(super) fn layer(subject: &Subject<'_>) -> Layer {
    let country = subject.country;
    let flows = flows(subject);
    let loads = loads(&flows);
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    // Last miles end at centres of districts, which are finer than a map that is shared may be.
    let links = country.links.iter().enumerate().filter(|(_, link)| !link.last_mile);
    for (n, link) in links {
        let ix = LinkIx(n as u32);
        let Some(shape) = line(subject, &[link.from, link.to]) else { continue };
        rows.push(row(subject, ix, link, loads.get(&ix).copied().unwrap_or_default()));
        shapes.push(shape);
    }
    let about = "Links between places, with what the plan moves along them".to_owned();
    Layer {
        table: Table { name: "links".to_owned(), about, columns: columns(), rows },
        shapes,
        kind: Kind::Lines,
        style: style(&flows),
    }
}

fn columns() -> Vec<Column> {
    vec![
        column("link", Holds::Words, "Key of the link"),
        column("nameportion", Holds::Words, "Name of the link"),
        column(TYPE, Holds::Words, "Road, Railway, Sea, Air or Waterway"),
        column("surface", Holds::Words, "What it runs on"),
        column("namecorridor", Holds::Words, "Name of the way into the country, where it is one"),
        column(
            STATUS,
            Holds::Words,
            "Open throughout, Restricted for a part, or Closed throughout",
        ),
        column("open_share", Holds::Number, "Part of all months in which it is open, 0 to 1"),
        column("length_km", Holds::Number, "Length along the way, in kilometres"),
        column("length_basis", Holds::Words, "What the length rests on"),
        column("hours", Holds::Number, "Hours under way; empty where no source says"),
        column(
            "capacity_mt_per_month",
            Holds::Number,
            "Metric tonnes a month when open, as counted, as its class or as the scenario takes it, the least of all \
             months; empty where held unlimited",
        ),
        column("permissions", Holds::Words, "Keys of the permissions it needs, with bars between"),
        column(FOOD, Holds::Number, "Metric tonnes that the plan moves along it over all months"),
    ]
}

fn row(subject: &Subject<'_>, ix: LinkIx, link: &Link, grams: Exact) -> Vec<Value> {
    let country = subject.country;
    let needed = subject.network.needed.needed_by_link(ix).iter();
    let keys: Vec<&str> =
        needed.map(|permission| country.permissions[permission.index()].id.as_str()).collect();
    let corridor = link.corridor.map(|ix| country.corridors[ix.index()].name.as_str());
    let status = match (always_open(subject.network, ix), never_open(subject.network, ix)) {
        (true, _) => "Open",
        (false, true) => "Closed",
        (false, false) => "Restricted",
    };
    let months = subject.network.window.periods();
    let capacity = months.filter_map(|period| subject.network.nominal(ix, period)).min();
    let capacity = capacity.filter(|_| subject.shows(Content::Limits));
    vec![
        words(&link.id),
        words(&link.name),
        words(routetype(link.mode)),
        words(link.surface.word()),
        words(corridor.unwrap_or_default()),
        words(status),
        figure(open_share(subject, ix)),
        figure(Figure::measured(link.length.0, 1)),
        words(link.length_origin.basis.word()),
        link.hours.map_or(Value::Nothing, |hours| figure(Figure::measured(hours.0, 1))),
        capacity.map_or(Value::Nothing, |grams| figure(Figure::tonnes(grams))),
        words(&keys.join("|")),
        figure(Figure::mt(grams).to_places(1)),
    ]
}

fn routetype(mode: Mode) -> &'static str {
    match mode {
        Mode::Road => "Road",
        Mode::Rail => "Railway",
        Mode::Sea => "Sea",
        Mode::Air => AIR,
        Mode::River => "Waterway",
    }
}

/// The mean over months of the part that permissions and seasons leave open, in the better direction.
fn open_share(subject: &Subject<'_>, link: LinkIx) -> Figure {
    let network = subject.network;
    let mean = |way: WayIx| {
        let months = network.window.periods().map(|period| {
            let month = network.month(way, period);
            let open = month.access.times(month.season);
            Exact::new(i128::from(*open.ratio().numer()), i128::from(*open.ratio().denom()))
        });
        months.sum::<Exact>() / network.window.n_months() as i128
    };
    let best = network.ways_of(link).map(mean).max().unwrap_or_default();
    Figure::rounded(best, 3)
}

/// Lines by what they carry, dashed where they are not open throughout; quiet where they carry nothing.
fn style(flows: &[Flow]) -> Style {
    let all: Exact = flows.iter().filter(|flow| flow.sets_out).map(|flow| flow.grams).sum();
    let bounds = WEIGHTS.map(|part| rounded(all * i128::from(part) / 1000));
    let mut rules = Vec::new();
    if !flows.is_empty() {
        for (n, width) in WIDTHS.iter().enumerate() {
            let (mut when, mut said) = (vec![When::Above(FOOD, 0.0)], Vec::new());
            let tonnes = |bound: i128| Figure::rounded(bound.into(), 0).grouped();
            if let Some(from) = n.checked_sub(1).and_then(|n| bounds.get(n)) {
                when = vec![When::Above(FOOD, drawn((*from).into()))];
                said.push(format!("over {}", tonnes(*from)));
            }
            if let Some(to) = bounds.get(n) {
                when.push(When::AtMost(FOOD, drawn((*to).into())));
                said.push(format!("up to {}", tonnes(*to)));
            }
            for (kind, more, colour, dashes) in kinds() {
                rules.push(Rule {
                    legend: format!("{} MT, {kind}", said.join(", ")),
                    when: when.iter().cloned().chain(more).collect(),
                    symbol: Symbol::Line { colour: colour.to_owned(), width: *width, dashes },
                });
            }
        }
    }
    let quiet = |status: &str, colour: &str, dashes: &[f64]| Rule {
        legend: format!("No food, {}", status.to_lowercase()),
        when: vec![When::Nought(FOOD), When::Is(STATUS, status.to_owned())],
        symbol: Symbol::Line { colour: colour.to_owned(), width: 0.26, dashes: dashes.to_vec() },
    };
    rules.push(quiet("Open", "#8c8c8c", &[]));
    rules.push(quiet("Restricted", "#8c8c8c", &[2.0, 1.0]));
    rules.push(quiet("Closed", "#b4482f", &[0.6, 1.2]));
    Style { rules, label: None }
}

/// Ways by land or sea open throughout, the same open in part, and through the air.
fn kinds() -> [(&'static str, Vec<When>, &'static str, Vec<f64>); 3] {
    let is = |column, word: &str| When::Is(column, word.to_owned());
    let ground = |status: &str| vec![When::IsNot(TYPE, AIR.to_owned()), is(STATUS, status)];
    [
        ("open throughout", ground("Open"), "#5c2a07", Vec::new()),
        ("open in part", ground("Restricted"), "#5c2a07", vec![3.0, 1.5]),
        ("by air", vec![is(TYPE, AIR)], "#6a3d9a", vec![0.8, 1.2]),
    ]
}
