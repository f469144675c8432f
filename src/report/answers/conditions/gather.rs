//! Gathers what is told of conditions in force, red lines and levies, and puts it into sentences.

use super::{Capped, ConditionsReport, Entry, Kind, Ledger, Priced, SplitTold};
use crate::analysis::conditions::{InForce, RedLine, SplitReach};
use crate::analysis::game::Exact;
use crate::analysis::setting::Setting;
use crate::analysis::valued::wide;
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::plan::sweep::Measure;
use crate::plan::{LevyAlong, LevyPaid};
use crate::report::findings::coalitions::{GameMeta, masthead, percent};
use crate::report::kit::figure::{Figure, large};
use crate::report::kit::layout::listed;
use crate::report::sharing::Sharing;
use crate::scenario::Decision;
use crate::units::Share;
use num_traits::Zero;
use std::collections::BTreeMap;

fn split_told(split: &SplitReach) -> SplitTold {
    let costs = |without: &Exact| Figure::long(&(without - &split.as_it_stands), 0);
    SplitTold {
        split: split.split.clone(),
        reached_person_months: Figure::long(&split.as_it_stands, 0),
        conditions_cost_person_months: costs(&split.without_any),
        red_lines_cost_person_months: costs(&split.without_lines),
    }
}

impl ConditionsReport {
    /// Lays out what is in force; `most_cents` is the cap that was asked for.
    pub fn of(setting: Setting<'_>, found: &InForce, most_cents: Option<i64>) -> ConditionsReport {
        let Setting { country, scenario, .. } = setting;
        let now = &found.as_it_stands;
        let priced = |kind: Kind, what: String, without: &Exact| Priced {
            kind,
            what,
            reached_without_it_person_months: Figure::long(without, 0),
            costs_person_months: Figure::long(&(without - now), 0),
        };
        let attached = found.attached.iter().map(|(ix, without)| {
            priced(Kind::Condition, attached(country, &scenario.decisions[ix.index()]), without)
        });
        let lines = found.lines.iter().map(|(line, without)| {
            let what = match line {
                RedLine::Permission(p) => format!("{} is never used", name(country, *p)),
                RedLine::Levy => {
                    let most = scenario.red_lines.most_levy.map_or(0.0, |m| m.usd_per_mt());
                    format!("no levy above {most} US dollars a tonne")
                }
                RedLine::Diversion => {
                    let most = scenario.red_lines.most_diversion.map_or(0.0, |m| m.decimal());
                    format!("no grant with more than {} % diverted", most * 100.0)
                }
            };
            priced(Kind::RedLine, what, without)
        });
        let levies = ledgers(setting, found);
        let paid: Exact = found.levies.iter().map(|paid| wide(paid.cents)).sum();
        let caps = found.caps.iter().map(|capped| Capped {
            counterpart: country.counterparts[capped.counterpart.index()].name.clone(),
            most_usd: Figure::whole(most_cents.unwrap_or(0) as u64 / 100),
            reached_person_months: Figure::long(&capped.reach, 0),
            costs_person_months: Figure::long(&(now - &capped.reach), 0),
        });
        let mut report = ConditionsReport {
            masthead: masthead(
                ("aidreach-conditions", 1),
                setting.measured(Measure::Reach),
                Sharing::Internal,
            ),
            about: GameMeta::of(setting),
            sentences: Vec::new(),
            reached_person_months: Figure::long(now, 0),
            conditions: attached.collect(),
            without_conditions_person_months: Figure::long(&found.without_any, 0),
            red_lines: lines.collect(),
            without_red_lines_person_months: Figure::long(&found.without_lines, 0),
            levies,
            levies_usd: usd(&paid),
            cost_usd: usd(&found.cost_cents),
            caps: caps.collect(),
            splits: found.splits.iter().map(split_told).collect(),
        };
        report.sentences = report.said(found, &paid);
        report
    }

    fn said(&self, found: &InForce, paid: &Exact) -> Vec<String> {
        let mut told = vec![format!(
            "As the scenario stands {} person-months are reached.",
            self.reached_person_months.grouped()
        )];
        told.push(match self.conditions.len() {
            0 => "No grant carries a condition.".to_owned(),
            n => format!(
                "{n} {} conditions; without any of them {} person-months more would be reached.",
                if n == 1 { "decision carries" } else { "decisions carry" },
                Figure::long(&(&found.without_any - &found.as_it_stands), 0).grouped(),
            ),
        });
        told.push(match self.red_lines.len() {
            0 => "No red line is drawn.".to_owned(),
            n => format!(
                "{n} red {} drawn; they cost {} person-months together.",
                if n == 1 { "line is" } else { "lines are" },
                Figure::long(&(&found.without_lines - &found.as_it_stands), 0).grouped(),
            ),
        });
        told.push(match paid.is_zero() {
            true => "Nobody is paid for passage under the plan that reaches most.".to_owned(),
            false => format!(
                "Under the plan that reaches most, {} US dollars go to {} in levies, {} of all it \
                 costs.",
                large(self.levies_usd),
                match self.levies.as_slice() {
                    [one] => one.counterpart.clone(),
                    several => format!("{} counterparts", several.len()),
                },
                percent(paid, &found.cost_cents),
            ),
        });
        for cap in &self.caps {
            told.push(format!(
                "If no more than {} US dollars go to {} in levies, {} person-months are reached: \
                 {} fewer.",
                large(cap.most_usd),
                cap.counterpart,
                cap.reached_person_months.grouped(),
                cap.costs_person_months.grouped(),
            ));
        }
        told.extend(self.under_splits());
        told
    }

