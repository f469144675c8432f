//! Plans beside what was reported: month by month, with hindsight and as known, and why they
//! differ as far as the figures can say.

use super::figure::{Figure, people};
use super::layout::{grid, hanging};
use crate::country::{Country, RationIx, Reported};
use crate::evidence::Basis;
use crate::network::Network;
use crate::plan::{AreaPlan, Exact};
use crate::time::Month;
use schemars::JsonSchema;
use serde::Serialize;

/// What one ration comes to, planned both ways.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// The ration.
    pub ration: RationIx,
    /// Areas of the plan with hindsight.
    pub hindsight: &'a [AreaPlan],
    /// Areas as they came out month by month.
    pub as_known: &'a [AreaPlan],
}

/// Plans beside what was reported.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Compared {
    /// Always `aidreach-against-reported`.
    pub format: &'static str,
    /// Version of this object.
    pub version: u32,
    /// The scenario.
    pub scenario: String,
    /// Rations planned with, in the order of the columns.
    pub rations: Vec<RationTold>,
    /// Each reported month of the window.
    pub months: Vec<MonthTold>,
    /// Why no plan and no report count the same, in sentences.
    pub caveats: Vec<String>,
}

/// A ration planned with.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RationTold {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Kilograms a person and month.
    pub kg_per_person_month: Figure,
}

/// A reported month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MonthTold {
    /// `2021-08`.
    pub month: String,
    /// People reported reached.
    pub reported_people: u64,
    /// Food reported, where it was.
    pub reported_mt: Option<Figure>,
    /// Kilograms for each person reported, where food was reported.
    pub reported_kg_per_person: Option<Figure>,
    /// People reached with hindsight, by ration.
    pub hindsight_people: Vec<u64>,
    /// People reached as known, by ration.
    pub as_known_people: Vec<u64>,
    /// Food handed out as known, by ration.
    pub as_known_mt: Vec<Figure>,
    /// Food that came on offer in the month.
    pub on_offer_mt: Figure,
    /// Reached as known with the first ration, less reported.
    pub difference_people: i64,
    /// Why they differ, as far as the figures say.
    pub why: String,
    /// What the pack says a reader must know of the report.
    pub note: String,
}

/// Sets plans beside what was reported. The first ration is the scenario's own.
pub fn reported(network: &Network<'_>, planned: &[Planned<'_>]) -> Compared {
    let country = network.country;
    let rations = planned.iter().map(|p| ration(country, p.ration)).collect::<Vec<_>>();
    let months = country.reported.iter().filter_map(|r| month(network, planned, r)).collect();
    Compared {
        format: "aidreach-against-reported",
        version: 1,
        scenario: network.scenario.id.clone(),
        rations,
        months,
        caveats: caveats(),
    }
}

