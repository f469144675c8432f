//! What is told of a network by itself.

use crate::kit::{Masthead, Sentence};
use schemars::JsonSchema;
use serde::Serialize;

/// How a network stands.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct NetworkReport {
    /// What it is about, and who may read it.
    #[serde(flatten)]
    pub masthead: Masthead,
    /// All of it in a few sentences.
    pub headline: Vec<Sentence>,
    /// Each area with people in need.
    pub areas: Vec<AreaStandingTold>,
    /// What somebody cannot do without, those with most people first.
    pub keep_open: Vec<KeepOpenTold>,
    /// Links that food takes for months, and when what leaves by them comes too late.
    pub too_late: Vec<TooLateTold>,
    /// What hangs together in the tables, in sentences.
    pub audit: Vec<Sentence>,
    /// What the figures do not say.
    pub caveats: Vec<Sentence>,
    /// How many rows of each sort to keep open a page tells.
    #[serde(skip)]
    pub limit: usize,
}

/// How an area can be got to.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaStandingTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Ways into the country from which it can be got to, with the months in words.
    pub entry_points: Vec<EntryTold>,
    /// Months in which nothing from outside gets there, in words.
    pub cut_off: Sentence,
    /// What would connect it in the first of those, in words.
    pub would_connect: Sentence,
    /// Months in which it can be got to and nobody may hand out there, in words.
    pub no_hand_out: Sentence,
}

/// A way in.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct EntryTold {
    /// Key of the corridor, of the place where food is landed, or of a link over the border.
    pub corridor: String,
    /// Its name.
    pub name: String,
    /// Months in words.
    pub months: Sentence,
    /// How many months.
    pub n_months: usize,
}

/// A link that food takes for months.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct TooLateTold {
    /// Key of the link.
    pub link: String,
    /// In words.
    pub in_words: Sentence,
    /// Whole months from departure to arrival.
    pub lead_months: u8,
    /// Months in which what leaves would arrive only after the window, in words.
    pub months: Sentence,
}

/// Something to keep open.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct KeepOpenTold {
    /// `link` or `permission`.
    pub kind: &'static str,
    /// Its key.
    pub id: String,
    /// In words.
    pub in_words: Sentence,
    /// Person-months in IPC phase 3 or worse that lose access without it.
    pub person_months: u64,
    /// Person-months in IPC phase 4 or worse that do.
    pub severe_person_months: u64,
    /// Months of areas that do.
    pub area_months: usize,
    /// Rank by person-months among links, or among permissions, from 1.
    pub rank_by_people: usize,
    /// Rank by person-months in phase 4 or worse.
    pub rank_by_severity: usize,
    /// Rank by months of areas.
    pub rank_by_area: usize,
    /// P-codes of the areas.
    pub areas: Vec<String>,
    /// Their names, for pages.
    #[serde(skip)]
    pub area_names: Vec<String>,
}
