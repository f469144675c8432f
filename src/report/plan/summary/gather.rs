//! Gathers the summary from a plan.

use super::*;
use crate::country::AreaLevel;
use crate::kit::{Masthead, Scope};
use crate::network::WayIn;
use crate::plan::{Exact, MonthFigures, added, all_together, to_the_millionth};
use crate::report::findings::held_back;
use crate::report::findings::remarks::remark;
use crate::report::findings::subject::Outcome;
use crate::report::findings::ways_in;
use crate::report::plan::assumed;
use crate::report::plan::sentences;
use crate::scenario::Objective;
use crate::sharing::Content;
use crate::time::Period;
use std::collections::BTreeMap;

pub(super) fn gather(subject: &Subject<'_>) -> Summary {
    let totals = totals(subject);
    let nobody = (totals.reached_person_months == 0).then(|| provinces::nobody(subject));
    let about = &subject.country.about;
    let scope = Scope {
        country: subject.country,
        scenario: subject.scenario,
        level: subject.level(),
        sharing: subject.sharing,
    };
    let head = Masthead::new(("aidreach-plan", VERSION), MEASURE, scope);
    let mut summary = Summary {
        format: head.format,
        version: head.version,
        tool_version: head.tool_version,
        sharing: head.sharing.word(),
        pack: head.pack,
        pack_sha256: head.pack_sha256,
        level: head.level,
        measure: head.measure,
        knowledge: match subject.outcome {
            Outcome::Hindsight(_) => "with-hindsight",
            Outcome::AsKnown(_) => "as-known",
        },
        country: Country {
            iso3: about.iso3.clone(),
            name: about.name.clone(),
            pack_version: about.version.clone(),
        },
        scenario: scenario(subject),
        ration: ration(subject),
        provinces: provinces::provinces(subject),
        corridors: if subject.shows(Content::Ways) { corridors(subject) } else { Vec::new() },
        costs: costs(subject),
        cascade: held_back::cascade(subject),
        cascade_by_area: held_back::by_area(subject),
        how_sure: subject
            .sure
            .map(|sure| SureTold::of(subject.country, &subject.scenario.id, sure)),
        left_with_nothing: held_back::left_with_nothing(subject),
        // What holds reach back is for those who ask for access, never a list of what to cut.
        bottlenecks: match subject.shows(Content::Limits) {
            true => held_back::bottlenecks(subject),
            false => Vec::new(),
        },
        groups: groups(subject),
        inputs_rows: subject.audit.total(),
        deciding_rows: subject.audit.deciding(),
        assumed: assumed::assumed(subject),
        nobody_because: nobody,
        remarks: remarks(subject),
        certificate: certificate(subject),
        notes: about.notes.clone(),
        attribution: about.attribution.clone(),
        months: months(subject),
        totals,
        keyed_sentences: Vec::new(),
    };
    summary.keyed_sentences = sentences::keyed(&summary);
    summary
}

fn scenario(subject: &Subject<'_>) -> Scenario {
    let scenario = subject.scenario;
    let month = |n: usize| subject.months().nth(n).map(|(_, month)| month.to_string());
    let share = match scenario.objective {
        Objective::CheapestFor(share) => Some(share.ratio()),
        Objective::Severity | Objective::MostPeople | Objective::Fairest => None,
    };
    let exact = |n: &i64, d: &i64| Exact::new(i128::from(*n), i128::from(*d));
    let budget = scenario.resources.budget_cents;
    let about = &subject.country.about;
    Scenario {
        id: scenario.id.clone(),
        name: scenario.name.clone(),
        from: month(0).unwrap_or_default(),
        to: month(scenario.window.n_months() - 1).unwrap_or_default(),
        objective: scenario.objective.word(),
        cheapest_for_share: share.map(|r| Figure::rounded(exact(r.numer(), r.denom()), 6)),
        stance: scenario.stance.word(),
        level: subject.level().word(),
        levels_named: [
            about.level(subject.level()),
            about.level(AreaLevel::Province),
            about.levels_of(AreaLevel::Province),
        ]
        .map(str::to_owned),
        supply_split: scenario.supply_split.clone(),
        budget_usd: budget.map(|cents| Figure::usd(Exact::from_integer(i128::from(cents)))),
    }
}

fn ration(subject: &Subject<'_>) -> Ration {
    let ration = &subject.country.rations[subject.network.ration.index()];
    Ration {
        id: ration.id.clone(),
        name: ration.name.clone(),
        kg_per_person_month: Figure::rounded(Exact::new(i128::from(ration.grams.0), 1000), 3),
        basis: ration.origin.basis.word(),
    }
}

fn months(subject: &Subject<'_>) -> Vec<Month> {
    let all = all_together(subject.areas(), subject.scenario.window.n_months());
    let with_stock = subject.plan().filter(|_| subject.shows(Content::Stores));
    let told = |((period, month), figures): ((Period, time::Month), &MonthFigures)| Month {
        month: month.to_string(),
        at: month,
        need_people: subject.count(figures.in_need()),
        reached_people: subject.count(figures.reached()),
        coverage_share: Figure::rounded(figures.coverage(), 6),
        food_mt: Figure::mt(figures.grams),
        stock_mt: with_stock.map(|plan| Figure::mt(plan.stock_at_end(period))),
        cascade: held_back::of_month(subject, &subject.held.months[period.index()]),
    };
    subject.months().zip(&all).map(told).collect()
}

