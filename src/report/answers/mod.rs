//! Answers to questions, one each, and each told once for every format.

pub(in crate::report) mod ask;
pub(in crate::report) mod backtest;
pub(in crate::report) mod brief;
pub(in crate::report) mod check;
pub(in crate::report) mod compare;
pub(in crate::report) mod conditions;
pub(in crate::report) mod data;
pub(in crate::report) mod denials;
pub(in crate::report) mod frontier;
pub(in crate::report) mod network;
pub(in crate::report) mod ranges;
pub(in crate::report) mod route;
pub(in crate::report) mod routes;
pub(in crate::report) mod scenarios;
pub(in crate::report) mod what_if;
pub(in crate::report) mod why;
pub(in crate::report) mod worth;

pub use ask::{AskReport, Target};
pub use backtest::{BacktestReport, backtest_report};
pub use brief::BriefReport;
pub use check::{CheckInput, CheckReport};
pub use compare::{ChainTold, SideBySide, SideTold, side_by_side};
pub use conditions::{ConditionsReport, CurveReport};
pub use data::Raw;
pub use data::{PackAudit, PackDifferences, PackSources, PackTableShown, PackTables};
pub use denials::{DenialTold, DenialsReport};
pub use frontier::{FloorTold, MovedTold, Part, PlanTold, PriceOfFairness, price_of_fairness};
pub use network::{NetworkReport, network_report};
pub use ranges::{RangesInput, RangesReport};
pub use route::{RouteReport, route_report};
pub use routes::{PlannedRouteTold, RoutesReport, routes_report};
pub use scenarios::ScenariosReport;
pub use what_if::{StandInTold, WhatIfAsked, WhatIfReport};
pub(in crate::report) use what_if::{can_stand_in, reading, spendable};
pub use why::{ChangeTold, FirstTold, GainTold, LoserTold, WhyTold, Whys, whys};
pub use worth::{PhasesReport, WorthReport};

use crate::kit::Published;

/// The schemas of all answers, by name.
pub(in crate::report) fn schemas() -> Vec<Published> {
    vec![
        Published::answer::<AskReport>("ask", "ask --json"),
        Published::answer::<BacktestReport>(
            "backtest",
            "backtest --json, and plan --against-reported --json",
        ),
        Published::answer::<BriefReport>("brief", "brief --json"),
        Published::answer::<CheckReport>("check", "check --json"),
        Published::answer::<SideBySide>("compare", "compare --json"),
        Published::answer::<ConditionsReport>("conditions", "conditions --json"),
        Published::answer::<CurveReport>("conditions-curve", "conditions --vary --json"),
        Published::answer::<PackAudit>("data-audit", "data audit --json"),
        Published::answer::<PackTables>("data-list", "data list --json"),
        Published::answer::<PackTableShown>("data-show", "data show --json"),
        Published::answer::<PackSources>("data-sources", "data sources --json"),
        Published::answer::<DenialsReport>("denials", "denials --json"),
        Published::answer::<PackDifferences>("pack-diff", "pack diff --json"),
        Published::answer::<PriceOfFairness>("frontier", "frontier --json"),
        Published::answer::<NetworkReport>("network", "network --json"),
        Published::answer::<RangesReport>("ranges", "ranges --json"),
        Published::answer::<RouteReport>("route", "route --json"),
        Published::answer::<RoutesReport>("routes", "routes --json"),
        Published::answer::<ScenariosReport>("scenarios", "scenarios --json"),
        Published::answer::<WhatIfReport>("whatif", "whatif --json"),
        Published::answer::<Whys>("why", "why --json"),
        Published::answer::<WorthReport>("worth", "worth --json"),
        Published::answer::<PhasesReport>("worth-by-phase", "worth --objective severity --json"),
    ]
}