    fn under_splits(&self) -> Option<String> {
        let one = |split: &SplitTold| {
            let conditions = split.conditions_cost_person_months.grouped();
            let lines = split.red_lines_cost_person_months.grouped();
            format!("`{}`: conditions cost {conditions}, red lines {lines}", split.split)
        };
        let told: Vec<String> = self.splits.iter().map(one).collect();
        (!told.is_empty()).then(|| {
            format!(
                "Where food comes from is assumed; with other splits, in person-months: {}.",
                told.join("; ")
            )
        })
    }
}

fn ledgers(setting: Setting<'_>, found: &InForce) -> Vec<Ledger> {
    let Setting { country, scenario, .. } = setting;
    let mut by: BTreeMap<CounterpartIx, BTreeMap<PermissionIx, Vec<_>>> = BTreeMap::new();
    for paid in &found.levies {
        let counterpart = country.permissions[paid.permission.index()].counterpart;
        by.entry(counterpart).or_default().entry(paid.permission).or_default().push(paid);
    }
    let told = by.into_iter().map(|(counterpart, permissions)| {
        let cents = |paid: &[&LevyPaid]| -> Exact { paid.iter().map(|p| wide(p.cents)).sum() };
        let all: Exact = permissions.values().map(|paid| cents(paid)).sum();
        let entry = |(permission, paid): (&PermissionIx, &Vec<&LevyPaid>)| {
            let along = found.along.iter().find(|along| along.permission == *permission);
            let pays = |of: &dyn Fn(&LevyAlong) -> crate::plan::Exact| {
                along.map_or(Figure::whole(0), |along| Figure::usd(of(along)))
            };
            Entry {
                counterpart_id: country.counterparts[counterpart.index()].id.clone(),
                counterpart: country.counterparts[counterpart.index()].name.clone(),
                least_usd_per_mt: pays(&|along| along.least),
                mean_usd_per_mt: pays(&|along| along.mean),
                most_usd_per_mt: pays(&|along| along.most),
                permission: name(country, *permission),
                food_mt: Figure::mt(paid.iter().map(|p| p.grams).sum()),
                usd: usd(&cents(paid)),
                usd_by_month: paid
                    .iter()
                    .map(|p| (scenario.window.month(p.period).to_string(), Figure::usd(p.cents)))
                    .collect(),
            }
        };
        Ledger {
            id: country.counterparts[counterpart.index()].id.clone(),
            counterpart: country.counterparts[counterpart.index()].name.clone(),
            usd: usd(&all),
            by_permission: permissions.iter().map(entry).collect(),
        }
    });
    told.collect()
}

/// A decision's conditions: `levy of 25 US dollars a tonne on transit through X (from A to B)`.
fn attached(country: &Country, decision: &Decision) -> String {
    let conditions = &decision.conditions;
    let mut told = Vec::new();
    if conditions.levy.0 > 0 {
        told.push(format!("levy of {} US dollars a tonne", conditions.levy.usd_per_mt()));
    }
    if let Some(quota) = conditions.quota {
        told.push(format!("quota of {} MT a month", quota.mt()));
    }
    if let Some(days) = conditions.days_open_per_month {
        told.push(format!("{days} days open a month"));
    }
    if conditions.notice_days > 0 {
        told.push(format!("{} days of notice", conditions.notice_days));
    }
    if conditions.diversion > Share::NONE {
        told.push(format!("{} % diverted", conditions.diversion.decimal() * 100.0));
    }
    let names: Vec<String> = decision.permissions.iter().map(|p| name(country, *p)).collect();
    format!(
        "{} on {}, {} to {}",
        told.join(", "),
        listed(&names),
        decision.span.from,
        decision.span.to
    )
}

fn name(country: &Country, permission: PermissionIx) -> String {
    country.permissions[permission.index()].name.clone()
}

pub(super) fn usd(cents: &Exact) -> Figure {
    Figure::long(&(cents / Exact::from_integer(100.into())), 2)
}
