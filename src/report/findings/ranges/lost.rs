//! How sure what a change costs is.

use super::DrawsTold;
use crate::analysis::effect::InDraws;
use crate::analysis::ranges::Range;
use crate::kit::figure::Figure;
use crate::kit::sentence::in_millions;
use crate::kit::{Sentence, say};
use crate::plan::Exact;
use schemars::JsonSchema;
use serde::Serialize;

/// How sure what a change costs is, in person-months lost.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LostRangeTold {
    /// How draws were made.
    #[serde(flatten)]
    pub drawn: DrawsTold,
    /// A tenth of all draws lies below.
    pub low: Figure,
    /// Half of all draws lie below.
    pub middle: Figure,
    /// A tenth of all draws lies above.
    pub high: Figure,
    /// In how many draws nobody loses.
    pub no_loss_draws: usize,
}

impl LostRangeTold {
    /// Lays out how sure what a change costs is.
    pub(in crate::report) fn of(in_draws: &InDraws) -> LostRangeTold {
        let Range { low, middle, high } = Range::of(&in_draws.lost);
        let whole = |people: Exact| Figure::rounded(people, 0);
        let nobody = in_draws.lost.iter().filter(|lost| whole(**lost).is_nought());
        LostRangeTold {
            drawn: DrawsTold::of(in_draws.draws, &in_draws.splits, &in_draws.unknown),
            low: whole(low),
            middle: whole(middle),
            high: whole(high),
            no_loss_draws: nobody.count(),
        }
    }

    /// In a sentence.
    pub(in crate::report) fn said(&self) -> Sentence {
        let nobody = match self.no_loss_draws {
            0 => say!("effect.range.always", "somebody loses in every one"),
            none => say!("effect.range.none", "in {none} nobody loses", none),
        };
        say!(
            "effect.range",
            "How sure: in eight of ten of {draws} draws {low} to {high} person-months are lost, with both plans \
             made anew in each; {nobody}. {drawn}",
            draws = self.drawn.draws as usize,
            low = in_millions(self.low),
            high = in_millions(self.high),
            nobody,
            drawn = self.drawn.said(),
        )
    }
}
