//! What stands at the head of every answer, whatever its format.

use crate::country::{AreaIx, AreaLevel, Country};
use crate::network::Network;
use crate::report::sharing::{Content, Sharing};
use crate::scenario::Scenario;
use schemars::JsonSchema;
use serde::Serialize;

/// What an answer is about, and who may read it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Masthead {
    /// What sort of object it is, such as `aidreach-route`.
    pub format: &'static str,
    /// Version of the object.
    pub version: u32,
    /// Version of the program.
    pub tool_version: &'static str,
    /// Who may read it.
    pub sharing: Sharing,
    /// The country.
    pub country: String,
    /// Code of the country and version of its pack.
    pub pack: String,
    /// SHA-256 over the files of the pack; none for others than the planning team, for a sum tells
    /// whoever guesses what is hidden that the guess is right.
    pub pack_sha256: Option<String>,
    /// Id of the scenario; of the first one where there are several.
    pub scenario: String,
    /// Its name.
    pub scenario_name: String,
    /// Tier of the areas.
    pub level: &'static str,
    /// What people are counted in.
    pub measure: &'static str,
}

/// What an answer is about.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The country.
    pub country: &'a Country,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Tier of the areas planned for.
    pub level: AreaLevel,
    /// Who may read it.
    pub sharing: Sharing,
}

impl<'a> Scope<'a> {
    /// What a scenario's plan for some areas is about: districts where any is planned by itself.
    pub fn of(
        country: &'a Country,
        scenario: &'a Scenario,
        areas: impl IntoIterator<Item = AreaIx>,
        sharing: Sharing,
    ) -> Scope<'a> {
        let level = |area: AreaIx| country.areas[area.index()].level;
        let by_district = areas.into_iter().any(|area| level(area) == AreaLevel::District);
        let level = if by_district { AreaLevel::District } else { AreaLevel::Province };
        Scope { country, scenario, level, sharing }
    }

    /// What a scenario's network is about.
    pub fn of_network(network: &Network<'a>, sharing: Sharing) -> Scope<'a> {
        let areas = network.served.iter().map(|served| served.area);
        Scope::of(network.country, network.scenario, areas, sharing)
    }
}

impl Masthead {
    /// The head of an answer of a sort, in a version of it, that counts in a measure.
    pub fn new(
        (format, version): (&'static str, u32),
        measure: &'static str,
        scope: Scope<'_>,
    ) -> Masthead {
        let (about, scenario) = (&scope.country.about, scope.scenario);
        let told = scope.sharing.shows(Content::Files);
        Masthead {
            format,
            version,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing: scope.sharing,
            country: about.name.clone(),
            pack: format!("{} {}", about.iso3, about.version),
            pack_sha256: told.then(|| about.sha256.clone()),
            scenario: scenario.id.clone(),
            scenario_name: scenario.name.clone(),
            level: scope.level.word(),
            measure,
        }
    }

    /// What every page ends with; `run` is the key of the answer.
    pub(super) fn foot(&self, run: &str) -> String {
        let Masthead { pack, scenario, .. } = self;
        format!("{pack}, {scenario}, answer {run}. Planning model: no security advice.")
    }
}