fn caveats() -> Vec<String> {
    [
        "A plan counts a person as reached in a month who is handed one whole ration; reports count \
         people who were given anything, part of a ration or cash included",
        "Food on offer is what was reported received; reports of reach count what was handed out, \
         which may be food received earlier or promised for later",
        "The plan starts the window without stock and hands food out in the month it arrives; stock \
         of the months before is in the reports and not in the plan",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn ration(country: &Country, ix: RationIx) -> RationTold {
    let ration = &country.rations[ix.index()];
    RationTold {
        id: ration.id.clone(),
        name: ration.name.clone(),
        kg_per_person_month: kg(Exact::from_integer(i128::from(ration.grams.0))),
    }
}

fn kg(grams: Exact) -> Figure {
    Figure::rounded(grams / 1000, 2)
}

fn month(network: &Network<'_>, planned: &[Planned<'_>], reported: &Reported) -> Option<MonthTold> {
    let period = network.window.period(reported.month)?;
    let at = |areas: &[AreaPlan]| -> (u64, Exact) {
        let months = || areas.iter().map(|a| &a.months[period.index()]);
        (months().flat_map(|m| m.shown).sum(), months().map(|m| m.grams).sum())
    };
    let offers = network.offers.iter().filter(|o| o.period == period);
    let on_offer: Exact = offers.map(|o| whole(o.amount.0)).sum();
    let count = reported.people.0;
    let each = reported.food.map(|food| whole(food.0) / i128::from(count.max(1)));
    let as_known: Vec<(u64, Exact)> = planned.iter().map(|p| at(p.as_known)).collect();
    let first = as_known.first().copied().unwrap_or_default();
    Some(MonthTold {
        month: reported.month.to_string(),
        reported_people: count,
        reported_mt: reported.food.map(|food| Figure::mt(whole(food.0)).to_places(0)),
        reported_kg_per_person: each.map(kg),
        hindsight_people: planned.iter().map(|p| at(p.hindsight).0).collect(),
        as_known_people: as_known.iter().map(|(people, _)| *people).collect(),
        as_known_mt: as_known.iter().map(|(_, grams)| Figure::mt(*grams).to_places(0)).collect(),
        on_offer_mt: Figure::mt(on_offer).to_places(0),
        difference_people: first.0 as i64 - count as i64,
        why: why(network, (first, on_offer), reported, each),
        note: reported.note.clone(),
    })
}

/// Why plan and report differ, from the tonnes and the kilograms of both.
fn why(
    network: &Network<'_>,
    ((planned, grams), on_offer): ((u64, Exact), Exact),
    reported: &Reported,
    each: Option<Exact>,
) -> String {
    let ration = whole(network.ration_grams().0);
    let mut told = Vec::new();
    let mt = |grams: Exact| Figure::rounded(grams / 1_000_000, 0).grouped();
    match (each, reported.food) {
        (Some(each), Some(food)) => {
            let whole_rations = (whole(food.0) / ration).floor().to_integer() as u64;
            told.push(format!(
                "the reported {} MT come to {} kg a person and would be {} rations of {} kg",
                mt(whole(food.0)),
                kg(each).plain(),
                people(whole_rations),
                kg(ration).plain(),
            ));
        }
        _ => {
            let needed = ration * i128::from(reported.people.0);
            told.push(format!(
                "no tonnage is reported; {} people at {} kg would take {} MT",
                people(reported.people.0),
                kg(ration).plain(),
                mt(needed),
            ));
        }
    }
    let handed = if planned == 0 { "nothing".to_owned() } else { format!("{} MT", mt(grams)) };
    told.push(format!(
        "{} MT come on offer in the month ({} % of it derived or assumed) and the plan hands out \
         {handed}",
        mt(on_offer),
        Figure::percent(on_offer - published(network, reported.month), on_offer).plain(),
    ));
    if grams > on_offer {
        told.push("it lives on stock of earlier months".to_owned());
    } else if grams * 10 < on_offer * 9 {
        told.push("the rest cannot get through or waits for later months".to_owned());
    }
    told.join("; ")
}

/// Grams that come on offer in a month by figures printed in a source.
fn published(network: &Network<'_>, month: Month) -> Exact {
    let supplies = &network.country.supplies;
    let printed = network.offers.iter().filter(|offer| {
        let basis = offer.supply.map(|ix| supplies[ix.index()].amount.origin.basis);
        network.window.month(offer.period) == month && basis == Some(Basis::Published)
    });
    printed.map(|offer| whole(offer.amount.0)).sum()
}

fn whole(grams: i64) -> Exact {
    Exact::from_integer(i128::from(grams))
}

impl Compared {
    /// For a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}: plans beside what was reported\n\n", self.scenario);
        if self.months.is_empty() {
            return text + "Nothing was reported for the months of this scenario.\n";
        }
        let kg = |r: &RationTold| format!("{} {} kg", r.id, r.kg_per_person_month.plain());
        let rations = self.rations.iter().map(kg).collect::<Vec<_>>().join(", ");
        text.push_str(&hanging(
            &format!(
                "People by month; rations of {rations} a person. The difference is what is planned \
                 as known with the first ration, less what was reported."
            ),
            "",
            "",
        ));
        text.push('\n');
        let mut header = vec!["Month", ">Reported", ">MT", ">kg each"];
        let titles = self
            .rations
            .iter()
            .map(|r| [format!(">Hindsight {}", r.id), format!(">As known {}", r.id)]);
        let titles: Vec<[String; 2]> = titles.collect();
        header.extend(titles.iter().flatten().map(String::as_str));
        header.push(">Difference");
        let rows: Vec<Vec<String>> = self.months.iter().map(row).collect();
        text.push_str(&grid(&header, &rows));
        text.push_str("\nWhy they differ\n");
        for month in &self.months {
            let words = Month::parse(&month.month).map_or(String::new(), Month::in_words);
            let note = if month.note.is_empty() { "" } else { ". The report: " };
            let line = format!("{words}: {}{note}{}.", month.why, month.note);
            text.push_str(&hanging(&line, "- ", "  "));
        }
        for caveat in &self.caveats {
            text.push_str(&hanging(&format!("{caveat}."), "- ", "  "));
        }
        text
    }
}

fn row(month: &MonthTold) -> Vec<String> {
    let missing = || "-".to_owned();
    let mut cells = vec![
        month.month.clone(),
        people(month.reported_people),
        month.reported_mt.map_or_else(missing, Figure::grouped),
        month.reported_kg_per_person.map_or_else(missing, Figure::plain),
    ];
    for (hindsight, as_known) in month.hindsight_people.iter().zip(&month.as_known_people) {
        cells.extend([people(*hindsight), people(*as_known)]);
    }
    let sign = if month.difference_people > 0 { "+" } else { "" };
    let difference = Exact::from_integer(i128::from(month.difference_people));
    cells.push(format!("{sign}{}", Figure::rounded(difference, 0).grouped()));
    cells
}
