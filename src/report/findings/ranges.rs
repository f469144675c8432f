//! How sure a headline is: its range over many draws, and the figures that move it most.

mod lost;

pub use lost::LostRangeTold;

use crate::analysis::ranges::{Draws, Losses, Moved, Mover, Range, Served, Sure, Together};
use crate::country::{Country, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, in_millions, signed, term};
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use schemars::JsonSchema;
use serde::Serialize;

/// How many figures are named.
pub(in crate::report) const NAMED: usize = 5;

/// A range over all draws, in person-months.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RangeTold {
    /// `reached`, `beside` or `difference`.
    pub of: &'static str,
    /// Key of the scenario; of both, joined by `-`, where it is their difference.
    pub scenario: String,
    /// With the figures planned with.
    pub planned: Figure,
    /// A tenth of all draws lies below.
    pub low: Figure,
    /// Half of all draws lie below.
    pub middle: Figure,
    /// A tenth of all draws lies above.
    pub high: Figure,
    /// In how many draws it is below nought: in which fewer are reached than beside.
    pub fewer_draws: usize,
}

/// Figures that move what is reached.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct MoverTold {
    /// `link`, `supplies`, `stores` or `caseloads`.
    pub kind: &'static str,
    /// Id of the link or place; empty for caseloads.
    pub id: String,
    /// In words.
    pub name: Sentence,
    /// The weakest basis among them.
    pub basis: &'static str,
    /// Person-months reached where they are low.
    pub low: Figure,
    /// Person-months reached where they are high.
    pub high: Figure,
    /// By how many person-months they move what is reached.
    pub by: Figure,
}

pub(in crate::report) fn told(
    of: &'static str,
    scenario: &str,
    planned: Exact,
    drawn: &[Exact],
) -> RangeTold {
    let Range { low, middle, high } = Range::of(drawn);
    let whole = |people: Exact| Figure::rounded(people, 0);
    RangeTold {
        of,
        scenario: scenario.to_owned(),
        planned: whole(planned),
        low: whole(low),
        middle: whole(middle),
        high: whole(high),
        fewer_draws: drawn.iter().filter(|people| **people < Exact::default()).count(),
    }
}

pub(in crate::report) fn moved(country: &Country, mover: &Mover) -> MoverTold {
    let (kind, id, name) = match mover.figures {
        Moved::Link(link) => {
            let link = &country.links[link.index()];
            let name = say!("ranges.of-link", "what {link} carries", link = &link.name);
            ("link", link.id.clone(), name)
        }
        Moved::Supplies(place) => {
            let place = &country.places[place.index()];
            let name = say!("ranges.of-supplies", "supplies at {place}", place = &place.name);
            ("supplies", place.id.clone(), name)
        }
        Moved::Stores(place) => {
            let place = &country.places[place.index()];
            let name = say!("ranges.of-stores", "room in stores of {place}", place = &place.name);
            ("stores", place.id.clone(), name)
        }
        Moved::Caseloads => {
            let name = say!("ranges.of-caseloads", "how many people can be served");
            ("caseloads", String::new(), name)
        }
    };
    MoverTold {
        kind,
        id,
        name,
        basis: mover.basis.word(),
        low: Figure::rounded(mover.low, 0),
        high: Figure::rounded(mover.high, 0),
        by: Figure::rounded(mover.by(), 0),
    }
}

/// Of what makes figures of one source vary, the share that is common to them.
pub(in crate::report) fn common_share(draws: Draws) -> Figure {
    let Together(thousandths) = draws.together;
    let together = Exact::new(i128::from(thousandths), 1000);
    Figure::rounded(together * together, 2)
}

/// Figures with what they move, by name.
pub(in crate::report) fn named(movers: &[MoverTold]) -> Argument {
    let named = movers.iter().map(|mover| {
        say!(
            "ranges.mover",
            "{name} ({by}, {basis})",
            name = &mover.name,
            by = signed(mover.by),
            basis = term(mover.basis),
        )
    });
    Joined::Semicolons.list(named)
}

/// How draws were made, for whoever repeats them.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct DrawsTold {
    /// How many times everything was drawn.
    pub draws: u32,
    /// Key of the draws.
    pub seed: u64,
    /// Of what makes figures of one source vary, the share that is common to them.
    pub common_share: Figure,
    /// Splits of the supplies that were drawn, each as often as any other.
    pub splits: Vec<String>,
    /// Of how many permissions nobody knows the state on some days: in each draw granted or denied.
    pub unknown: usize,
}

