//! Gathers what is told of conditions in force, red lines and levies.

use super::words::{attached, red_line};
use super::{Capped, ConditionsReport, Entry, Kind, Ledger, Priced, SplitTold};
use crate::analysis::conditions::{InForce, SplitReach};
use crate::analysis::effect::Cells;
use crate::analysis::game::Exact;
use crate::analysis::setting::Setting;
use crate::analysis::valued::wide;
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::kit::Sentence;
use crate::kit::figure::Figure;
use crate::plan::sweep::Measure;
use crate::plan::{LevyAlong, LevyPaid};
use crate::report::findings::coalitions::{GameMeta, masthead};
use crate::sharing::Sharing;
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
        let priced = |kind: Kind, what: Sentence, without: &Exact, lose: Option<&Cells>| Priced {
            lost_person_months: lose.map(|cells| Figure::rounded(cells.total().lost(), 0)),
            kind,
            what,
            reached_without_it_person_months: Figure::long(without, 0),
            costs_person_months: Figure::long(&(without - now), 0),
        };
        let attached =
            found.attached.iter().zip(&found.attached_lose).map(|((ix, without), lose)| {
                let what = attached(country, &scenario.decisions[ix.index()]);
                priced(Kind::Condition, what, without, Some(lose))
            });
        let lines = found
            .lines
            .iter()
            .map(|(line, without)| priced(Kind::RedLine, red_line(setting, *line), without, None));
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
        report.sentences = report.said(setting, found, &paid);
        report
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

pub(super) fn name(country: &Country, permission: PermissionIx) -> String {
    country.permissions[permission.index()].name.clone()
}

pub(super) fn usd(cents: &Exact) -> Figure {
    Figure::long(&(cents / Exact::from_integer(100.into())), 2)
}
