//! What values are values of, and how they were found and proven.

use super::{Named, all_granting};
use crate::analysis::counterparts::Counterparts;
use crate::analysis::game::Exact;
use crate::analysis::players::Chosen;
use crate::analysis::setting::{By, Player, Setting};
use crate::analysis::valued::{CONFIDENCE, How, Swept};
use crate::kit::figure::Figure;
use crate::kit::sentence::{plainly, term};
use crate::kit::{Sentence, say};
use crate::plan::sweep::{Measure, Method};
use schemars::JsonSchema;
use serde::Serialize;

/// What values are values of. Figures with another basis are other figures.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct Basis {
    /// `kept`, `reach` or `ceiling`.
    pub(in crate::report) measure: &'static str,
    /// The scenario whose plan, with all players on, values are held against.
    pub(in crate::report) reference_scenario: String,
    /// Person-months of that plan by the measure.
    pub(in crate::report) reference_person_months: Figure,
    /// The keys of the players, by whose list alone values can be compared.
    pub(in crate::report) players: Vec<String>,
    players_are: &'static str,
    narrowed: bool,
    /// The measure itself.
    #[serde(skip)]
    pub(in crate::report) counts: Measure,
    /// What the players are.
    #[serde(skip)]
    pub(in crate::report) by: By,
}

impl Basis {
    pub(in crate::report) fn of(setting: Setting<'_>, chosen: &Chosen, all: &Exact) -> Basis {
        Basis::among(setting, (&chosen.players, chosen.by, chosen.narrowed), all)
    }

    /// Of the game of all counterparts.
    pub(in crate::report) fn of_counterparts(setting: Setting<'_>, found: &Counterparts) -> Basis {
        Basis::among(setting, (&found.players, By::Counterpart, false), &found.valued.all)
    }

    fn among(
        setting: Setting<'_>,
        (players, by, narrowed): (&[Player], By, bool),
        all: &Exact,
    ) -> Basis {
        let id = |player: &Player| Named::of(setting.country, player).id;
        Basis {
            measure: setting.measure.word(),
            reference_scenario: setting.scenario.id.clone(),
            reference_person_months: Figure::long(all, 0),
            players: players.iter().map(id).collect(),
            players_are: by.word(),
            narrowed,
            counts: setting.measure,
            by,
        }
    }

    /// Whether the players are all counterparts of the scenario.
    pub(in crate::report) fn all_counterparts_play(&self) -> bool {
        self.by == By::Counterpart && !self.narrowed
    }

    /// What is measured, against which plan, and who plays.
    pub(in crate::report) fn sentence(&self) -> Sentence {
        let n = self.players.len();
        let list = match (self.narrowed, self.by) {
            (true, By::Counterpart) => say!(
                "coalition.players.counterparts-named",
                "the {n} {n:counterpart|counterparts} named",
                n
            ),
            (true, By::Permission) => say!(
                "coalition.players.permissions-named",
                "the {n} {n:permission|permissions} named",
                n
            ),
            (false, By::Counterpart) => say!(
                "coalition.players.counterparts",
                "all {n} {n:counterpart|counterparts} on whom anything hangs",
                n
            ),
            (false, By::Permission) => say!(
                "coalition.players.permissions",
                "the {n} {n:permission|permissions} told here",
                n
            ),
        };
        say!(
            "coalition.basis",
            "Measured is {measured} (--measure {measure}). The reference is the plan of {scenario} with \
             {all}, {reference} person-months. The players are {list}. Figures by another measure, of \
             another scenario or of another list of players cannot be set beside these.",
            measured = measured(self.counts),
            measure = term(self.measure),
            scenario = &self.reference_scenario,
            all = all_granting(n, self.by),
            reference = self.reference_person_months,
            list,
        )
    }
}

/// What a measure counts, in words.
pub(in crate::report) fn measured(measure: Measure) -> Sentence {
    match measure {
        Measure::Kept => say!(
            "coalition.measure.kept",
            "what is kept of the reference plan: its people, in the same area, month and phase"
        ),
        Measure::Reach => {
            say!("coalition.measure.reach", "all that can be reached, whoever and whenever that is")
        }
        Measure::Ceiling => say!(
            "coalition.measure.ceiling",
            "what access allows to be reached if food from outside were ample"
        ),
    }
}

/// From what an estimate is.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct Estimated {
    /// Orders of asking drawn at random, each there and back.
    draws: u32,
    /// What the draws began with; one seed always gives the same figures.
    seed: u64,
    /// How sure it is that all estimates lie at once within what is told as sure.
    confidence: f64,
    /// Combinations whose values were proven.
    proven_combinations: u64,
    by: Sentence,
}

impl Estimated {
    /// How an estimate was made; `None` where figures are exact.
    pub(in crate::report) fn of(how: &How) -> Option<Estimated> {
        let How::Drawn { orders, proven, method } = how else { return None };
        Some(Estimated {
            draws: orders.draws,
            seed: orders.seed,
            confidence: CONFIDENCE,
            proven_combinations: *proven as u64,
            by: proven_by(*method),
        })
    }

    pub(in crate::report) fn sentence(&self) -> Sentence {
        say!(
            "coalition.estimated",
            "Worth is estimated from {draws} orders of asking drawn at random, each there and back, with \
             seed {seed}, not from all combinations; ± holds in about 95 % of such draws, by the spread \
             between these orders. What is told as first and as hanging on one alone is exact. The \
             values of {proven} combinations were each proven, by {by}.",
            draws = self.draws,
            seed = plainly(Figure::whole(self.seed)),
            proven = self.proven_combinations,
            by = &self.by,
        )
    }
}

/// How all values were proven.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct ProofSummary {
    pub(in crate::report) combinations: u64,
    pub(in crate::report) certified: u64,
    /// Checked; one may prove the values of several combinations.
    pub(in crate::report) proofs: u64,
    /// Proven by an earlier run, from a checkpoint.
    #[serde(skip_serializing_if = "is_nought")]
    pub(in crate::report) proven_by_an_earlier_run: u64,
    pub(in crate::report) by: Sentence,
}

impl ProofSummary {
    pub(in crate::report) fn of(n_players: usize, swept: &Swept) -> ProofSummary {
        let by = proven_by(swept.method);
        let Swept { certified, proofs, remembered, .. } = *swept;
        let combinations = 1 << n_players;
        ProofSummary { combinations, certified, proofs, proven_by_an_earlier_run: remembered, by }
    }

    pub(in crate::report) fn sentence(&self) -> Sentence {
        let certified = say!(
            "coalition.certified",
            "Certified: {certified} of {combinations} combinations have a proven value, by {by}. {proofs} \
             proofs were checked on the whole network by code that never saw the search; one can prove \
             several values.",
            certified = self.certified,
            combinations = self.combinations,
            by = &self.by,
            proofs = self.proofs,
        );
        match self.proven_by_an_earlier_run {
            0 => certified,
            earlier => say!(
                "coalition.certified.earlier",
                "{certified} {earlier} values were proven by an earlier run and come from its checkpoint.",
                certified,
                earlier
            ),
        }
    }
}

/// By what a value was proven, in words.
pub(in crate::report) fn proven_by(method: Method) -> Sentence {
    match method {
        Method::Cut => say!("coalition.proven.cut", "a largest flow with a smallest cut"),
        Method::NestedCuts(_) => {
            say!("coalition.proven.nested-cuts", "nested largest flows with smallest cuts")
        }
        Method::Plans => {
            say!("coalition.proven.plans", "a plan with its certificate, rounded to a thousandth")
        }
    }
}

fn is_nought(n: &u64) -> bool {
    *n == 0
}
