//! The files of a new pack: every table with its header, and what to write where.

use super::manual::manual;
use super::tables::TABLES;

/// Tables that a new pack has already: first guesses, each marked assumed, so that a plan can be made before they are
/// replaced.
const PREFILLED: [(&str, &str); 6] = [
    ("sources.csv", include_str!("../../data/new/sources.csv")),
    ("capacity-classes.csv", include_str!("../../data/new/capacity-classes.csv")),
    ("prices.csv", include_str!("../../data/new/prices.csv")),
    ("rations.csv", include_str!("../../data/new/rations.csv")),
    ("costs.csv", include_str!("../../data/new/costs.csv")),
    ("hauling.csv", include_str!("../../data/new/hauling.csv")),
];

/// The files of a new pack for a country, by name in the pack, in the order to fill them.
pub fn template(country: &str) -> Vec<(String, String)> {
    let mut files =
        vec![("README.md".to_owned(), readme(country)), ("pack.toml".to_owned(), pack(country))];
    for table in TABLES {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let prefilled = PREFILLED.iter().find(|(file, _)| *file == table.file);
        let text = prefilled
            .map_or_else(|| format!("{}\n", names.join(",")), |(_, text)| (*text).to_owned());
        files.push((table.file.to_owned(), text));
    }
    files.push(("scenarios/baseline.toml".to_owned(), BASELINE.to_owned()));
    files
}

fn readme(country: &str) -> String {
    let order: Vec<String> = TABLES
        .iter()
        .filter(|table| !table.at_least.is_empty())
        .map(|table| format!("`{}` ({})", table.file, table.at_least))
        .collect();
    format!(
        "# The country pack of {country}\n\n\
         Fill `pack.toml`, then the tables that must have rows, in this order:\n{}.\n\
         Sources, classes of what roads carry, prices, rations, costs and hauling are filled with first guesses, each\n\
         marked assumed: replace them by what is known. The others may stay as they are. Run `aidreach check` on the folder whenever you like: it\n\
         says what is missing and what is wrong, with file and line.\n\n{}",
        order.join(",\n"),
        manual()
    )
}

fn pack(country: &str) -> String {
    // A quote or a backslash in a name would end the text early.
    let country = country.replace('\\', "\\\\").replace('"', "\\\"");
    let country: String = country.chars().filter(|c| !c.is_control()).collect();
    format!(
        r#"# What the pack says of itself. Every key must be filled.

# Two-letter code of the country (ISO 3166), which most often begins the P-codes; and the three-letter one.
iso2 = ""
iso3 = ""
name = "{country}"
# Of the tables, not of the program.
version = "1"
# All figures are in US dollars.
currency = "USD"
# Terms under which the pack may be passed on.
licence = ""
# Who must be named where results are shown, such as the makers of the maps.
attribution = []
# First month planned for, as its first day, and how many months.
window = {{ from = 2021-08-01, months = 8 }}
# West, south, east and north of the country in degrees: to tell swapped coordinates.
bounds = []
# Digits after the two letters in the P-code of a province and of a district: a check that finds codes
# damaged by spreadsheets. Take the line out where codes are made otherwise.
pcode_digits = [2, 4]
# The ration, by its id in rations.csv, where a scenario names none.
ration = "full"
# Sentences that every report on this country must carry.
notes = []
"#
    )
}

const BASELINE: &str = r#"# What is known or taken for granted about access. Other scenarios can extend this one.
name = "Baseline"
why = "Every permission as permissions.csv has it, until decisions are added here."

# A decision gives a permission a state from one day to another, both included:
#
# [[decide]]
# permission = "id-of-permissions.csv"
# state = "denied"            # granted, partial (with share = 0.5), denied or unknown
# from = 2021-10-05           # left out: the first day of the window
# to = 2021-11-01             # left out: the last day of the window
# source = "id-of-sources.csv"
"#;
