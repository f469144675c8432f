//! The countries that the program carries, for tests.

use aidreach::country::{Country, PackFiles, embedded};
use aidreach::scenario::Scenario;

/// A shipped country and one of its scenarios.
pub(crate) fn shipped(pack: &str, id: &str) -> (Country, Scenario) {
    let files = embedded(pack).expect("a pack of the program");
    let country = Country::load(&files).expect("a sound pack").0;
    let read = |name: &str| {
        let bytes = files.read(&format!("scenarios/{name}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let scenario = Scenario::read(&country, id, &read, &[]).expect("a sound scenario").0;
    (country, scenario)
}

/// A shipped country and all its scenarios, in order of their ids.
pub(crate) fn shipped_whole(pack: &str) -> (Country, Vec<Scenario>) {
    let files = embedded(pack).expect("a pack of the program");
    let country = Country::load(&files).expect("a sound pack").0;
    let id =
        |name: &String| Some(name.strip_prefix("scenarios/")?.strip_suffix(".toml")?.to_owned());
    let ids: Vec<String> = files.names().iter().filter_map(id).collect();
    let read = |name: &str| {
        let bytes = files.read(&format!("scenarios/{name}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let scenario =
        |id: &String| Scenario::read(&country, id, &read, &ids).expect("a sound scenario").0;
    let scenarios = ids.iter().map(scenario).collect();
    (country, scenarios)
}
