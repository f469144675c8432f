//! What may be asked of routes at a level: answers to some questions, held side by side, give back what
//! each of them leaves out.

use super::Sharing;
use crate::country::words;

/// Something asked of routes besides their ends and their month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Request {
    /// Other routes, and what stands in.
    Alternatives,
    /// The cheapest route.
    ByCost,
    /// A plan with another aim, ration or order of ties than its scenario's.
    OtherPlan,
    /// A scenario that is not of the pack.
    OwnScenario,
}
words!(Request {
    Alternatives = "`--alternatives`",
    ByCost = "`--by cost`",
    OtherPlan = "`--objective`, `--even`, `--ration`, `--ties` and what-ifs in words",
    OwnScenario = "a scenario as a file",
});

impl Request {
    /// The furthest readers whose answers may be asked for so.
    fn furthest(self) -> Sharing {
        match self {
            Request::Alternatives | Request::ByCost | Request::OtherPlan | Request::OwnScenario => {
                Sharing::Internal
            }
        }
    }

    /// What it would give away.
    pub(super) fn why(self) -> &'static str {
        match self {
            Request::Alternatives => {
                "what stands in for a part of a way tells which parts nothing stands in for"
            }
            Request::ByCost => {
                "which way is the cheapest, asked month by month and under other levies, tells what \
                 ways cost"
            }
            Request::OtherPlan => {
                "plans with one aim after another tell where a way is full, and which is cheaper"
            }
            Request::OwnScenario => {
                "scenarios written one after another tell what a way carries and costs, and whose \
                 refusal nothing stands in for"
            }
        }
    }

    /// What to do instead.
    pub(super) fn instead(self) -> &'static str {
        match self {
            Request::Alternatives => "leave --alternatives out",
            Request::ByCost => "ask --by time, as is usual where it is shared, or --by distance",
            Request::OtherPlan => "leave these choices out: the scenario has its own",
            Request::OwnScenario => "name a scenario of the pack",
        }
    }
}

impl Sharing {
    /// Whether answers for readers at this level may be asked for so. Where they may not: why, and
    /// what to do instead.
    ///
    /// # Errors
    /// The reason and the next step.
    pub fn may_ask(self, request: Request) -> Result<(), [String; 2]> {
        if self <= request.furthest() {
            return Ok(());
        }
        let (asked, why) = (request.word(), request.why());
        let why = format!("only the planning team may ask with {asked}: {why}");
        Err([why, format!("{}, or leave --share out", request.instead())])
    }
}
