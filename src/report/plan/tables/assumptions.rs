//! `assumptions.csv`: every figure the plan rests on that is a planning judgement, with its bounds.

use crate::country::{CaseloadIx, ClassIx, Country, SetBy};
use crate::evidence::{Basis, Estimate, Origin, SourceIx};
use crate::kit::figure::Figure;
use crate::kit::sentence::term;
use crate::kit::sheet::{Cell, Sheet};
use crate::kit::{Declared, Sentence, known, say};
use crate::report::findings::adjusted::adjusted;
use crate::report::findings::subject::Subject;
use crate::scenario::{Adjusted, Carries, Cause, Comes};
use crate::units::{CentsPerMt, Factor, Grams, Share};
use std::collections::BTreeSet;

/// A figure, with its bounds as they are written.
pub(super) struct Row {
    table: String,
    key: String,
    figure: Sentence,
    bounds: [String; 3],
    unit: &'static str,
    basis: Basis,
    sources: Vec<String>,
}

pub(super) const ASSUMPTIONS: Declared<Row> = Declared {
    name: "assumptions",
    row: "A figure the plan rests on that is a planning judgement, with its bounds",
    columns: &[
        known("table", "Table", |row| Cell::text(&row.table)),
        known("key", "Row", |row| Cell::text(&row.key)),
        known("figure", "Figure", |row| Cell::from(&row.figure)),
        known("low", "Low", |row| Cell::text(&row.bounds[0])),
        known("best", "Best", |row| Cell::text(&row.bounds[1])),
        known("high", "High", |row| Cell::text(&row.bounds[2])),
        known("unit", "Unit", |row| Cell::text(row.unit)),
        known("basis", "Basis", |row| Cell::text(row.basis.word())),
        known("source", "Sources", |row| Cell::Text(row.sources.join("|"))),
    ],
};

pub(super) fn sheet(subject: &Subject<'_>) -> Sheet {
    let mut list = List { country: subject.country, rows: Vec::new() };
    adjustments(subject, &mut list);
    ration(subject, &mut list);
    supplies(subject, &mut list);
    links(&mut list);
    classes(&mut list);
    caseloads(subject, &mut list);
    stores(&mut list);
    costs(&mut list);
    permissions(subject, &mut list);
    ASSUMPTIONS.data_of(&list.rows)
}

struct List<'a> {
    country: &'a Country,
    rows: Vec<Row>,
}

/// What links carry by class, where some link goes by it.
fn classes(list: &mut List<'_>) {
    let country = list.country;
    for (class, ix) in country.classes.iter().zip(0..) {
        let by = SetBy::Class(ClassIx(ix));
        let mut known = country.links.iter().filter_map(|link| link.capacity.as_ref());
        if known.any(|capacity| capacity.set_by == by) {
            let figure = say!("plan.assumption.capacity.class", "capacity");
            let at = ("capacity-classes.csv", class.id.as_str(), figure);
            list.add(at, mt(&class.per_month, "mt_per_month"), &class.per_month.origin);
        }
    }
}

/// Caseloads that limit the plan.
fn caseloads(subject: &Subject<'_>, list: &mut List<'_>) {
    let (country, network) = (list.country, subject.network);
    let joint = network.caseloads.iter().map(|limit| limit.row);
    let periods = || network.window.periods();
    let areas = (0..network.served.len()).flat_map(|n| periods().map(move |period| (n, period)));
    let own = areas.filter_map(|(n, period)| network.caseload_of(n, period));
    let rows: BTreeSet<CaseloadIx> = joint.chain(own).collect();
    for row in rows.iter().map(|ix| &country.caseloads[ix.index()]) {
        let area = row.area.map_or("", |area| country.areas[area.index()].pcode.as_str());
        let (kind, month) = (term(row.kind.word()), row.month.to_string());
        let figure = match row.kind.name() {
            Some(name) => {
                say!(
                    "plan.assumption.caseload.named",
                    "{kind} {name} in {month}",
                    kind,
                    name,
                    month
                )
            }
            None => say!("plan.assumption.caseload", "{kind} in {month}", kind, month),
        };
        let people = [row.people.low, row.people.best, row.people.high];
        let bounds = (people.map(|people| people.0.to_string()), "people");
        list.add(("caseloads.csv", area, figure), bounds, &row.people.origin);
    }
}

