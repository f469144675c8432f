//! Examples of changes in the names of a country, so that nobody reads of places that it does not have.

use super::{About, Names, Said, Verb, names};
use crate::country::Country;
use crate::scenario::{Needed, Scenario};
use crate::time::Period;

/// How many names are tried before there is no example.
const TRIED: usize = 200;

/// What may follow the word of a change, in names of the country; `None` where nothing of it can be changed so.
pub fn example(country: &Country, base: &Scenario, verb: Verb) -> Option<String> {
    let months = base.window.n_months();
    let month = base.window.month(Period((months / 2) as u8));
    let how: Vec<String> = match verb {
        Verb::Budget => vec!["100m".to_owned()],
        Verb::Supplies => vec!["x0.5".to_owned()],
        Verb::Ration => country.rations.iter().map(|ration| ration.id.clone()).collect(),
        Verb::Shut => with_names(country, |name| format!("{name} in {month}")),
        Verb::Open => with_names(country, |name| format!("{name} from {}", month.first_day())),
        Verb::Partial => with_names(country, |name| format!("{name} 50% in {month}")),
        Verb::Levy => with_names(country, |name| format!("{name} 30")),
        Verb::Capacity => with_names(country, |name| format!("{name} 1200 MT")),
        Verb::Late => with_names(country, |name| format!("{name} 50% 1")),
        Verb::Need => with_names(country, |name| format!("{name} x1.3")),
    };
    let needed = Needed::of(country);
    let about = About { country, needed: &needed, base, names: Names::of(country) };
    let changes = |rest: &String| {
        let found = about.lines(&Said { verb, rest: rest.clone() });
        found.is_ok_and(|found| !found.explained.contains("this changes nothing"))
    };
    how.into_iter().find(changes)
}

fn with_names(country: &Country, written: impl Fn(&str) -> String) -> Vec<String> {
    names(country).into_iter().take(TRIED).map(|name| written(&name)).collect()
}
