//! A plan for a page: who is reached where and when, what goes along which way, and what stands open.

use super::access::{AccessTold, access};
use super::closed::{ClosedTold, closed};
use super::rounded::tonnes;
use super::{BesideTold, LiveHead, LiveScope};
use crate::analysis::effect::Effect;
use crate::country::{LinkIx, PlaceIx};
use crate::kit::figure::Figure;
use crate::kit::sentence::in_percent;
use crate::kit::{Sentence, say};
use crate::network::{Network, WayIx};
use crate::plan::{AreaPlan, Exact, MonthFigures, Plan, all_together, worst_month};
use crate::report::answers::{reading, spendable};
use crate::report::findings::remarks::remark;
use crate::report::plan::terminal::checked;
use crate::sharing::{Content, Sharing};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A certified plan, and what the changes cost beside another scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PlannedTold {
    /// The head.
    #[serde(flatten)]
    pub head: LiveHead,
    /// What was proven, in a sentence.
    pub certified: Sentence,
    /// How much was checked for it.
    pub certificate: ProofTold,
    /// What the plan strives for.
    pub objective: &'static str,
    /// Over everything.
    pub totals: TotalsTold,
    /// What the plan reaches, in sentences.
    pub said: Vec<Sentence>,
    /// What the search found that a reader must know.
    pub remarks: Vec<Sentence>,
    /// How to read what is lost and moved; none where nothing is otherwise.
    pub notes: Vec<Sentence>,
    /// Every area with people in need.
    pub areas: Vec<AreaReached>,
    /// Ways that carry anything; absent, as are the next three, where these readers are told of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ways: Option<Vec<WayUsed>>,
    /// Places where food starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origins: Option<Vec<OriginUsed>>,
    /// How far each permission is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Vec<AccessTold>>,
    /// Links that nothing can pass in some months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Vec<ClosedTold>>,
    /// What it costs beside another scenario; absent where nothing is otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<BesideTold>,
}

/// How much was checked.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct ProofTold {
    /// Arcs whose flow was recomputed.
    pub arcs: usize,
    /// Nodes where nothing comes or goes unseen.
    pub nodes: usize,
    /// Steps whose proof was checked.
    pub steps: usize,
}

/// Sums over the window.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct TotalsTold {
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months reached, in whole people.
    pub reached_person_months: u64,
    /// Grams handed out, exactly; a fraction where two plans are mixed; absent where people are told rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached_grams: Option<String>,
    /// What it costs; absent where the page knows no prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<Figure>,
    /// Money for the window; absent where none is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_usd: Option<Figure>,
    /// How much of it banks, cash and fuel let be spent; absent where none is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spendable_usd: Option<Figure>,
    /// Metric tonnes left where they lie; absent where these readers are told of no stores.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_mt: Option<Figure>,
}

/// Whom a plan reaches in an area: people in IPC phases 3, 4 and 5, a row a month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaReached {
    /// P-code.
    pub code: String,
    /// People in need.
    pub need: Vec<[u64; 3]>,
    /// People reached, in whole people.
    pub reached: Vec<[u64; 3]>,
}

/// What goes along a way.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WayUsed {
    /// Id of the link.
    pub link: String,
    /// Id of the place where it starts.
    pub from: String,
    /// Id of the place where it ends.
    pub to: String,
    /// Metric tonnes a month.
    pub mt: Vec<Figure>,
}

/// What starts at a place.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct OriginUsed {
    /// Id of the place.
    pub place: String,
    /// Metric tonnes that leave it in each month.
    pub mt: Vec<Figure>,
    /// Metric tonnes that are left there at the end.
    pub left_mt: Figure,
}

/// What is told of a plan.
pub struct PlannedInput<'a> {
    /// What it is about.
    pub scope: LiveScope<'a>,
    /// The network planned on.
    pub network: &'a Network<'a>,
    /// The plan.
    pub plan: &'a Plan,
    /// What it costs beside a reference, and whom the reference serves; `None` where nothing is otherwise.
    pub beside: Option<(&'a Effect, &'a [AreaPlan])>,
}

impl PlannedTold {
    /// Lays a plan out.
    pub fn of(input: &PlannedInput<'_>) -> PlannedTold {
        let (network, plan) = (input.network, input.plan);
        let [arcs, nodes, steps] = plan.checked.counts;
        let sharing = input.scope.sharing;
        let shows = |content| sharing.shows(content);
        let exactly = shows(Content::Limits);
        PlannedTold {
            head: LiveHead::of(&input.scope),
            certified: checked([arcs, nodes, steps]),
            certificate: ProofTold { arcs, nodes, steps },
            objective: plan.objective.word(),
            totals: totals(network, plan, sharing),
            said: said(network, plan),
            remarks: plan.remarks.iter().map(|found| remark(*found)).collect(),
            notes: input.beside.iter().map(|_| reading()).collect(),
            areas: areas(network, &plan.areas),
            ways: shows(Content::Ways).then(|| ways(network, plan, exactly)),
            origins: shows(Content::Stores).then(|| origins(network, plan, exactly)),
            access: shows(Content::Access).then(|| access(network, sharing)),
            closed: shows(Content::Ways).then(|| closed(network)),
            beside: input.beside.map(|beside| BesideTold::of(network, beside, sharing)),
        }
    }
}

