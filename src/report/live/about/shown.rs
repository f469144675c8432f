//! Areas, places, links, permissions and words, as a page is told of them.

use crate::kit::figure::Figure;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A language.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Language {
    /// Its BCP 47 code, from which a browser knows its name.
    pub code: String,
    /// Whether it runs from right to left.
    pub rtl: bool,
}

/// Something to choose, by its id.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for; empty where the pack does not say.
    pub why: String,
}

/// An area with people in need.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AreaShown {
    /// P-code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Names in other languages, by code.
    pub names: BTreeMap<String, String>,
    /// P-code of its province, which may be itself.
    pub province: String,
    /// A point inside, longitude and latitude in degrees.
    pub lonlat: [f64; 2],
    /// Rings of its outline; absent where the pack draws none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rings: Option<Vec<Vec<[f64; 2]>>>,
}

/// An outline with a name.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct OutlineShown {
    /// P-code, or the name of a country.
    pub code: String,
    /// Name.
    pub name: String,
    /// Its rings.
    pub rings: Vec<Vec<[f64; 2]>>,
}

/// A place.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PlaceShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What sort of place.
    pub kind: &'static str,
    /// Two-letter code of its country.
    pub country: String,
    /// P-code of the area it lies in; absent outside the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Longitude and latitude in degrees.
    pub lonlat: [f64; 2],
    /// Stores for its food.
    pub stores: Vec<StoreShown>,
}

/// A store of a place.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct StoreShown {
    /// What it holds at once, in metric tonnes, as planned with; absent where no source limits it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_mt: Option<Figure>,
    /// What that rests on: published, derived or assumed.
    pub basis: &'static str,
}

/// A link between two places.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LinkShown {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `road`, `rail`, `sea` or `air`.
    pub mode: &'static str,
    /// Id of the place at one end.
    pub from: String,
    /// Id of the place at the other end.
    pub to: String,
    /// Points along it.
    pub path: Vec<[f64; 2]>,
    /// `straight` where it is drawn as a straight line, `road` where it follows one.
    pub drawn: &'static str,
    /// Whether it only leads from a province's centre to a district.
    pub last_mile: bool,
    /// Ids of the permissions that it needs.
    pub permissions: Vec<String>,
}

/// A permission, with what hangs on it.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct PermissionShown {
    /// Its id.
    pub id: String,
    /// What it allows.
    pub name: String,
    /// Id of who decides on it.
    pub counterpart: String,
    /// Who decides on it.
    pub counterpart_name: String,
    /// What sort of permission.
    pub kind: &'static str,
    /// Ids of the links that need it.
    pub links: Vec<String>,
    /// P-codes of the areas that need it.
    pub areas: Vec<String>,
}

/// A place where food enters or lies.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct SupplyPlace {
    /// Id of the place.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Metric tonnes on offer there over the window.
    pub mt: Figure,
}

/// How a change is said.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct WordShown {
    /// The word it begins with.
    pub word: &'static str,
    /// What follows, by an example.
    pub example: &'static str,
    /// What it means.
    pub meaning: &'static str,
}
