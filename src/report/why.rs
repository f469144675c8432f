//! Why areas are short, as sentences a negotiator would say, as a table and as JSON.

mod gather;
mod refused;
mod words;

use super::figure::{Figure, people};
use super::held_back::AreaCascade;
use super::layout::{grid, hanging, wrapped};
pub use gather::whys;
use refused::RefusalsTold;
use schemars::JsonSchema;
use serde::Serialize;

/// Why areas are short of their need.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Whys {
    /// Always `aidreach-why`.
    pub format: &'static str,
    /// Version of this object.
    pub version: u32,
    /// The country.
    pub country: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Its name.
    pub scenario_name: String,
    /// Tier of the areas.
    pub level: &'static str,
    /// Person-months in need over all areas.
    pub need_person_months: u64,
    /// Person-months reached over all areas.
    pub reached_person_months: u64,
    /// How many areas are short, of those asked about.
    pub n_short: usize,
    /// Over all areas asked about: which single change and which single permission bring most.
    pub headline: Vec<String>,
    /// Each area asked about that is short.
    pub areas: Vec<WhyTold>,
    /// Areas asked about whose need is met in full.
    pub met: Vec<String>,
    /// What each area asked about by name would lose if a permission that its food goes by were refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub if_refused: Vec<RefusalsTold>,
    /// Where the figures come from, in sentences.
    pub caveats: Vec<&'static str>,
}

/// Why one area is short.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WhyTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months in need.
    pub need_person_months: u64,
    /// Person-months reached.
    pub reached_person_months: u64,
    /// Reached over need.
    pub coverage_share: Figure,
    /// From need to reach, as if only this area's need counted.
    pub cascade: AreaCascade,
    /// What is first in the way: what takes most in that cascade, or, where what is lacking goes to
    /// others, what is short for all of them.
    pub first_in_the_way: &'static str,
    /// The class of obstacles that brings most when it is taken away.
    pub largest_obstacle: Option<&'static str>,
    /// What taking each class away brings.
    pub classes: Vec<GainTold>,
    /// Pairs of classes, where no class by itself brings anything.
    pub together: Vec<GainTold>,
    /// Single changes that help, the largest gain first.
    pub changes: Vec<GainTold>,
    /// Smallest sets of permissions, where no single permission helps.
    pub sets: Vec<GainTold>,
    /// The same for food from outside the country, where those move only what is inside it.
    pub sets_from_abroad: Vec<GainTold>,
    /// Whether every smaller set along one way was tried.
    pub no_smaller_set: bool,
    /// What the area would have if it came before all others.
    pub first: FirstTold,
    /// The same with the supplies split otherwise by origin.
    pub splits: Vec<SplitTold>,
    /// The same as sentences.
    pub sentences: Vec<String>,
}

/// An area with the supplies split otherwise by origin.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SplitTold {
    /// Name of the split.
    pub split: String,
    /// Person-months reached.
    pub reached_person_months: Figure,
    /// What the best single change brings here under this split.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best_change_more_person_months_here: Option<Figure>,
}

/// What one or several changes bring.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct GainTold {
    /// The changes, together.
    pub changes: Vec<ChangeTold>,
    /// Person-months more in the area.
    pub more_person_months_here: Figure,
    /// Person-months more over all areas.
    pub more_person_months_overall: Figure,
}

/// One change.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct ChangeTold {
    /// What sort: `grant`, `keep-open`, `keep-reachable`, `widen`, `room`, `more-food` or `lift`.
    pub kind: &'static str,
    /// Of what, by its key in the tables.
    pub id: String,
    /// In words.
    pub in_words: String,
    /// Who can grant it; absent for what is nobody's to grant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
}

/// An area served before all others.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct FirstTold {
    /// Person-months it would have.
    pub reached_person_months: Figure,
    /// How many areas would lose anything.
    pub n_losers: usize,
    /// Those that would lose most.
    pub losers: Vec<LoserTold>,
    /// Person-months lost elsewhere for each one gained.
    pub lost_for_each_gained: Option<Figure>,
}

/// An area that would lose.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LoserTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months it would lose.
    pub fewer_person_months: Figure,
}

impl Whys {
    /// Sentences area by area.
    pub fn text(&self) -> String {
        let mut text = self.heading();
        for area in &self.areas {
            text.push_str(&format!("\n{} ({})\n", area.area_name, area.area_code));
            for sentence in &area.sentences {
                text.push_str(&hanging(sentence, "- ", "  "));
            }
            let own = self.if_refused.iter().filter(|told| told.area_code == area.area_code);
            own.for_each(|told| text.push_str(&told.text()));
        }
        let short =
            |told: &RefusalsTold| self.areas.iter().any(|area| area.area_code == told.area_code);
        for told in self.if_refused.iter().filter(|told| !short(told)) {
            text.push_str(&format!("\n{} ({})\n{}", told.area_name, told.area_code, told.text()));
        }
        text + &self.ending()
    }

    /// A row for every area.
    pub fn table(&self) -> String {
        let mut text = self.heading();
        let rows: Vec<Vec<String>> = self.areas.iter().map(row).collect();
        if !rows.is_empty() {
            let header = [
                "Area",
                ">Coverage",
                "First in the way",
                "What helps most by itself",
                ">More here",
                ">Overall",
            ];
            text.push_str(&format!("\nIn person-months\n{}", grid(&header, &rows)));
            text.push_str("\nMore on one area: `aidreach why AREA`\n");
        }
        text + &self.ending()
    }

    fn heading(&self) -> String {
        let mut text = format!("{}: {} ({})\n\n", self.country, self.scenario_name, self.scenario);
        let of = self.n_short + self.met.len();
        let reached = format!(
            "The plan reaches {} of {} person-months in need",
            people(self.reached_person_months),
            people(self.need_person_months),
        );
        let sentence = match (self.n_short, of) {
            (0, 1) => format!("{reached}; the area asked about is served in full."),
            (0, _) => format!("{reached}; each of the {of} areas is served in full."),
            (1, 1) => format!("{reached}."),
            (n, _) => format!("{reached}; {n} of {of} areas are short of their need."),
        };
        text.push_str(&wrapped(&sentence, ""));
        for sentence in &self.headline {
            text.push_str(&wrapped(sentence, ""));
        }
        if of > self.areas.len() && self.n_short > 0 && !self.met.is_empty() {
            let met = format!("Served in full: {}.", super::layout::listed(&self.met));
            text.push_str(&wrapped(&met, ""));
        }
        text
    }

    fn ending(&self) -> String {
        let mut text = "\nHow to read it\n".to_owned();
        for caveat in &self.caveats {
            text.push_str(&hanging(&format!("{caveat}."), "- ", "  "));
        }
        text
    }
}

fn row(area: &WhyTold) -> Vec<String> {
    let best = area.changes.first().or(area.sets.first()).or(area.together.first());
    vec![
        area.area_name.clone(),
        format!("{} %", Figure::rounded(area.coverage_share.exact() * 100, 1).plain()),
        area.first_in_the_way.to_owned(),
        best.map_or("nothing that was tried".to_owned(), in_brief),
        best.map_or(String::new(), |gain| words::more(gain.more_person_months_here)),
        best.map_or(String::new(), |gain| words::more(gain.more_person_months_overall)),
    ]
}

/// A change in words, or how many permissions it takes.
fn in_brief(gain: &GainTold) -> String {
    match gain.changes.len() {
        n if n > 1 && gain.changes.iter().all(|c| c.kind == "grant") => {
            format!("{n} permissions together")
        }
        _ => words::changes(gain),
    }
}
