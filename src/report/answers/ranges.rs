//! How sure what is reached is: its range over many draws of the figures, and what moves it most.

mod tables;
mod words;

use crate::analysis::ranges::{Draws, Mover, Reach};
use crate::country::{AreaIx, Country};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Joined, in_percent};
use crate::kit::{Answered, Description, Masthead, Part, Scope, Sentence, TableSchema, say};
use crate::plan::Exact;
use crate::report::findings::ranges::{
    MoverTold, NAMED, RangeTold, common_share, moved, named, told,
};
use crate::scenario::Scenario;
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;
use tables::{MOVERS, RANGES};
use words::{beside, outside};

/// How sure what scenarios reach is.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RangesReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// How many times everything was drawn.
    pub draws: u32,
    /// Key of the draws.
    pub seed: u64,
    /// Of what makes figures of one source vary, the share that is common to them.
    pub common_share: Figure,
    /// Splits of the supplies that were drawn, each as often as any other.
    pub splits: Vec<String>,
    /// Ids of permissions of which nobody knows the state on some day: in each draw granted or denied.
    pub unknown: Vec<String>,
    /// What the scenario reaches; then what the other one reaches, and by how much they differ, where another
    /// one was asked for.
    pub ranges: Vec<RangeTold>,
    /// Figures that move what the scenario reaches when they alone are low or high, most first.
    pub movers: Vec<MoverTold>,
    /// How many figures move it at all.
    pub n_movers: usize,
}

/// What a range is of.
#[derive(Clone, Copy, Debug)]
pub struct RangesInput<'a> {
    /// The country.
    pub country: &'a Country,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What it reaches.
    pub reach: &'a Reach,
    /// What another scenario reaches in the same draws.
    pub beside: Option<(&'a Scenario, &'a Reach)>,
    /// Figures that move what is reached.
    pub movers: &'a [Mover],
    /// How draws were made.
    pub draws: Draws,
}

impl RangesReport {
    /// Lays ranges out.
    pub fn of(input: &RangesInput<'_>, sharing: Sharing) -> RangesReport {
        let RangesInput { country, scenario, reach, beside, movers, draws } = *input;
        let mut ranges = vec![told("reached", &scenario.id, reach.planned, &reach.drawn)];
        if let Some((other, of_other)) = beside {
            let apart: Vec<Exact> =
                reach.drawn.iter().zip(&of_other.drawn).map(|(own, other)| own - other).collect();
            let both = format!("{}-{}", scenario.id, other.id);
            ranges.push(told("beside", &other.id, of_other.planned, &of_other.drawn));
            ranges.push(told("difference", &both, reach.planned - of_other.planned, &apart));
        }
        let areas: BTreeSet<AreaIx> = country.needs.iter().map(|need| need.area).collect();
        RangesReport {
            masthead: Masthead::new(
                ("aidreach-ranges", 1),
                "most person-months that any plan reaches",
                Scope::of(country, scenario, areas, sharing),
            ),
            draws: draws.number,
            seed: draws.seed,
            common_share: common_share(draws),
            splits: reach.splits.clone(),
            unknown: reach
                .unknown
                .iter()
                .map(|ix| country.permissions[ix.index()].id.clone())
                .collect(),
            ranges,
            movers: movers.iter().take(NAMED).map(|mover| moved(country, mover)).collect(),
            n_movers: movers.len(),
        }
    }
}

impl RangesReport {
    fn said(&self) -> Vec<Sentence> {
        let mut said = Vec::new();
        if let [own, rest @ ..] = &self.ranges[..] {
            said.push(say!(
                "ranges.reached",
                "In eight of ten draws the plan that reaches most reaches {low} to {high} person-months; with \
                 the figures planned with it reaches {planned}.",
                low = own.low,
                high = own.high,
                planned = own.planned,
            ));
            said.extend(outside(own));
            if let [_, apart] = rest {
                said.push(beside(apart, self.draws));
            }
        }
        said.push(self.why());
        said.push(say!(
            "ranges.draws",
            "{draws} draws: what links carry, supplies, rooms and caseloads between their low and high \
             figures, half of them below the best; supplies by the {splits:split|splits} {names}, each as \
             often. That is assumed, and so is that of what makes figures of one source vary {common} is \
             common to them. Needs, prices, the budget and what the scenario decides do not vary; what they \
             could be is not in the range.",
            draws = self.draws as usize,
            splits = self.splits.len(),
            names = Joined::And.list(self.splits.iter().map(|split| Sentence::of_others(split))),
            common = in_percent(self.common_share),
        ));
        if !self.unknown.is_empty() {
            said.push(say!(
                "ranges.unknown",
                "Nobody knows the state of {n} {n:permission|permissions} on some days: in each draw all of \
                 one counterpart are granted or denied, by the likelihood in the tables.",
                n = self.unknown.len(),
            ));
        }
        said
    }

    fn why(&self) -> Sentence {
        match self.n_movers {
            0 => say!("ranges.none-moves", "No single figure moves what is reached."),
            _ => say!(
                "ranges.moves",
                "What moves it most, each alone from its low to its high figure: {figures}.",
                figures = named(&self.movers),
            ),
        }
    }
}

impl Answered for RangesReport {
    fn tables() -> Vec<TableSchema> {
        vec![RANGES.schema(), MOVERS.schema()]
    }

    fn described(&self) -> Description {
        let caption =
            say!("ranges.table", "Person-months over {draws} draws", draws = self.draws as usize);
        let mut parts = vec![
            Part::section("ranges", say!("ranges.section", "Ranges")),
            Part::Table(RANGES.of(caption, &self.ranges)),
        ];
        if !self.movers.is_empty() {
            let caption = say!(
                "ranges.table.movers",
                "Figures that move what is reached most, each alone: {shown} of {all}",
                shown = self.movers.len(),
                all = self.n_movers,
            );
            parts.push(Part::section("movers", say!("ranges.section.movers", "What moves it")));
            parts.push(Part::Table(MOVERS.of(caption, &self.movers)));
        }
        let head = self.masthead.clone();
        let scenario = self.ranges.first().map_or("", |own| own.scenario.as_str());
        Description {
            title: say!("ranges.title", "How sure is what {scenario} reaches", scenario),
            subtitle: say!(
                "ranges.subtitle",
                "{country}, by {level}",
                country = &head.country,
                level = &head.level_named,
            ),
            in_short: self.said(),
            head,
            parts,
        }
    }
}
