//! What the reports on games of permissions share: whom they are about, and the players' names.

mod basis;
mod words;

pub(in crate::report) use basis::{Basis, Estimated, ProofSummary, measured, proven_by};
pub(in crate::report) use words::{all_granting, granted, plain_words};

use crate::analysis::game::{Coalition, Exact};
use crate::analysis::players::Chosen;
use crate::analysis::setting::{Player, Setting, Who};
use crate::country::{CounterpartIx, Country, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::sentence::term;
use crate::kit::{Masthead, Scope, Sentence, say};
use crate::plan;
use crate::plan::sweep::Measure;
use crate::sharing::Sharing;
use schemars::JsonSchema;
use serde::Serialize;

/// What values of combinations count, by its word among objectives.
const MOST_PEOPLE: &str = "most-people";

/// The country and scenario of a game.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct GameMeta {
    pub(in crate::report) iso3: String,
    pub(in crate::report) country: String,
    pub(in crate::report) pack_version: String,
    pub(in crate::report) scenario: String,
    pub(in crate::report) scenario_name: String,
    pub(in crate::report) from: String,
    pub(in crate::report) to: String,
    pub(in crate::report) supply_split: String,
    pub(in crate::report) objective: &'static str,
    /// What the scenario itself strives for.
    #[serde(skip)]
    pub(in crate::report) strives_for: &'static str,
}

impl GameMeta {
    pub(in crate::report) fn of(setting: Setting<'_>) -> GameMeta {
        let (about, scenario) = (&setting.country.about, setting.scenario);
        let window = scenario.window;
        let months: Vec<String> = window.periods().map(|p| window.month(p).to_string()).collect();
        GameMeta {
            iso3: about.iso3.clone(),
            country: about.name.clone(),
            pack_version: about.version.clone(),
            scenario: scenario.id.clone(),
            scenario_name: scenario.name.clone(),
            from: months.first().cloned().unwrap_or_default(),
            to: months.last().cloned().unwrap_or_default(),
            supply_split: scenario.supply_split.clone(),
            objective: MOST_PEOPLE,
            strives_for: scenario.objective.word(),
        }
    }

    /// What the scenario strives for, where figures are of most people whatever that is.
    pub(in crate::report) fn another_objective(&self) -> Option<&'static str> {
        (self.objective == MOST_PEOPLE && self.strives_for != MOST_PEOPLE)
            .then_some(self.strives_for)
    }

    /// What was asked, in a line below a title.
    pub(in crate::report) fn subtitle(&self, level: &str) -> Sentence {
        say!(
            "coalition.subtitle",
            "{country}, {scenario}: {from} to {to}, by {level}, objective {objective}, with hindsight",
            country = &self.country,
            scenario = &self.scenario,
            from = &self.from,
            to = &self.to,
            level,
            objective = term(self.objective),
        )
    }
}

/// The head of an answer about a game.
pub(in crate::report) fn masthead(
    format: (&'static str, u32),
    setting: Setting<'_>,
    sharing: Sharing,
) -> Masthead {
    let areas = setting.country.needs.iter().map(|need| need.area);
    let measure = match setting.measure {
        Measure::Kept => "person-months of the reference plan that are kept",
        Measure::Reach => "person-months reached",
        Measure::Ceiling => "person-months that access allows to be reached",
    };
    Masthead::new(format, measure, Scope::of(setting.country, setting.scenario, areas, sharing))
}

/// A player by its names.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct Named {
    /// A key; unique among players.
    pub(in crate::report) id: String,
    pub(in crate::report) name: String,
    /// Who decides, by key and by name.
    pub(in crate::report) counterpart: String,
    pub(in crate::report) counterpart_name: String,
    pub(in crate::report) permissions: Vec<String>,
}

impl Named {
    pub(in crate::report) fn of(country: &Country, player: &Player) -> Named {
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
pub(in crate::report) fn names(players: &[Named], some: Coalition) -> Vec<String> {
    some.players().map(|n| players[n].name.clone()).collect()
}

/// Permissions that do not play, and why.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct NotPlaying {
    /// On which nothing hangs.
    pub(in crate::report) idle: Vec<String>,
    /// That weigh less than those that play; they stay as the scenario has them.
    pub(in crate::report) light: Vec<MinorPlayer>,
    /// Whether they were weighed by IPC phase, the worst first.
    #[serde(skip)]
    pub(in crate::report) by_phase: bool,
}

/// A permission that weighs less than those that play.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct MinorPlayer {
    pub(in crate::report) id: String,
    pub(in crate::report) granted_first_person_months: Figure,
    pub(in crate::report) granted_last_person_months: Figure,
    pub(in crate::report) mean_of_orders_drawn_person_months: Figure,
}

impl NotPlaying {
    pub(in crate::report) fn of(country: &Country, chosen: &Chosen) -> NotPlaying {
        let id = |ix: &PermissionIx| country.permissions[ix.index()].id.clone();
        let light = |(ix, weight): &(PermissionIx, crate::analysis::players::Weight)| {
            let [first, last, mean] =
                [&weight.first, &weight.last, &weight.mean].map(|w| Figure::long(w, 0));
            MinorPlayer {
                id: id(ix),
                granted_first_person_months: first,
                granted_last_person_months: last,
                mean_of_orders_drawn_person_months: mean,
            }
        };
        NotPlaying {
            idle: chosen.idle.iter().map(id).collect(),
            light: chosen.light.iter().map(light).collect(),
            by_phase: chosen.by_phase,
        }
    }
}

/// Part of a whole in percent, to one decimal.
pub(in crate::report) fn percent(part: &Exact, whole: &Exact) -> Figure {
    let [part, whole] = [part, whole].map(|exact| Figure::long(exact, 6).exact());
    Figure::percent(part, whole)
}

/// How far off an estimate may be, as whole person-months and never narrower than that is.
pub(in crate::report) fn give_or_take(within: f64) -> Figure {
    Figure::upwards(within)
}

/// Part of a whole as a share; nothing of nothing is nothing.
pub(in crate::report) fn share_of(part: &Exact, whole: &Exact) -> Figure {
    let [part, whole] = [part, whole].map(|exact| Figure::long(exact, 6).exact());
    Figure::share(part, whole)
}

/// Whole person-months that add up to the rounded total.
pub(in crate::report) fn adding_up(exact: &[Exact]) -> Vec<Figure> {
    let exact: Vec<plan::Exact> = exact.iter().map(|e| Figure::long(e, 6).exact()).collect();
    plan::shown(&exact).into_iter().map(Figure::whole).collect()
}
