//! What the reports on games of permissions share: whom they are about, and the players' names.

use super::figure::{Figure, counted, people};
use super::layout::listed;
use super::sharing::Sharing;
use crate::analysis::counterparts::Counterparts;
use crate::analysis::game::{Coalition, Exact};
use crate::analysis::players::{By, Chosen, Player, Setting, Who};
use crate::analysis::valued::{CONFIDENCE, How, Swept};
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::plan;
use crate::plan::sweep::{Measure, Method};
use schemars::JsonSchema;
use serde::Serialize;

/// How many permissions that do not play are named in text.
const NAMED: usize = 4;

/// The country and scenario of a game.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct About {
    pub(super) iso3: String,
    pub(super) country: String,
    pub(super) pack_version: String,
    pub(super) scenario: String,
    pub(super) scenario_name: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) supply_split: String,
    pub(super) objective: &'static str,
}

impl About {
    pub(super) fn of(setting: Setting<'_>) -> About {
        let (about, scenario) = (&setting.country.about, setting.scenario);
        let window = scenario.window;
        let months: Vec<String> = window.periods().map(|p| window.month(p).to_string()).collect();
        About {
            iso3: about.iso3.clone(),
            country: about.name.clone(),
            pack_version: about.version.clone(),
            scenario: scenario.id.clone(),
            scenario_name: scenario.name.clone(),
            from: months.first().cloned().unwrap_or_default(),
            to: months.last().cloned().unwrap_or_default(),
            supply_split: scenario.supply_split.clone(),
            objective: "most-people",
        }
    }

    pub(super) fn heading(&self, sharing: Sharing) -> String {
        format!(
            "{}: {} ({})\n{} to {}, objective {}, with hindsight, {}\n",
            self.country,
            self.scenario_name,
            self.scenario,
            self.from,
            self.to,
            self.objective,
            sharing.readers(),
        )
    }
}

/// A player by its names.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct Named {
    /// A key; unique among players.
    pub(super) id: String,
    pub(super) name: String,
    /// Who decides, by key and by name.
    pub(super) counterpart: String,
    pub(super) counterpart_name: String,
    pub(super) permissions: Vec<String>,
}

impl Named {
    pub(super) fn of(country: &Country, player: &Player) -> Named {
        let counterpart = |ix: &CounterpartIx| &country.counterparts[ix.index()];
        let permission = |ix: &PermissionIx| &country.permissions[ix.index()];
        let permissions = player.permissions.iter().map(|p| permission(p).id.clone()).collect();
        let (id, name, decides) = match &player.who {
            Who::Permission(p) => {
                let decides = counterpart(&permission(p).counterpart);
                let decides = (decides.id.clone(), decides.name.clone());
                (permission(p).id.clone(), permission(p).name.clone(), decides)
            }
            Who::Counterpart(ix) => {
                let own = counterpart(ix);
                (own.id.clone(), own.name.clone(), (own.id.clone(), own.name.clone()))
            }
        };
        let (counterpart, counterpart_name) = decides;
        Named { id, name, counterpart, counterpart_name, permissions }
    }
}

/// The names of some players as people list them.
pub(super) fn names(players: &[Named], some: Coalition) -> Vec<String> {
    some.players().map(|n| players[n].name.clone()).collect()
}

/// Permissions that do not play, and why.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct Aside {
    /// On which nothing hangs.
    pub(super) idle: Vec<String>,
    /// That weigh less than those that play; they stay as the scenario has them.
    pub(super) light: Vec<Light>,
}

/// A permission that weighs less than those that play.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct Light {
    pub(super) id: String,
    pub(super) granted_first_person_months: Figure,
    pub(super) granted_last_person_months: Figure,
    pub(super) mean_of_orders_drawn_person_months: Figure,
}

impl Aside {
    pub(super) fn of(country: &Country, chosen: &Chosen) -> Aside {
        let id = |ix: &PermissionIx| country.permissions[ix.index()].id.clone();
        let light = |(ix, weight): &(PermissionIx, crate::analysis::players::Weight)| {
            let [first, last, mean] =
                [&weight.first, &weight.last, &weight.mean].map(|w| Figure::long(w, 0));
            Light {
                id: id(ix),
                granted_first_person_months: first,
                granted_last_person_months: last,
                mean_of_orders_drawn_person_months: mean,
            }
        };
        Aside {
            idle: chosen.idle.iter().map(id).collect(),
            light: chosen.light.iter().map(light).collect(),
        }
    }

