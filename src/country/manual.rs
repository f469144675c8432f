//! The manual of the data, made from the lists of columns so that it cannot go stale.

use super::AreaLevel;
use super::outlines::MAPS;
use super::pack;
use super::tables::{Column, Kind, TABLES, Table};

const HEAD: &str = "\
# The tables of a country pack

A pack is a folder: `pack.toml`, the tables below as CSV files (UTF-8, commas, one header row), a
folder `scenarios` with a TOML file each, a folder `exercises` with ready exercises where there are
any, and maps where there are any. The order of rows and of
columns changes nothing. Units stand in the names of columns; numbers are plain, with a point for
decimals. An empty cell means that nothing is known, and is allowed only where the manual says so.
Several values in one cell are joined by `|`.

Every table with figures says in `basis` how they came to be, and in `source` who said so. A
planning judgement is welcome as long as it is called `assumed`.
";

const SELECTORS: &str = "\
## Selectors

`applies_to` in `permissions.csv` says what a permission applies to: one or more alternatives
joined by `|`, each of one or more terms joined by `&` that must all hold.

| term | links it matches |
| --- | --- |
| `link=ID` | this link |
| `place=ID` | links that touch the place |
| `area=PCODE` | links with an end in the area; for distribution: handing out there |
| `into=PCODE` | links with one end in the area and one outside: the ways into it, and none within |
| `corridor=ID` | the way in of the corridor |
| `mode=road` | links of the mode: road, rail, sea, air or river |
| `country=XX` | links with an end in the country |
| `overflies=XX` | air links that fly over the country |
| `border` | links with one end inside the pack's country and one outside |
| `inland` | links with both ends inside; for distribution: everywhere |
| `all` | everything |

A movement needs every permission of kind entry, transit, overflight and movement that matches its
link. Distribution takes `area=…`, `inland` or `all`; cash, fuel and banking take `all`.
";

const LIMITS: &str = "\
## What links carry

A link has one capacity for a month: both ways, all vehicles and all goods together. The share of
the month that permissions and seasons leave open scales it. A link with a row in
`link-capacities.csv` carries what stands there. Every other one carries what the class of
`capacity-classes.csv` carries that describes it most closely: of the classes that fit the one with
most traits given; among as many, class of road goes before truck, and truck before surface. A link
of which no source gives a trait fits only classes that leave it empty. A link that no class fits is
held unlimited, and `aidreach check` names it, as it names crossings without a row of their own.

Planning by district makes a last mile to the centre of every district, from the nearest place of its
own province that a road, a railway or a ship gets to: gravel, light trucks, class of road
`last-mile`; or, where the centre lies within 10 km of the place it is served from, a paved street of
that town for rigid trucks, class of road `street`.

## Caseloads

A `target` limits only scenarios that name it as `caseload`; a `capacity` limits all. Of several
rows that apply to the same area and month the least holds. A row for a province is one joint limit
on the province or, where districts are planned for, on all its districts together; a row without an
area is one joint limit on the whole country. People count once a month, whatever their phase.
Where no row applies, the people in need are the limit. Caseloads come from plans and from counts of
partners, sites and days, never from what was reported as reached.
";

/// The manual of all tables, as Markdown.
pub fn manual() -> String {
    let mut text = String::from(HEAD);
    text.push_str("\n## pack.toml\n\n| key | meaning |\n| --- | --- |\n");
    for (key, means) in pack::KEYS {
        text.push_str(&format!("| `{key}` | {means} |\n"));
    }
    for table in TABLES {
        text.push_str(&chapter(table));
    }
    text.push('\n');
    text.push_str(SELECTORS);
    text.push('\n');
    text.push_str(LIMITS);
    text.push_str("\n## Maps\n\nNone has to be there. All are GeoJSON in degrees (WGS 84).\n\n");
    text.push_str("| file | holds |\n| --- | --- |\n");
    for (file, holds) in MAPS {
        text.push_str(&format!("| `{file}` | {holds} |\n"));
    }
    text
}

fn chapter(table: &Table) -> String {
    let mut text = format!("\n## {}\n\n{}", table.file, table.holds);
    match table.at_least {
        "" => text.push_str(" May be left out."),
        least => text.push_str(&format!(" It must have {least}.")),
    }
    let key = table.key.join("`, `");
    let together = if table.key.len() > 1 { " together" } else { "" };
    text.push_str(&format!(" `{key}`{together}: no two rows the same.\n\n"));
    text.push_str("| column | holds | may be empty | meaning |\n| --- | --- | --- | --- |\n");
    for column in table.columns {
        let empty = if column.may_be_empty { "yes" } else { "" };
        let (name, means) = (column.name, column.means);
        text.push_str(&format!("| `{name}` | {} | {empty} | {means} |\n", holds(column)));
    }
    if table.takes_names {
        text.push_str(
            "| `name_…` | text | yes | Name in another language, one column for each, such as `name_fa`, \
             `name_am` or `name_zh_Hant`: after `name_` stands the language's BCP 47 code. |\n",
        );
    }
    text
}

/// What the cells of a column hold, in words.
fn holds(column: &Column) -> String {
    let words = match column.kind {
        Kind::Id => "id: lower-case letters, digits, `_`, `-`",
        Kind::Label => "key: lower-case letters, digits, `_`, `-`",
        Kind::Pcode => "P-code",
        Kind::Key(file) => return format!("id of `{file}`"),
        Kind::Keys(file) => return format!("ids of `{file}`, joined by `\\|`"),
        Kind::Area(Some(AreaLevel::Province)) => "P-code of a province",
        Kind::Area(Some(AreaLevel::District)) => "P-code of a district",
        Kind::Area(None) => "P-code of an area",
        Kind::Either => "P-code or id of a place",
        Kind::Country => "two-letter country code",
        Kind::Countries => "two-letter country codes, joined by `\\|`",
        Kind::Text => "text",
        Kind::Texts => "texts, joined by `\\|`",
        Kind::Word(words) => return format!("`{}`", words().join("`, `")),
        Kind::People => "whole people",
        Kind::Count { unit, most } => return format!("whole {unit}, 0 to {most}"),
        Kind::Amount { unit, .. } => unit,
        Kind::Share => "share, 0 to 1",
        Kind::Degrees(_) => "degrees",
        Kind::Month => "month, `2021-09`",
        Kind::Day => "day, `2021-09-30`",
        Kind::Selector => "selector, see below",
    };
    words.to_owned()
}
