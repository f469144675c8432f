//! Reach against the hardness of a condition, laid out.

use super::{About, usd};
use crate::analysis::conditions::{Curve, Vary};
use crate::analysis::game::Exact;
use crate::analysis::players::Setting;
use crate::report::asked::percent;
use crate::report::figure::{Figure, large};
use crate::report::layout::{grid, hanging, wrapped};
use crate::report::sentences::upper_first;
use crate::report::sharing::Sharing;
use num_traits::Zero;
use schemars::JsonSchema;
use serde::Serialize;

/// An offer followed from no condition to refusal; written as it is, it is `--json`.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct CurveReport {
    format: &'static str,
    version: u32,
    tool_version: &'static str,
    sharing: Sharing,
    about: About,
    permission: String,
    permission_name: String,
    counterpart: String,
    condition: &'static str,
    unit: &'static str,
    sentences: Vec<String>,
    unconditional_person_months: Figure,
    refused_person_months: Figure,
    harmless_to: Option<Figure>,
    walk_away_from: Option<Figure>,
    knee_at: Option<Figure>,
    points: Vec<PointTold>,
    splits: Vec<SplitTold>,
}

/// One value of the condition.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct PointTold {
    value: Figure,
    reached_person_months: Figure,
    lost_person_months: Figure,
    levies_usd: Figure,
    cost_usd: Figure,
}

/// What hangs on the permission under another split of the supplies.
#[derive(Clone, Debug, JsonSchema, Serialize)]
struct SplitTold {
    split: String,
    unconditional_person_months: Figure,
    refused_person_months: Figure,
}

impl CurveReport {
    /// Lays an offer out.
    pub fn of(setting: Setting<'_>, found: &Curve, budget: bool) -> CurveReport {
        let country = setting.country;
        let permission = &country.permissions[found.offer.permission.index()];
        let counterpart = &country.counterparts[permission.counterpart.index()];
        let (vary, free) = (found.offer.vary, &found.free);
        let hangs = free > &found.refused;
        let points = found.points.iter().map(|point| PointTold {
            value: in_unit(vary, point.value),
            reached_person_months: Figure::long(&point.reach, 0),
            lost_person_months: Figure::long(&(free - &point.reach), 0),
            levies_usd: usd(&point.paid_cents),
            cost_usd: usd(&point.cost_cents),
        });
        let splits = found.splits.iter().map(|split| SplitTold {
            split: split.split.clone(),
            unconditional_person_months: Figure::long(&split.free, 0),
            refused_person_months: Figure::long(&split.refused, 0),
        });
        CurveReport {
            format: "aidreach-conditions-curve",
            version: 1,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing: Sharing::Internal,
            about: About::of(setting),
            permission: permission.id.clone(),
            permission_name: permission.name.clone(),
            counterpart: counterpart.name.clone(),
            condition: vary.key(),
            unit: unit(vary),
            sentences: said(found, (&permission.name, &counterpart.name), budget),
            unconditional_person_months: Figure::long(free, 0),
            refused_person_months: Figure::long(&found.refused, 0),
            harmless_to: hangs.then(|| in_unit(vary, found.harmless)),
            walk_away_from: found.walk_away.map(|value| in_unit(vary, value)),
            knee_at: found.knee.map(|n| in_unit(vary, found.points[n].value)),
            points: points.collect(),
            splits: splits.collect(),
        }
    }

    /// As text for a terminal.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about.heading(Sharing::Internal));
        for sentence in &self.sentences {
            text.push_str(&hanging(sentence, "- ", "  "));
        }
        let rows = self.points.iter().map(|point| {
            let mark = if Some(point.value) == self.knee_at { "knee" } else { "" };
            vec![
                point.value.grouped(),
                point.reached_person_months.grouped(),
                point.lost_person_months.grouped(),
                point.levies_usd.to_places(0).grouped(),
                point.cost_usd.to_places(0).grouped(),
                mark.to_owned(),
            ]
        });
        if self.harmless_to.is_none() {
            return text;
        }
        let unit = format!(">{}", self.unit);
        let header =
            [unit.as_str(), ">Person-months", ">Lost", ">Levies, USD", ">All costs, USD", ""];
        text.push_str(&format!("\n{}", grid(&header, &rows.collect::<Vec<_>>())));
        if !self.splits.is_empty() {
            let rows = self.splits.iter().map(|split| {
                let lost =
                    split.unconditional_person_months.exact() - split.refused_person_months.exact();
                vec![
                    split.split.clone(),
                    split.unconditional_person_months.grouped(),
                    split.refused_person_months.grouped(),
                    Figure::rounded(lost, 0).grouped(),
                ]
            });
            text.push_str("\nWhat hangs on it under other splits of the supplies by origin\n");
            let header = ["Split", ">Unconditional", ">Refused", ">Hangs on it"];
            text.push_str(&grid(&header, &rows.collect::<Vec<_>>()));
        }
        text.push('\n');
        let how = "The knee is the point farthest above the straight line from the first row to the \
                   last. The harmless and the walk-away value are exact to the unit. Every row is a \
                   plan of its own, certified.";
        text.push_str(&wrapped(how, ""));
        text
    }
}

