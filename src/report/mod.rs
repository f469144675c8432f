//! Lays numbers out and works none out: every format reads the same [`Summary`] and the same
//! tables, so that terminal, files and pages cannot disagree.

mod ask;
mod asked;
mod atlas;
mod audit;
mod backtest;
mod brief;
mod capacities;
mod columns;
mod compare;
mod conditions;
mod data;
mod denials;
mod disk;
mod effect;
pub mod exercise;
mod export;
mod figure;
mod frontier;
mod held_back;
pub mod kit;
mod labels;
mod layout;
mod pages;
pub mod pictures;
mod planned_routes;
mod raw;
mod reasons;
mod remarks;
mod route;
mod run_folder;
mod scenarios;
mod schema;
mod sentences;
mod sharing;
mod sheet;
mod standing;
pub mod summary;
mod tables;
mod terminal;
mod verify;
mod why;
mod workbook;
mod worth;
mod writing;

pub use ask::{AskReport, Target};
pub use atlas::plan_atlas;
pub use audit::{Audit, Deciding, Rows};
pub use backtest::{BacktestReport, backtest_report};
pub use brief::brief;
pub use columns::{Meant, meant, row_of};
pub use compare::{ChainTold, SideBySide, SideTold, side_by_side};
pub use conditions::{ConditionsReport, CurveReport};
pub use data::{PackAudit, PackSources, PackTableShown, PackTables};
pub use denials::{DenialTold, DenialsReport};
pub use disk::reason;
pub use effect::{CarriedOutTold, EffectTold, effect_told};
pub use export::{NotExported, To, export, files as export_files};
pub use figure::{Count, Figure, counted, large, people};
pub use frontier::{FloorTold, MovedTold, Part, PlanTold, PriceOfFairness, price_of_fairness};
pub use held_back::{
    AreaCascade, AreaLeft, AtCapacityTold, Bottleneck, CascadeTold, CellsTold, LeftWithNothing,
    LimitTold, MonthCascade, MonthStep, StepTold,
};
pub use kit::{Answered, Masthead, PackAbout, Rendered};
pub use layout::{Years, grid, hanging, listed, plain, spans, wrapped};
pub use pages::{About, plan_report};
pub use planned_routes::{PlannedRouteTold, RoutesReport, routes_report};
pub use raw::Raw;
pub use route::{RouteReport, route_report};
pub use run_folder::{
    CASCADE_OF_AREAS, Certificate, FileListed, Input, Manifest, PackListed, Run, Section, laid_out,
    pack_name, run_key, told_key, write,
};
pub use scenarios::ScenariosReport;
pub use schema::{Published, schemas};
pub use sharing::{Answer, Coarser, Content, Request, Sharing, coarser, sharing_manual};
pub use sheet::{Cell, Csv, Mark, Sheet, Tags};
pub use standing::{NetworkReport, network_report};
pub use summary::Summary;
pub use tables::{effect_sheet, humanitarian_needs, report_sheets, sheets};
pub use terminal::terminal;
pub use verify::{Folder as RunFolder, Verdict, manifest, same_files, verify};
pub use why::{ChangeTold, FirstTold, GainTold, LoserTold, WhyTold, Whys, whys};
pub use workbook::plan_workbook;
pub use worth::{PhasesReport, WorthReport};
pub use writing::{Existing, NotWritten, Unfit, give_up, put_file, put_folder};

use crate::country::{AreaIx, AreaLevel, Country};
use crate::network::Network;
use crate::plan::{AreaPlan, AsKnown, Cascade, Costs, GroupReached, HeldBack, Left, Plan};
use crate::scenario::Scenario;
use crate::time::{Month, Period};
use std::collections::BTreeMap;

/// What a report is about: a plan, and everything it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The country planned for.
    pub country: &'a Country,
    /// The scenario it was planned under.
    pub scenario: &'a Scenario,
    /// The country as the scenario leaves it.
    pub network: &'a Network<'a>,
    /// What planning came to.
    pub outcome: Outcome<'a>,
    /// What holds its reach back.
    pub held: &'a HeldBack,
    /// From need to reach in each area alone; empty where nobody asked.
    pub by_area: &'a BTreeMap<AreaIx, Cascade>,
    /// What the pack's figures rest on.
    pub audit: &'a Audit,
    /// Who the report is for.
    pub sharing: Sharing,
}

/// What planning came to.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// One plan that knows the whole window.
    Hindsight(&'a Plan),
    /// Plans made month by month with what was known, and what came of them.
    AsKnown(&'a AsKnown),
}

impl<'a> Outcome<'a> {
    /// Each area with people in need.
    pub fn areas(&self) -> &'a [AreaPlan] {
        match self {
            Outcome::Hindsight(plan) => &plan.areas,
            Outcome::AsKnown(run) => &run.areas,
        }
    }
}

impl<'a> Subject<'a> {
    /// Whether readers may see something. Where few people are reached somewhere, what goes along
    /// single ways is not told: it would tell how few.
    pub fn shows(&self, content: Content) -> bool {
        let by_way = matches!(content, Content::Ways | Content::Stores);
        self.sharing.shows(content) && !(by_way && self.country.coarse.reached)
    }

    /// A count of people as readers may see it. Where small counts are taken out, nought is not told
    /// apart from them.
    pub fn count(&self, count: u64) -> Count {
        let coarse = self.country.coarse;
        let few = (coarse.needs || coarse.reached) && count < sharing::SMALL;
        if few { Count::Few } else { Count::shared(count, self.sharing) }
    }

    /// Each area with people in need.
    pub fn areas(&self) -> &'a [AreaPlan] {
        self.outcome.areas()
    }

    /// What it costs.
    pub fn costs(&self) -> &'a Costs {
        match self.outcome {
            Outcome::Hindsight(plan) => &plan.costs,
            Outcome::AsKnown(run) => &run.costs,
        }
    }

    /// Food that is left where it lies.
    pub fn left(&self) -> &'a [Left] {
        match self.outcome {
            Outcome::Hindsight(plan) => &plan.left,
            Outcome::AsKnown(run) => &run.left,
        }
    }

    /// Named groups of people in need.
    pub fn groups(&self) -> &'a [GroupReached] {
        match self.outcome {
            Outcome::Hindsight(plan) => &plan.groups,
            Outcome::AsKnown(_) => &[],
        }
    }

    /// The plan, where one plan knows the whole window.
    pub fn plan(&self) -> Option<&'a Plan> {
        match self.outcome {
            Outcome::Hindsight(plan) => Some(plan),
            Outcome::AsKnown(_) => None,
        }
    }

    /// The province of an area planned for, which may be itself.
    pub fn province(&self, area: AreaIx) -> AreaIx {
        match self.country.areas[area.index()].parent {
            Some(parent) if self.level() == AreaLevel::District => parent,
            _ => area,
        }
    }

    /// Tier of the areas planned for: districts where any is planned by itself.
    pub fn level(&self) -> AreaLevel {
        let level = |a: &AreaPlan| self.country.areas[a.area.index()].level;
        let by_district = self.areas().iter().any(|a| level(a) == AreaLevel::District);
        if by_district { AreaLevel::District } else { AreaLevel::Province }
    }

    /// The months of the window, in order.
    pub fn months(&self) -> impl Iterator<Item = (Period, Month)> + 'a {
        let window = self.scenario.window;
        window.periods().map(move |p| (p, window.month(p)))
    }
}