    /// What an answer about some permissions takes for granted; nothing where all play on which anything
    /// hangs.
    pub(super) fn taken_for_granted(&self) -> Option<String> {
        (!self.light.is_empty()).then(|| {
            format!(
                "This is said of the permissions told here alone: {} more are taken as the scenario has \
                 them, some of the same counterparts. A counterpart that refuses everything may so be \
                 needed although none of its permissions is named; --by counterpart tells that.",
                self.light.len()
            )
        })
    }

    /// Who does not play and why, as sentences.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(heaviest) = self.light.first() {
            let mean = heaviest.mean_of_orders_drawn_person_months;
            let weight = match mean.is_nought() {
                true => "nothing".to_owned(),
                false => format!("no more than about {} person-months", mean.grouped()),
            };
            told.push(format!(
                "{} as the scenario has them, because they weigh less: with everyone playing, each adds {weight} on average, by a rough look: {}",
                stay(self.light.len()),
                first(self.light.iter().map(|light| &light.id)),
            ));
        }
        if !self.idle.is_empty() {
            told.push(format!(
                "{} as the scenario has them, because nothing hangs on them, whoever else grants \
                 what: {}",
                stay(self.idle.len()),
                first(self.idle.iter()),
            ));
        }
        told
    }
}

fn stay(n: usize) -> String {
    format!("{} stay{}", counted(n, "permission"), if n == 1 { "s" } else { "" })
}

/// The first few of a list, and how many more there are.
fn first<'a>(ids: impl ExactSizeIterator<Item = &'a String>) -> String {
    let more = ids.len().saturating_sub(NAMED);
    let mut told: Vec<String> = ids.take(NAMED).cloned().collect();
    if more > 0 {
        told.push(format!("{more} more (--json lists all)"));
    }
    listed(&told)
}

/// What values are values of. Figures with another basis are other figures.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct Basis {
    /// `kept`, `reach` or `ceiling`.
    pub(super) measure: &'static str,
    /// The scenario whose plan, with all players on, values are held against.
    pub(super) reference_scenario: String,
    /// Person-months of that plan by the measure.
    pub(super) reference_person_months: Figure,
    /// The keys of the players, by whose list alone values can be compared.
    pub(super) players: Vec<String>,
    players_are: &'static str,
    narrowed: bool,
}

impl Basis {
    pub(super) fn of(setting: Setting<'_>, chosen: &Chosen, all: &Exact) -> Basis {
        Basis::among(setting, (&chosen.players, chosen.by, chosen.narrowed), all)
    }

    /// Of the game of all counterparts.
    pub(super) fn of_counterparts(setting: Setting<'_>, found: &Counterparts) -> Basis {
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
        }
    }

    /// What is measured, against which plan, and who plays.
    pub(super) fn sentence(&self) -> String {
        let n = self.players.len();
        let list = match (self.narrowed, self.players_are == By::Counterpart.word()) {
            (true, _) => format!("the {} named", counted(n, self.players_are)),
            (false, true) => format!("all {} on whom anything hangs", counted(n, self.players_are)),
            (false, false) => format!("the {} told here", counted(n, self.players_are)),
        };
        format!(
            "Measured is {} (--measure {}). The reference is the plan of {} with {}, {} \
             person-months. The players are {list}. Figures by another measure, of another scenario \
             or of another list of players cannot be set beside these.",
            measured(self.measure),
            self.measure,
            self.reference_scenario,
            all_granting(n, self.players_are),
            self.reference_person_months.grouped(),
        )
    }
}

/// What a measure counts, in words.
pub(super) fn measured(word: &str) -> &'static str {
    match Measure::ALL.into_iter().find(|measure| measure.word() == word) {
        Some(Measure::Kept) | None => {
            "what is kept of the reference plan: its people, in the same area, month and phase"
        }
        Some(Measure::Reach) => "all that can be reached, whoever and whenever that is",
        Some(Measure::Ceiling) => {
            "what access allows to be reached if food from outside were ample"
        }
    }
}

