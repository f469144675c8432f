//! Everything a report says about one plan, gathered once; written as it is, it is `--json` and
//! `summary.json`. Every key carries its unit.

mod gather;
mod provinces;

pub(in crate::report) use provinces::Province;

use crate::kit::Sentence;
use crate::kit::figure::{Count, Figure};
use crate::kit::sentence::KeyedSentence;
use crate::report::findings::audit::{Deciding, Rows};
use crate::report::findings::held_back::{
    AreaCascade, Bottleneck, CascadeTold, LeftWithNothing, MonthCascade,
};
use crate::report::findings::ranges::SureTold;
use crate::report::findings::subject::Subject;
use crate::time;
use schemars::JsonSchema;
use serde::Serialize;

/// Version of the JSON object; it grows when a key changes its meaning or goes.
pub(in crate::report) const VERSION: u32 = 2;

/// What plans count people in.
pub(in crate::report) const MEASURE: &str = "person-months reached";

/// Everything a report says about one plan.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Summary {
    /// Always `aidreach-plan`.
    pub format: &'static str,
    /// Version of this object.
    pub version: u32,
    /// Version of the program.
    pub tool_version: &'static str,
    /// Who it is for: internal, partner or public.
    pub sharing: &'static str,
    /// Code of the country and version of its pack.
    pub pack: String,
    /// SHA-256 over the files of the pack, for the planning team: a sum tells who guesses that the guess is right.
    pub pack_sha256: Option<String>,
    /// Tier of the areas planned for.
    pub level: &'static str,
    /// What people are counted in.
    pub measure: &'static str,
    /// `with-hindsight`: planned knowing the whole window; `as-known`: month by month.
    pub knowledge: &'static str,
    /// The country.
    pub country: Country,
    /// The scenario.
    pub scenario: Scenario,
    /// The ration handed out.
    pub ration: Ration,
    /// Over the whole window.
    pub totals: Totals,
    /// Month by month.
    pub months: Vec<Month>,
    /// Province by province.
    pub provinces: Vec<Province>,
    /// Ways into the country, the one with most food first.
    pub corridors: Vec<Corridor>,
    /// What it costs.
    pub costs: Costs,
    /// From need to reach over the window.
    pub cascade: CascadeTold,
    /// From need to reach for each area alone, where it was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cascade_by_area: Vec<AreaCascade>,
    /// How sure what is reached is; absent where nothing was drawn, and for others than the planning team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how_sure: Option<SureTold>,
    /// Who is left with nothing.
    pub left_with_nothing: LeftWithNothing,
    /// Limits that hold reach back, alone or together, the largest gain first.
    pub bottlenecks: Vec<Bottleneck>,
    /// Named groups of people in need, reached in proportion.
    pub groups: Vec<Group>,
    /// What the pack's figures rest on, in rows of figures.
    pub inputs_rows: Rows,
    /// What the tables that decide the result rest on.
    pub deciding_rows: Deciding,
    /// What a reader must take on trust, in sentences.
    pub assumed: Vec<Sentence>,
    /// Why nobody at all is reached, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nobody_because: Option<Sentence>,
    /// What the search found that a reader must know.
    pub remarks: Vec<Sentence>,
    /// What was checked before anything was shown.
    pub certificate: Certificate,
    /// Sentences every report on this country must carry.
    pub notes: Vec<String>,
    /// Who must be named.
    pub attribution: Vec<String>,
    /// What is told of the plan, in order of reading: each sentence with its key, its template and what stands
    /// in the template's places.
    pub keyed_sentences: Vec<KeyedSentence>,
}

/// The country.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Country {
    /// Three-letter code.
    pub iso3: String,
    /// As people call it.
    pub name: String,
    /// Version of the tables.
    pub pack_version: String,
}

/// The scenario.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// First month, `2021-08`.
    pub from: String,
    /// Last month.
    pub to: String,
    /// What the plan strives for.
    pub objective: &'static str,
    /// For `cheapest-for`: the share of the reach of full access aimed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cheapest_for_share: Option<Figure>,
    /// What an unknown state counts as.
    pub stance: &'static str,
    /// Tier of the areas planned for.
    pub level: &'static str,
    /// What areas of it are called in the country; and one area of the upper tier, and several.
    #[serde(skip)]
    pub levels_named: [String; 3],
    /// Which split of the supplies by origin is on offer.
    pub supply_split: String,
    /// Most that may be spent; absent where money is no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_usd: Option<Figure>,
}