impl DrawsTold {
    pub(super) fn of(draws: Draws, splits: &[String], unknown: &[PermissionIx]) -> DrawsTold {
        DrawsTold {
            draws: draws.number,
            seed: draws.seed,
            common_share: common_share(draws),
            splits: splits.to_vec(),
            unknown: unknown.len(),
        }
    }

    /// How draws were made for what players lose.
    pub(in crate::report) fn of_losses(losses: &Losses) -> DrawsTold {
        DrawsTold::of(losses.draws, &losses.splits, &losses.unknown)
    }

    /// How draws were made for what areas get.
    pub(in crate::report) fn of_served(served: &Served) -> DrawsTold {
        DrawsTold::of(served.draws, &served.splits, &served.unknown)
    }

    /// What was drawn, in a sentence.
    pub(in crate::report) fn said(&self) -> Sentence {
        say!("ranges.drawn.stopped", "{drawn}.", drawn = self.without_stop())
    }

    /// What was drawn, in a sentence without its stop.
    pub(in crate::report) fn without_stop(&self) -> Sentence {
        let figures = say!(
            "ranges.drawn.figures",
            "what links carry, supplies, rooms and caseloads between their low and high figures"
        );
        let splits = (self.splits.len() > 1).then(|| {
            say!(
                "ranges.drawn.splits",
                "which of {n} splits of the supplies is right",
                n = self.splits.len()
            )
        });
        let unknown = (self.unknown > 0).then(|| {
            say!(
                "ranges.drawn.unknown",
                "whether {n:one permission|{n} permissions} whose state nobody knows {n:is|are} granted",
                n = self.unknown
            )
        });
        let drawn = [Some(figures), splits, unknown].into_iter().flatten();
        say!(
            "ranges.drawn",
            "Drawn are {drawn}; needs, prices and decisions, shares of partial access with them, do not vary",
            drawn = Joined::And.list(drawn)
        )
    }
}

/// Between what figures eight of ten draws lie, in person-months.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct RangeEnds {
    /// A tenth of all draws lies below.
    pub low_person_months: Figure,
    /// A tenth of all draws lies above.
    pub high_person_months: Figure,
}

impl RangeEnds {
    pub(in crate::report) fn of(range: Range) -> RangeEnds {
        let whole = |people: Exact| Figure::rounded(people, 0);
        RangeEnds { low_person_months: whole(range.low), high_person_months: whole(range.high) }
    }
}

/// How sure what a plan reaches is.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SureTold {
    /// How draws were made.
    #[serde(flatten)]
    pub drawn: DrawsTold,
    /// Most person-months that any plan reaches, with hindsight.
    pub reached: RangeTold,
    /// Figures that move it when they alone are low or high, most first.
    pub movers: Vec<MoverTold>,
    /// How many figures move it at all.
    pub n_movers: usize,
}

impl SureTold {
    /// Lays out how sure what a scenario reaches is.
    pub(in crate::report) fn of(country: &Country, scenario: &str, sure: &Sure) -> SureTold {
        let Sure { reach, movers } = sure;
        SureTold {
            drawn: DrawsTold::of(reach.draws, &reach.splits, &reach.unknown),
            reached: told("reached", scenario, reach.planned, &reach.drawn),
            movers: movers.iter().take(NAMED).map(|mover| moved(country, mover)).collect(),
            n_movers: movers.len(),
        }
    }

    /// In a sentence or two.
    pub(in crate::report) fn said(&self) -> Vec<Sentence> {
        let RangeTold { low, high, .. } = self.reached;
        let mut said = vec![say!(
            "plan.range",
            "How sure: in eight of ten of {draws} draws the plan that reaches most reaches {low} to {high} \
             person-months. {drawn}",
            draws = self.drawn.draws as usize,
            low = in_millions(low),
            high = in_millions(high),
            drawn = self.drawn.said(),
        )];
        if !self.movers.is_empty() {
            said.push(say!(
                "plan.range.movers",
                "What moves it most, each alone from its low to its high figure: {figures}.",
                figures = named(&self.movers),
            ));
        }
        said
    }
}