/// A figure as text: low, best, high and unit.
type Bounds = ([String; 3], &'static str);

impl List<'_> {
    fn ids(&self, sources: &[SourceIx]) -> Vec<String> {
        sources.iter().map(|ix| self.country.sources[ix.index()].id.clone()).collect()
    }

    fn add(
        &mut self,
        (table, key, figure): (&'static str, &str, Sentence),
        (bounds, unit): Bounds,
        origin: &Origin,
    ) {
        if origin.basis != Basis::Assumed {
            return;
        }
        let sources = self.ids(&origin.sources);
        let (table, key, basis) = (table.to_owned(), key.to_owned(), origin.basis);
        self.rows.push(Row { table, key, figure, bounds, unit, basis, sources });
    }
}

/// What the scenario takes otherwise than the pack.
fn adjustments(subject: &Subject<'_>, list: &mut List<'_>) {
    for adjustment in &subject.scenario.adjustments.0 {
        let factor = |factor: &Factor| (Figure::rounded(exact(*factor), 6), "times");
        let (figure, unit) = match &adjustment.what {
            Adjusted::Capacity(_, Carries::Times(times))
            | Adjusted::Supply(_, Comes::Times(times))
            | Adjusted::Need(_, times) => factor(times),
            Adjusted::Capacity(_, Carries::PerMonth(grams)) => {
                (Figure::tonnes(*grams), "mt_per_month")
            }
            Adjusted::Supply(_, Comes::Late(share, _)) => (Figure::part(*share), "share"),
        };
        list.rows.push(Row {
            table: format!("scenarios/{}.toml", adjustment.written_in),
            key: "adjust".to_owned(),
            figure: adjusted(list.country, adjustment, true),
            bounds: [String::new(), figure.plain(), String::new()],
            unit,
            basis: Basis::Assumed,
            sources: list.ids(&adjustment.sources),
        });
    }
}

fn ration(subject: &Subject<'_>, list: &mut List<'_>) {
    let ration = &subject.country.rations[subject.network.ration.index()];
    let kg = Figure::rounded(crate::plan::Exact::new(i128::from(ration.grams.0), 1000), 3);
    let bounds = [String::new(), kg.plain(), String::new()];
    let at = ("rations.csv", ration.id.as_str(), say!("plan.assumption.weight", "weight"));
    list.add(at, (bounds, "kg_per_person_month"), &ration.origin);
}

fn supplies(subject: &Subject<'_>, list: &mut List<'_>) {
    let country = subject.country;
    let mut priced = Vec::new();
    for ix in subject.network.offers.iter().filter_map(|offer| offer.supply) {
        let supply = &country.supplies[ix.index()];
        let figure = say!("plan.assumption.supply", "food on offer");
        let at = ("supplies.csv", supply.id.as_str(), figure);
        list.add(at, mt(&supply.amount, "mt"), &supply.amount.origin);
        if !priced.contains(&supply.place) {
            priced.push(supply.place);
        }
    }
    priced.sort();
    for place in priced {
        let id = &country.places[place.index()].id;
        let supply = country.supplies.iter().find(|s| s.place == place);
        if let Some(price) = supply.map(|s| &s.price) {
            let at = ("prices.csv", id.as_str(), say!("plan.assumption.price", "price"));
            list.add(at, usd(price, "usd_per_mt"), &price.origin);
        }
    }
}

fn links(list: &mut List<'_>) {
    let country = list.country;
    for link in &country.links {
        if let Some(capacity) = link.capacity.as_ref().filter(|c| c.set_by == SetBy::Count) {
            let figure = say!("plan.assumption.capacity", "capacity");
            let at = ("link-capacities.csv", link.id.as_str(), figure);
            let per_month = &capacity.per_month;
            list.add(at, mt(per_month, "mt_per_month"), &per_month.origin);
        }
        if !link.last_mile {
            let km = Figure::rounded(metres(link.length.0), 3).plain();
            let bounds = ([String::new(), km, String::new()], "km");
            let at = ("links.csv", link.id.as_str(), say!("plan.assumption.length", "length"));
            list.add(at, bounds, &link.length_origin);
        }
        for (month, season) in &link.months {
            let bounds = ([String::new(), decimal(season.open), String::new()], "open_share");
            let figure = say!(
                "plan.assumption.open",
                "open in {month}, {reason}",
                month = month.to_string(),
                reason = &season.reason,
            );
            list.add(("link-months.csv", &link.id, figure), bounds, &season.origin);
        }
    }
}

fn stores(list: &mut List<'_>) {
    let country = list.country;
    for store in &country.stores {
        if let Some(room) = &store.room {
            let at = ("stores.csv", store.id.as_str(), say!("plan.assumption.room", "room"));
            list.add(at, mt(room, "mt"), &room.origin);
        }
    }
}

fn costs(list: &mut List<'_>) {
    let costs = &list.country.costs;
    let words = || say!("plan.assumption.tariff", "tariff");
    let figures = [
        ("storing", &costs.storing, "usd_per_mt_month"),
        ("handing_out", &costs.handing_out, "usd_per_mt"),
        ("border", &costs.border, "usd_per_mt"),
    ];
    for (item, estimate, unit) in figures {
        list.add(("costs.csv", item, words()), usd(estimate, unit), &estimate.origin);
    }
    for (surface, tariff) in &costs.per_1000_km {
        let per_km = |cents: CentsPerMt| {
            let cents = crate::plan::Exact::from_integer(i128::from(cents.0));
            Figure::rounded(cents / 100_000, 5).plain()
        };
        let bounds = [tariff.low, tariff.best, tariff.high].map(per_km);
        let at = ("costs.csv", surface.word(), words());
        list.add(at, (bounds, "usd_per_mt_km"), &tariff.origin);
    }
}

/// Permissions that stand as the pack's default has them in some month, because nobody decided.
fn permissions(subject: &Subject<'_>, list: &mut List<'_>) {
    let country = list.country;
    for (n, permission) in country.permissions.iter().enumerate() {
        let ix = crate::country::PermissionIx(n as u32);
        let undecided = subject.months().any(|(period, _)| {
            let rulings = subject.network.access.rulings(ix, period);
            rulings.iter().any(|ruling| ruling.cause == Cause::Base)
        });
        if !undecided || subject.scenario.base != crate::scenario::Base::Pack {
            continue;
        }
        let p = &permission.p_granted;
        let bounds = [p.low, p.best, p.high].map(decimal);
        let figure = say!(
            "plan.assumption.permission",
            "{state} where nobody decided; how likely to be granted",
            state = term(permission.default_state.word()),
        );
        list.add(("permissions.csv", &permission.id, figure), (bounds, "share"), &p.origin);
    }
}

fn exact(factor: Factor) -> crate::plan::Exact {
    let (n, d) = (*factor.ratio().numer(), *factor.ratio().denom());
    crate::plan::Exact::new(n.into(), d.into())
}

fn mt(estimate: &Estimate<Grams>, unit: &'static str) -> Bounds {
    let text = |food: Grams| Figure::tonnes(food).plain();
    ([estimate.low, estimate.best, estimate.high].map(text), unit)
}

fn usd(estimate: &Estimate<CentsPerMt>, unit: &'static str) -> Bounds {
    let text = |cents: CentsPerMt| Figure::price(cents).plain();
    ([estimate.low, estimate.best, estimate.high].map(text), unit)
}

fn decimal(share: Share) -> String {
    Figure::part(share).plain()
}

/// A length to the metre.
fn metres(km: f64) -> crate::plan::Exact {
    crate::plan::Exact::new((km * 1000.0).round() as i128, 1000)
}