/// From what an estimate is.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub(super) struct Estimated {
    /// Orders of asking drawn at random, each there and back.
    draws: u32,
    /// The same seed gives the same figures.
    seed: u64,
    /// How sure it is that all estimates lie at once within what is told as sure.
    confidence: f64,
    /// Combinations whose values were proven.
    proven_combinations: u64,
    by: &'static str,
}

impl Estimated {
    /// How an estimate was made; `None` where figures are exact.
    pub(super) fn of(how: &How) -> Option<Estimated> {
        let How::Drawn { orders, proven, method } = how else { return None };
        Some(Estimated {
            draws: orders.draws,
            seed: orders.seed,
            confidence: CONFIDENCE,
            proven_combinations: *proven as u64,
            by: proven_by(*method),
        })
    }

    pub(super) fn sentence(&self) -> String {
        format!(
            "Worth is estimated from {} orders of asking drawn at random, each there and back, with \
             seed {}, not from all combinations; ± holds in about 95 % of such draws, by the spread \
             between these orders. What is told as first and as hanging on one alone is exact. The \
             values of {} combinations were each proven, by {}.",
            people(self.draws.into()),
            self.seed,
            people(self.proven_combinations),
            self.by,
        )
    }
}

/// How far off an estimate may be, as whole person-months and never narrower than that is.
pub(super) fn give_or_take(within: f64) -> Figure {
    Figure::upwards(within)
}

/// How all values were proven.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct Proven {
    pub(super) combinations: u64,
    pub(super) certified: u64,
    /// Checked; one may prove the values of several combinations.
    pub(super) proofs: u64,
    /// Proven by an earlier run, from a checkpoint.
    #[serde(skip_serializing_if = "is_nought")]
    pub(super) proven_by_an_earlier_run: u64,
    pub(super) by: &'static str,
}

impl Proven {
    pub(super) fn of(n_players: usize, swept: &Swept) -> Proven {
        let by = proven_by(swept.method);
        let Swept { certified, proofs, remembered, .. } = *swept;
        let combinations = 1 << n_players;
        Proven { combinations, certified, proofs, proven_by_an_earlier_run: remembered, by }
    }

    pub(super) fn sentence(&self) -> String {
        let earlier = match self.proven_by_an_earlier_run {
            0 => String::new(),
            n => format!(
                " {} values were proven by an earlier run and come from its checkpoint.",
                people(n)
            ),
        };
        let now = format!(
            "Certified: {} of {} combinations have a proven value, by {}. {} proofs were checked on \
             the whole network by code that never saw the search; one can prove several values.",
            people(self.certified),
            people(self.combinations),
            self.by,
            people(self.proofs),
        );
        now + &earlier
    }
}

pub(super) fn proven_by(method: Method) -> &'static str {
    match method {
        Method::Cut => "a largest flow with a smallest cut",
        Method::NestedCuts(_) => "nested largest flows with smallest cuts",
        Method::Plans => "a plan with its certificate, rounded to a thousandth",
    }
}

fn is_nought(n: &u64) -> bool {
    *n == 0
}

/// All players with their verb: `all 6 permissions granted`, `both counterparts granting`.
pub(super) fn all_granting(n: usize, by: &str) -> String {
    let verb = if by == By::Permission.word() { "granted" } else { "granting" };
    match n {
        1 => format!("the one {by} {verb}"),
        2 => format!("both {by}s {verb}"),
        n => format!("all {} {verb}", counted(n, by)),
    }
}

/// What it means that a player grants.
pub(super) const GRANTED: &str = "Granted means as dated in the scenario, or all of the window \
                                  where the scenario never opens it.";

/// Part of a whole in percent, to one decimal.
pub(super) fn percent(part: &Exact, whole: &Exact) -> String {
    let [part, whole] = [part, whole].map(|exact| Figure::long(exact, 6).exact());
    format!("{} %", Figure::percent(part, whole).plain())
}

/// Whole person-months that add up to the rounded total.
pub(super) fn adding_up(exact: &[Exact]) -> Vec<Figure> {
    let exact: Vec<plan::Exact> = exact.iter().map(|e| Figure::long(e, 6).exact()).collect();
    plan::shown(&exact).into_iter().map(Figure::whole).collect()
}
