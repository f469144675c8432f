//! What a permission applies to: a small language over links, places, areas, countries and modes.

use super::{AreaIx, CorridorIx, LinkIx, Mode, PlaceIx};

/// One test a link or an area must pass.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// This link: `link=ID`.
    Link(LinkIx),
    /// Links that touch this place: `place=ID`.
    Place(PlaceIx),
    /// Links with an end in this area, or handing out in it: `area=PCODE`.
    Area(AreaIx),
    /// The link that is this corridor's way in: `corridor=ID`.
    Corridor(CorridorIx),
    /// Links of this mode: `mode=air`.
    Mode(Mode),
    /// Links that lie wholly or partly in this country: `country=PK`.
    Country(String),
    /// Air links that fly over this country: `overflies=PK`.
    Overflies(String),
    /// Links that cross the border of the pack's country: `border`.
    Border,
    /// Links with both ends inside the pack's country, or handing out anywhere in it: `inland`.
    Inland,
    /// Everything: `all`.
    All,
}

/// Alternatives (`|`) of terms that must all hold (`&`), such as `country=PK & mode=road`.
///
/// A permission of kind distribution is matched against areas, every other kind against links;
/// cash, fuel and banking apply to money and local purchase and carry the selector `all`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// As written in the table.
    pub text: String,
    /// Alternatives; within one, every term must hold.
    pub any_of: Vec<Vec<Term>>,
}