fn said(found: &Curve, (permission, counterpart): (&str, &str), budget: bool) -> Vec<String> {
    let (vary, months) = (found.offer.vary, |exact: &Exact| Figure::long(exact, 0).grouped());
    let mut told = vec![format!(
        "Asked of {counterpart}: {permission}. Granted without conditions {} person-months are \
         reached, refused {}: {} hang on it.",
        months(&found.free),
        months(&found.refused),
        months(&(&found.free - &found.refused)),
    )];
    if found.free == found.refused {
        let text = "As many are reached if it is refused, so no condition on it costs anybody \
                    anything, and none is worth paying for.";
        told.push(text.to_owned());
        return told;
    }
    if vary == Vary::Levy && found.paid_on > 1 {
        told.push(format!(
            "The levy is paid on each of the {} links it covers: a tonne that goes over several of \
             them pays it several times.",
            found.paid_on
        ));
    }
    let last = found.points.last();
    let flat = last.is_some_and(|point| point.reach == found.free);
    if vary == Vary::Levy && flat && !budget {
        let point = last.filter(|point| !point.cost_cents.is_zero());
        let paid = point.map_or(String::new(), |point| {
            format!(
                " At {} {} US dollars go there, {} of all costs.",
                phrase(vary, point.value),
                large(usd(&point.paid_cents)),
                percent(&point.paid_cents, &point.cost_cents),
            )
        });
        told.push(format!(
            "No levy costs anybody food while no budget is set: it costs money.{paid} With --budget \
             USD it is set against the people that money could reach."
        ));
        return told;
    }
    told.push(match (vary, found.harmless) {
        (Vary::Levy, 0) => "Any levy costs people.".to_owned(),
        (Vary::Diversion, 0) => "Any share diverted costs people.".to_owned(),
        (Vary::DaysOpen, 31) => "Every day closed costs people.".to_owned(),
        (_, value) => format!("{} costs nobody anything.", upper_first(&up_to(vary, value))),
    });
    let knee = found.knee.map(|n| &found.points[n]);
    if let Some(knee) = knee.filter(|point| point.reach < found.free) {
        told.push(format!(
            "At {} {} person-months are lost; beyond that they are lost fastest (the knee).",
            phrase(vary, knee.value),
            months(&(&found.free - &knee.reach)),
        ));
    }
    told.push(match found.walk_away {
        Some(value) if value > 0 => format!(
            "{} refusal reaches as many: from there on no deal is as good as a deal.",
            upper_first(&from_on(vary, value)),
        ),
        _ => "Anything short of closing it altogether is better than refusal.".to_owned(),
    });
    if vary == Vary::DaysOpen {
        let text = "Roads with neither a count nor a class are held unlimited, so what must wait \
                    for an open day still gets through in the month: this is the least that closed \
                    days cost.";
        told.push(text.to_owned());
    }
    told
}

fn in_unit(vary: Vary, value: i64) -> Figure {
    let value = crate::plan::Exact::from_integer(value.into());
    match vary {
        Vary::Levy | Vary::Quota | Vary::DaysOpen => Figure::rounded(value, 0),
        Vary::Diversion => Figure::rounded(value / 10, 1),
    }
}

fn unit(vary: Vary) -> &'static str {
    match vary {
        Vary::Levy => "USD a tonne",
        Vary::Quota => "MT a month",
        Vary::DaysOpen => "Days a month",
        Vary::Diversion => "% diverted",
    }
}

fn phrase(vary: Vary, value: i64) -> String {
    let figure = in_unit(vary, value).grouped();
    match vary {
        Vary::Levy => format!("a levy of {figure} US dollars a tonne"),
        Vary::Quota => format!("a quota of {figure} MT a month"),
        Vary::DaysOpen => format!("{figure} days open a month"),
        Vary::Diversion => format!("{figure} % diverted"),
    }
}

fn up_to(vary: Vary, value: i64) -> String {
    let figure = in_unit(vary, value).grouped();
    match vary {
        Vary::Levy => format!("a levy of up to {figure} US dollars a tonne"),
        Vary::Quota => format!("a quota of {figure} MT a month or more"),
        Vary::DaysOpen if value == 1 => "being open a single day a month".to_owned(),
        Vary::DaysOpen => format!("being open {figure} days a month or more"),
        Vary::Diversion => format!("diverting up to {figure} %"),
    }
}

fn from_on(vary: Vary, value: i64) -> String {
    let figure = in_unit(vary, value).grouped();
    match vary {
        Vary::Levy => format!("from a levy of {figure} US dollars a tonne on"),
        Vary::Quota => format!("with a quota of {figure} MT a month or less"),
        Vary::DaysOpen => format!("with {figure} days open a month or fewer"),
        Vary::Diversion => format!("from {figure} % diverted on"),
    }
}