fn totals(subject: &Subject<'_>) -> Totals {
    let months = all_together(subject.areas(), subject.scenario.window.n_months());
    let whole = MonthFigures::sum(&months);
    let most = |of: fn(&MonthFigures) -> u64| months.iter().map(of).max().unwrap_or(0);
    // With what is on offer it would tell all that is handed out, small counts included.
    let left_told = !subject.country.coarse.reached;
    let left = || subject.left().iter();
    Totals {
        need_person_months: whole.in_need(),
        reached_person_months: whole.reached(),
        coverage_share: Figure::rounded(whole.coverage(), 6),
        need_person_months_by_phase: phases(whole.need),
        reached_person_months_by_phase: phases(whole.shown),
        food_mt: Figure::mt(whole.grams),
        left_mt: left_told
            .then(|| Figure::mt(left().map(|left| to_the_millionth(left.grams)).sum())),
        under_way_mt: left_told.then(|| Figure::mt(left().map(|left| left.under_way).sum())),
        distinct_people_low: most(MonthFigures::reached),
        distinct_people_high: whole.reached().min(most(MonthFigures::in_need)),
    }
}

fn phases([phase3, phase4, phase5]: [u64; 3]) -> Phases {
    Phases { phase3, phase4, phase5 }
}

fn corridors(subject: &Subject<'_>) -> Vec<Corridor> {
    let Some(plan) = subject.plan() else {
        return Vec::new();
    };
    let mut by_corridor = BTreeMap::new();
    for route in &plan.routes {
        *by_corridor.entry(route.way_in).or_insert(Exact::default()) += route.grams();
    }
    let all: Exact = by_corridor.values().copied().sum();
    let mut sorted: Vec<_> = by_corridor.into_iter().collect();
    sorted.sort_by_key(|(corridor, grams)| (std::cmp::Reverse(*grams), *corridor));
    let told = |(way, grams): (WayIn, Exact)| Corridor {
        id: ways_in::key(subject.country, way),
        name: ways_in::name(subject.country, way),
        food_mt: Figure::mt(grams),
        share: Figure::share(grams, all),
    };
    sorted.into_iter().map(told).collect()
}

fn costs(subject: &Subject<'_>) -> Costs {
    let costs = subject.costs();
    let served = added(subject.areas().iter().map(|a| a.served()));
    let each = (served > Exact::default()).then(|| Figure::usd(costs.total() / served));
    Costs {
        buying_usd: Figure::usd(costs.buying),
        moving_usd: Figure::usd(costs.moving),
        storing_usd: Figure::usd(costs.storing),
        handing_out_usd: Figure::usd(costs.handing_out),
        levies_usd: Figure::usd(costs.levies),
        total_usd: Figure::usd(costs.total()),
        usd_per_person_month: each,
    }
}

fn groups(subject: &Subject<'_>) -> Vec<Group> {
    let shared =
        |counts: &[u64]| -> Vec<Count> { counts.iter().map(|n| subject.count(*n)).collect() };
    let told = |group: &crate::plan::GroupReached| Group {
        id: group.id.clone(),
        name: group.name.clone(),
        people: group.people,
        reached_people_by_month: shared(&group.by_month),
        sentence: sentences::group(subject, group),
    };
    subject.groups().iter().map(told).collect()
}

fn remarks(subject: &Subject<'_>) -> Vec<Sentence> {
    let found = match subject.outcome {
        Outcome::Hindsight(plan) => plan.remarks.clone(),
        Outcome::AsKnown(run) => run.steps.iter().flat_map(|s| s.plan.remarks.clone()).collect(),
    };
    let mut told: Vec<Sentence> = Vec::new();
    for remark in found.into_iter().map(remark) {
        if !told.contains(&remark) {
            told.push(remark);
        }
    }
    let somebody = subject.areas().iter().any(|a| a.shown() > 0);
    if let (Some(_), true, true) = (subject.plan(), subject.shows(Content::Limits), somebody) {
        told.extend(assumed::never_binding(subject));
    }
    if let (Outcome::Hindsight(_), true) = (subject.outcome, somebody) {
        told.extend(assumed::equally_covered(subject));
    }
    told
}

fn certificate(subject: &Subject<'_>) -> Certificate {
    let plans: Vec<&crate::plan::Plan> = match subject.outcome {
        Outcome::Hindsight(plan) => vec![plan],
        Outcome::AsKnown(run) => run.steps.iter().map(|step| &step.plan).collect(),
    };
    let sum = |n: usize| plans.iter().map(|plan| plan.checked.counts[n]).sum();
    Certificate {
        certified: true,
        plans: plans.len(),
        arcs: sum(0),
        nodes: sum(1),
        steps: sum(2),
        gap_person_months: 0,
    }
}