/// The ration.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Ration {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Kilograms a person and month.
    pub kg_per_person_month: Figure,
    /// Published, derived or assumed.
    pub basis: &'static str,
}

/// Over the whole window.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Totals {
    /// Person-months in need in IPC phase 3 and above.
    pub need_person_months: u64,
    /// Person-months reached.
    pub reached_person_months: u64,
    /// Reached over need.
    pub coverage_share: Figure,
    /// Person-months in need by IPC phase.
    pub need_person_months_by_phase: Phases,
    /// Person-months reached by IPC phase.
    pub reached_person_months_by_phase: Phases,
    /// Food handed out.
    pub food_mt: Figure,
    /// Food on offer or in store that nobody has got by the end of the window; absent where
    /// it would tell how few people are reached somewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_mt: Option<Figure>,
    /// Of that, still under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way_mt: Option<Figure>,
    /// Different people reached over the window: at least so many.
    pub distinct_people_low: u64,
    /// Different people reached over the window: at most so many.
    pub distinct_people_high: u64,
}

/// A figure by IPC phase.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct Phases {
    /// Crisis.
    pub phase3: u64,
    /// Emergency.
    pub phase4: u64,
    /// Catastrophe.
    pub phase5: u64,
}

/// One month.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Month {
    /// `2021-08`.
    pub month: String,
    /// The month, for sentences.
    #[serde(skip)]
    pub at: time::Month,
    /// People in need in IPC phase 3 and above.
    pub need_people: Count,
    /// People reached.
    pub reached_people: Count,
    /// Reached over need.
    pub coverage_share: Figure,
    /// Food handed out.
    pub food_mt: Figure,
    /// Food in store at its end, for tables and charts; none for readers who see no stores, and for plans as
    /// known.
    #[serde(skip)]
    pub stock_mt: Option<Figure>,
    /// From need to reach, as if only this month's need counted.
    pub cascade: MonthCascade,
}

/// A way into the country.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Corridor {
    /// Key of the corridor; of the place where food is landed inside the country, or of the link over the
    /// border that is no corridor's; empty for food that was inside the country already.
    pub id: String,
    /// Its name.
    pub name: Sentence,
    /// Food that comes this way.
    pub food_mt: Figure,
    /// Of all food handed out.
    pub share: Figure,
}

/// What a plan costs.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Costs {
    /// Buying food.
    pub buying_usd: Figure,
    /// Moving it, borders included, levies not.
    pub moving_usd: Figure,
    /// Storing it.
    pub storing_usd: Figure,
    /// Handing it out.
    pub handing_out_usd: Figure,
    /// Paid to counterparts for passage.
    pub levies_usd: Figure,
    /// Everything.
    pub total_usd: Figure,
    /// Everything over person-months reached; absent where nobody is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usd_per_person_month: Option<Figure>,
}

/// A named group of people in need.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// In words.
    pub name: String,
    /// People in it.
    pub people: u64,
    /// People of it reached in each month, in proportion.
    pub reached_people_by_month: Vec<Count>,
    /// The group as a sentence.
    #[serde(skip)]
    pub sentence: Sentence,
}

/// What was checked before anything was shown.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Certificate {
    /// Always true: what is not certified is not shown.
    pub certified: bool,
    /// How many plans were checked: one, or one a month for `as-known`.
    pub plans: usize,
    /// Arcs checked.
    pub arcs: usize,
    /// Nodes checked.
    pub nodes: usize,
    /// Steps of the proof checked.
    pub steps: usize,
    /// How much better any other plan could be; always nought.
    pub gap_person_months: u32,
}

impl Summary {
    /// Gathers it, and leaves out what its readers may not see.
    pub fn of(subject: &Subject<'_>) -> Summary {
        gather::gather(subject)
    }
}

/// A summary as it is written: with the key of its run.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
pub struct Keyed<'a> {
    /// What is told.
    #[serde(flatten)]
    pub summary: &'a Summary,
    /// Key of the run: the same for the same program, pack, scenario, options and readers.
    pub run: &'a str,
}
