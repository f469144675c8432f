//! An access game on a published teaching case, against figures found by separate code.

use super::{part, sum};
use aidreach::analysis::game::{Coalition, Exact, Game};
use aidreach::analysis::game_axioms::null_players;
use aidreach::analysis::game_sets::{Reach, reach};
use aidreach::analysis::game_values::{Values, values};
use num_bigint::BigInt;
use num_traits::ToPrimitive;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The figures are worked out in floating point; their last digits differ between machines.
const NOISE: f64 = 1e-14;

/// A printed decimal as the fraction that it is.
fn decimal(text: &str) -> Exact {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{places}").parse().unwrap();
    Exact::new(digits, BigInt::from(10).pow(places.len() as u32))
}

struct Case {
    players: Vec<String>,
    game: Game,
    shapley: Vec<Exact>,
    banzhaf: Vec<Exact>,
    leave_one_out: Vec<Exact>,
}

/// A case from the printed value of each set of names and the printed values of each name.
fn case(table: &[(String, String)], rows: &[[String; 4]]) -> Case {
    let players: Vec<String> = rows.iter().map(|row| row[0].clone()).collect();
    let place = |name: &str| players.iter().position(|player| player == name).unwrap();
    let known: BTreeMap<Coalition, Exact> = table
        .iter()
        .map(|(names, value)| {
            let names = names.split('|').filter(|name| !name.is_empty());
            (names.map(place).collect(), decimal(value))
        })
        .collect();
    let column = |at: usize| rows.iter().map(|row| decimal(&row[at])).collect();
    Case {
        game: Game::from_fn(players.len(), |s| known[&s].clone()).unwrap(),
        shapley: column(1),
        banzhaf: column(2),
        leave_one_out: column(3),
        players,
    }
}

fn tabulated() -> Case {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let rows = |file: &str| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_path(folder.join(file)).unwrap();
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
    };
    let table = rows("syria-access-game.csv");
    let table: Vec<_> = table.iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let values = rows("syria-access-values.csv");
    let values: Vec<[String; 4]> = values.into_iter().map(|row| row.try_into().unwrap()).collect();
    case(&table, &values)
}

fn near(found: &[Exact], expected: &[Exact]) {
    for (found, expected) in found.iter().zip(expected) {
        let off = (found - expected).to_f64().unwrap();
        assert!(off.abs() < NOISE, "{found} is {off} off");
    }
}

fn compare(case: &Case) -> Values {
    let found = values(&case.game);
    near(&found.shapley, &case.shapley);
    near(&found.banzhaf, &case.banzhaf);
    near(&found.last, &case.leave_one_out);
    assert_eq!(sum(&found.shapley), case.game.gain());
    found
}

/// Minimal sets that reach a share, as names.
fn minimal(case: &Case, target: Exact) -> Vec<Vec<&str>> {
    let Reach::By(sets) = reach(&case.game, &target).unwrap() else {
        panic!("the target is out of reach");
    };
    let name = |player: usize| case.players[player].as_str();
    let named = |set: &Coalition| {
        let mut names: Vec<&str> = set.players().map(name).collect();
        names.sort_unstable();
        names
    };
    let mut all: Vec<Vec<&str>> = sets.sufficient.iter().map(named).collect();
    all.sort();
    all
}

#[test]
fn the_figures_of_the_case() {
    let case = tabulated();
    let found = compare(&case);
    let amman = case.players.iter().position(|player| player == "Amman").unwrap();
    // Leaving it out alone costs nothing, though it is worth a fifth of what all bring.
    assert!(found.last[amman] < part(1, 1_000_000));
    assert!(found.shapley[amman] > part(16, 100));
    let half = [
        vec!["Aleppo", "Amman"],
        vec!["Aleppo", "Beirut"],
        vec!["Amman", "Hama"],
        vec!["Beirut", "Hama"],
        vec!["Beirut", "Homs"],
        vec!["Gaziantep"],
    ];
    assert_eq!(minimal(&case, part(1, 2)), half);
    let more = [
        vec!["Aleppo", "Beirut", "Hama"],
        vec!["Aleppo", "Beirut", "Homs"],
        vec!["Aleppo", "Gaziantep"],
        vec!["Gaziantep", "Hama"],
    ];
    assert_eq!(minimal(&case, part(7, 10)), more);
    let most = case.game.all();
    let beyond = reach(&case.game, &part(8, 10)).unwrap();
    assert_eq!(beyond, Reach::OutOfReach { at_most: most });
}

/// Rounded to nine places the noise is gone, and a city that brings nothing is told exactly.
#[test]
fn rounded_the_idle_city_is_a_null_player() {
    let case = tabulated();
    let values: Vec<Exact> = case.game.coalitions().map(|s| case.game.value(s)).collect();
    let rounded = Game::rounded(7, &values, &1_000_000_000.into()).unwrap();
    let idle: Vec<&str> =
        null_players(&rounded).into_iter().map(|i| case.players[i].as_str()).collect();
    assert_eq!(idle, ["Damascus"]);
}

/// The figures as they were handed on, where they are at hand.
#[test]
fn the_table_is_the_one_that_was_handed_on() {
    let Some(folder) = std::env::var_os("AIDREACH_EXTERNAL") else {
        return;
    };
    let file = Path::new(&folder).join("syria_wfp_15094/expected_shapley_budget6000.json");
    let handed: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let text = |value: &Value| value.to_string();
    let table = handed["value"].as_object().unwrap();
    let table: Vec<(String, String)> = table.iter().map(|(k, v)| (k.clone(), text(v))).collect();
    let rows: Vec<[String; 4]> = handed["players"]
        .as_array()
        .unwrap()
        .iter()
        .map(|player| {
            let name = player.as_str().unwrap();
            let of = |key: &str| text(&handed[key][name]);
            [name.to_owned(), of("shapley"), of("banzhaf"), of("leave_one_out")]
        })
        .collect();
    let case = case(&table, &rows);
    compare(&case);
    for (share, key) in [(part(1, 2), "minimal_sets_0_5"), (part(7, 10), "minimal_sets_0_7")] {
        let sets = handed[key].as_array().unwrap().iter();
        let mut expected: Vec<Vec<&str>> = sets
            .map(|set| {
                let mut names: Vec<&str> =
                    set.as_array().unwrap().iter().filter_map(Value::as_str).collect();
                names.sort_unstable();
                names
            })
            .collect();
        expected.sort();
        assert_eq!(minimal(&case, share), expected);
    }
    let here = tabulated();
    let both: Vec<Exact> = case.game.coalitions().map(|s| case.game.value(s)).collect();
    near(&here.game.coalitions().map(|s| here.game.value(s)).collect::<Vec<_>>(), &both);
}
