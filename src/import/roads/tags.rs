//! Which ways of the map are roads that a truck may take, and what their tags say of them.

use crate::country::{RoadClass, Surface, words};
use crate::import::osm::Tags;

/// Classes of roads as the map has them, from the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Between large cities, with lanes of its own.
    Motorway,
    /// Of national importance.
    Trunk,
    /// Between regions.
    Primary,
    /// Between districts.
    Secondary,
    /// Between villages.
    Tertiary,
    /// The least that joins settlements.
    Unclassified,
    /// For fields and forests; in some countries the only road there is.
    Track,
}
words!(Class {
    Motorway = "motorway",
    Trunk = "trunk",
    Primary = "primary",
    Secondary = "secondary",
    Tertiary = "tertiary",
    Unclassified = "unclassified",
    Track = "track",
});

impl Class {
    /// What the pack calls such a road.
    pub(super) fn of_pack(self) -> RoadClass {
        match self {
            Class::Motorway | Class::Trunk => RoadClass::Trunk,
            Class::Primary => RoadClass::Primary,
            Class::Secondary => RoadClass::Secondary,
            Class::Tertiary | Class::Unclassified | Class::Track => RoadClass::Tertiary,
        }
    }

    /// The surface that is assumed where the map has none. Most roads of the countries in question have none on
    /// the map, and a road is rather taken for worse than it is.
    pub(super) fn surface(self) -> Surface {
        match self {
            Class::Motorway | Class::Trunk => Surface::Paved,
            Class::Primary | Class::Secondary => Surface::Gravel,
            Class::Tertiary | Class::Unclassified | Class::Track => Surface::Track,
        }
    }

    /// Kilometres an hour that a loaded truck does not exceed, whatever the surface.
    pub(super) fn most_kmh(self) -> f64 {
        match self {
            Class::Motorway | Class::Trunk | Class::Primary | Class::Secondary => 50.0,
            Class::Tertiary | Class::Unclassified => 33.0,
            Class::Track => 20.0,
        }
    }
}

/// Which ways a road may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Oneway {
    /// Both.
    No,
    /// As it is drawn.
    Along,
    /// Against how it is drawn.
    Against,
}

/// What the tags of a way say of it.
#[derive(Clone, Debug)]
pub(super) struct Road {
    pub(super) class: Class,
    /// As the map says.
    pub(super) surface: Option<Surface>,
    pub(super) oneway: Oneway,
    pub(super) bridge: bool,
    pub(super) ford: bool,
    /// It is a ferry; the minutes it takes, where the map says them.
    pub(super) ferry: Option<Option<u32>>,
}

/// What a way is.
pub(super) enum Sort {
    /// A road or a ferry.
    Road(Road),
    /// Something that a truck does not take, or not yet, in words; with its name.
    Left(&'static str, String),
    /// No road.
    Other,
}

/// What is remembered of a way's tags before all of them are read.
#[derive(Default)]
struct Seen {
    highway: String,
    ferry: bool,
    surface: String,
    oneway: String,
    duration: String,
    name: String,
    roundabout: bool,
    bridge: bool,
    ford: bool,
    /// By what is said of trucks, motor vehicles, vehicles and everyone.
    access: [String; 4],
}

/// What a way is by its tags; roads below a class are left.
pub(super) fn sort_of(tags: &Tags<'_>, down_to: Class) -> Sort {
    let mut seen = Seen::default();
    tags.each(|key, value| match key {
        "highway" => value.clone_into(&mut seen.highway),
        "route" => seen.ferry |= value == "ferry",
        "surface" => value.clone_into(&mut seen.surface),
        "oneway" => value.clone_into(&mut seen.oneway),
        "duration" => value.clone_into(&mut seen.duration),
        "name" => value.clone_into(&mut seen.name),
        "junction" => seen.roundabout |= matches!(value, "roundabout" | "circular"),
        "bridge" => seen.bridge |= value != "no",
        "ford" => seen.ford |= value != "no",
        "hgv" => value.clone_into(&mut seen.access[0]),
        "motor_vehicle" => value.clone_into(&mut seen.access[1]),
        "vehicle" => value.clone_into(&mut seen.access[2]),
        "access" => value.clone_into(&mut seen.access[3]),
        _ => {}
    });
    if seen.highway.is_empty() && !seen.ferry {
        return Sort::Other;
    }
    let name = std::mem::take(&mut seen.name);
    let class = match seen.highway.as_str() {
        // What a ferry carries over is taken for the least road.
        _ if seen.ferry => Class::Unclassified,
        "construction" | "proposed" | "planned" | "razed" | "abandoned" => {
            return Sort::Left("roads that are being built, planned or gone", name);
        }
        highway => match Class::parse(highway.strip_suffix("_link").unwrap_or(highway)) {
            Some(class) if class <= down_to => class,
            Some(_) => return Sort::Left("roads of lower classes than were asked for", name),
            None => {
                return Sort::Left("streets, paths and what else is no road between places", name);
            }
        },
    };
    let access = seen.access.iter().find(|said| !said.is_empty()).map_or("", String::as_str);
    if matches!(access, "no" | "private") {
        return Sort::Left(
            "roads and ferries that trucks may not take (`access` no or private)",
            name,
        );
    }
    let oneway = match seen.oneway.as_str() {
        "yes" | "true" | "1" => Oneway::Along,
        "-1" | "reverse" => Oneway::Against,
        "" if !seen.ferry && (seen.roundabout || seen.highway == "motorway") => Oneway::Along,
        _ => Oneway::No,
    };
    let (bridge, ford) = (seen.bridge, seen.ford);
    let ferry = seen.ferry.then(|| minutes(&seen.duration));
    Sort::Road(Road {
        class,
        surface: Surface::meant_by(&seen.surface),
        oneway,
        bridge,
        ford,
        ferry,
    })
}

/// Minutes that a ferry takes: `01:30`, `00:20:00` or `45`.
fn minutes(text: &str) -> Option<u32> {
    let parts: Option<Vec<u32>> = text.split(':').map(|part| part.trim().parse().ok()).collect();
    let found = match parts?.as_slice() {
        [minutes] => *minutes,
        [hours, minutes] | [hours, minutes, _] => hours.checked_mul(60)?.checked_add(*minutes)?,
        _ => return None,
    };
    (1..=7 * 24 * 60).contains(&found).then_some(found)
}
