//! What stands at the head of every answer, whatever its format.

use crate::country::{AreaIx, AreaLevel, Country, PackMeta};
use crate::kit::figure::Figure;
use crate::network::Network;
use crate::page::Running;
use crate::scenario::Scenario;
use crate::sharing::{Content, Sharing};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

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
    /// Id of the scenario; of the first one where there are several; none where it is about no scenario.
    pub scenario: Word,
    /// Its name.
    pub scenario_name: Word,
    /// Tier of the areas; `none` where it is about none.
    pub level: &'static str,
    /// What people are counted in; `none` where none are.
    pub measure: &'static str,
    /// What areas of that tier are called in the country.
    #[serde(skip)]
    pub level_named: String,
    /// The exercise that it belongs to, by its key.
    #[serde(skip)]
    exercise: Option<String>,
    /// What the pack rests on, as every sheet of a workbook tells it.
    #[serde(skip)]
    rests_on: String,
}

/// A word that not every answer has; where there is none, nothing is written.
#[derive(Clone, Debug, JsonSchema, Serialize)]
#[serde(transparent)]
pub struct Word(Option<String>);

impl fmt::Display for Word {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.0.as_deref().unwrap_or_default())
    }
}

/// A country pack, whether or not it can be planned with.
#[derive(Clone, Copy, Debug)]
pub struct PackAbout<'a> {
    /// The name of its folder.
    pub folder: &'a str,
    /// What it says of itself; `None` where that cannot be read.
    pub about: Option<&'a PackMeta>,
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
        let scenario = scope.scenario;
        let about = PackAbout { folder: "", about: Some(&scope.country.about) };
        Masthead {
            scenario: Word(Some(scenario.id.clone())),
            scenario_name: Word(Some(scenario.name.clone())),
            level: scope.level.word(),
            level_named: scope.country.about.level(scope.level).to_owned(),
            measure,
            ..Masthead::of_pack((format, version), about, scope.sharing)
        }
    }

    /// The head of an answer about a pack, whatever is planned with it.
    pub fn of_pack(
        (format, version): (&'static str, u32),
        PackAbout { folder, about }: PackAbout<'_>,
        sharing: Sharing,
    ) -> Masthead {
        let told = about.filter(|_| sharing.shows(Content::Files));
        Masthead {
            format,
            version,
            tool_version: env!("CARGO_PKG_VERSION"),
            sharing,
            country: about.map_or(folder, |about| &about.name).to_owned(),
            pack: about.map_or_else(
                || format!("{folder}, whose pack.toml cannot be read"),
                |about| format!("{} {}", about.iso3, about.version),
            ),
            pack_sha256: told.map(|about| about.sha256.clone()),
            scenario: Word(None),
            scenario_name: Word(None),
            level: "none",
            measure: "none",
            level_named: String::new(),
            exercise: None,
            rests_on: about.map_or_else(|| NO_CLEARANCE.to_owned(), rests_on),
        }
    }

    /// Puts it within an exercise, by its key, which every page then tells first.
    pub fn in_exercise(self, key: &str) -> Masthead {
        Masthead { exercise: Some(key.to_owned()), ..self }
    }

    /// What every page begins with: who may read it, and that an exercise is no report.
    fn mark(&self) -> String {
        match self.exercise {
            Some(_) => exercise_mark(self.sharing, "For participants."),
            None => self.sharing.marked(),
        }
    }

    /// What stands on every page; `run` is the key of the answer.
    pub(super) fn running(&self, run: &str) -> Running {
        Running { mark: self.mark(), foot: self.foot(run), rests_on: self.rests_on.clone() }
    }

    /// What every page ends with.
    fn foot(&self, run: &str) -> String {
        let exercise = self.exercise.as_ref().map(|key| format!("Exercise {key}"));
        let belongs = exercise.iter().chain([&self.pack]).chain(&self.scenario.0);
        let belongs = belongs.map(String::as_str).collect::<Vec<_>>().join(", ");
        format!("{belongs}, answer {run}. {NO_ADVICE}")
    }
}

/// What every page ends with.
pub const NO_ADVICE: &str = "Planning model: no security advice.";
/// What no sheet of a workbook goes without, as sheets are parted and passed on.
const NO_CLEARANCE: &str = "No clearance to move.";

/// How old the needs of a pack are, which part of its figures is assumed, also of those that decide a result, and what a paper
/// of it does not allow. Short, for it stands at the foot of printed sheets.
pub fn rests_on(about: &PackMeta) -> String {
    let dated = match about.needs_of.as_str() {
        "" => "Needs without a date".to_owned(),
        date => format!("Needs as of {date}"),
    };
    let share = |counted: [u64; 3]| {
        let [.., assumed] = counted;
        let all: u64 = counted.iter().sum();
        let [part, whole] = [assumed, all].map(|n| Figure::whole(n).exact());
        (all > 0).then(|| Figure::share(part, whole).in_percent())
    };
    let assumed = match [about.rests_on, about.decided_by].map(share) {
        // As of a pack with faults, whose figures nobody counts.
        [None, _] => return format!("What its figures rest on was not counted. {NO_CLEARANCE}"),
        [Some(all), None] => format!("Assumed: {all} of the figures"),
        [Some(all), Some(deciding)] => {
            format!("Assumed: {all} of the figures, {deciding} of those that decide")
        }
    };
    format!("{dated}. {assumed}. {NO_CLEARANCE}")
}

/// What every page of an exercise begins with.
pub fn exercise_mark(sharing: Sharing, to: &str) -> String {
    let made_up = "not a report on a real situation";
    format!("EXERCISE EXERCISE EXERCISE: {made_up}. {to} {}", sharing.marked())
}