fn totals(network: &Network<'_>, plan: &Plan, sharing: Sharing) -> TotalsTold {
    let shows = |content| sharing.shows(content);
    let months = plan.areas.iter().flat_map(|area| &area.months);
    let grams: Exact = months.map(|month| month.grams).sum();
    let left: Exact = plan.left.iter().map(|left| left.grams).sum();
    let usd = |cents: i64| Figure::usd(Exact::from_integer(i128::from(cents)));
    TotalsTold {
        need_person_months: plan.areas.iter().map(AreaPlan::need).sum(),
        reached_person_months: plan.areas.iter().map(AreaPlan::shown).sum(),
        reached_grams: shows(Content::SmallCounts).then(|| grams.to_string()),
        cost_usd: shows(Content::WayCosts).then(|| Figure::usd(plan.costs.total())),
        budget_usd: network.scenario.resources.budget_cents.map(usd),
        spendable_usd: network.budget_cents.map(usd),
        left_mt: shows(Content::Stores).then(|| tonnes(left, shows(Content::Limits))),
    }
}

/// Who is reached in all, and in the month in which the smallest part of those in need is.
fn said(network: &Network<'_>, plan: &Plan) -> Vec<Sentence> {
    let months = all_together(&plan.areas, network.window.n_months());
    let all = MonthFigures::sum(&months);
    if all.in_need() == 0 {
        return vec![say!("live.no-need", "Nobody is in need.")];
    }
    if all.reached() == 0 {
        let need = all.in_need();
        return vec![say!(
            "live.nobody",
            "Nobody is reached, of {need} person-months in need.",
            need
        )];
    }
    let share = |of: &MonthFigures| in_percent(Figure::rounded(of.coverage(), 6));
    let mut said = vec![say!(
        "live.reached",
        "{reached} of {need} person-months in need are reached, {share}.",
        reached = all.reached(),
        need = all.in_need(),
        share = share(&all),
    )];
    said.extend(spendable(network.country, network.scenario));
    let worst = worst_month(&months).filter(|_| network.window.n_months() > 1);
    said.extend(worst.map(|(period, _)| {
        let month = &months[period.index()];
        say!(
            "live.worst-month",
            "The worst month is {month}: {reached} of {need} people in need, {share}.",
            month = network.window.month(period),
            reached = month.reached(),
            need = month.in_need(),
            share = share(month),
        )
    }));
    said
}

/// Whom plans reach, by area.
pub(super) fn areas(network: &Network<'_>, areas: &[AreaPlan]) -> Vec<AreaReached> {
    let told = |plan: &AreaPlan| AreaReached {
        code: network.country.areas[plan.area.index()].pcode.clone(),
        need: plan.months.iter().map(|month| month.need).collect(),
        reached: plan.months.iter().map(|month| month.shown).collect(),
    };
    areas.iter().map(told).collect()
}

fn ways(network: &Network<'_>, plan: &Plan, exactly: bool) -> Vec<WayUsed> {
    let used: BTreeSet<_> = plan.moved.keys().map(|(way, _)| *way).collect();
    let country = network.country;
    let place = |ix: PlaceIx| country.places[ix.index()].id.clone();
    let told = |ix: &WayIx| {
        let way = &network.ways[ix.index()];
        let moved = |period| plan.moved.get(&(*ix, period)).copied().unwrap_or_default();
        WayUsed {
            link: country.links[way.link.index()].id.clone(),
            from: place(way.from),
            to: place(way.to),
            mt: network.window.periods().map(|period| tonnes(moved(period), exactly)).collect(),
        }
    };
    let carries = |way: &WayUsed| way.mt.iter().any(|mt| !mt.is_nought());
    used.iter().map(told).filter(|way| exactly || carries(way)).collect()
}

fn origins(network: &Network<'_>, plan: &Plan, exactly: bool) -> Vec<OriginUsed> {
    let n_months = network.window.n_months();
    let mut sent: BTreeMap<PlaceIx, Vec<Exact>> = BTreeMap::new();
    for route in &plan.routes {
        for shipment in &route.shipments {
            let months =
                sent.entry(route.origin).or_insert_with(|| vec![Exact::default(); n_months]);
            months[shipment.leaves.index()] += shipment.grams;
        }
    }
    let mut left: BTreeMap<PlaceIx, Exact> = BTreeMap::new();
    for found in &plan.left {
        *left.entry(found.place).or_default() += found.grams;
        sent.entry(found.place).or_insert_with(|| vec![Exact::default(); n_months]);
    }
    let told = |(place, grams): (&PlaceIx, &Vec<Exact>)| OriginUsed {
        place: network.country.places[place.index()].id.clone(),
        mt: grams.iter().map(|grams| tonnes(*grams, exactly)).collect(),
        left_mt: tonnes(left.get(place).copied().unwrap_or_default(), exactly),
    };
    sent.iter().map(told).collect()
}

/// The name of a link.
pub(super) fn link_id(network: &Network<'_>, link: LinkIx) -> String {
    network.country.links[link.index()].id.clone()
}
