//! Provinces with what a plan reaches in them.

use super::{About, column, degrees, figure, people, words};
use crate::layers::{Holds, Kind, Layer, Rule, Shape, Style, Symbol, Table, Value, When};
use crate::page::draw::COLOURS;
use crate::report::findings::mapped::Classes;
use crate::report::plan::pictures::map::coverage;

const COVERAGE: &str = "coverage_share";

pub(super) fn layer(about: &About<'_>) -> Layer {
    let areas = &about.subject.country.areas;
    let languages = about.subject.country.languages();
    let mut columns = vec![
        column("admin1_code", Holds::Words, "P-code of the province"),
        column("admin1_name", Holds::Words, "Name of the province"),
    ];
    columns.extend(languages.iter().map(|code| {
        let name = format!("name_{}", code.replace('-', "_"));
        column(&name, Holds::Words, &format!("Name in the language `{code}`"))
    }));
    columns.extend([
        column("need_person_months", Holds::Whole, "Person-months in need, IPC phase 3 and above"),
        column("reached_person_months", Holds::Whole, "Person-months reached by the plan"),
        column(COVERAGE, Holds::Number, "Reached over need, 0 to 1; empty where nobody is in need"),
        column("food_mt", Holds::Number, "Food handed out, in metric tonnes"),
        column("worst_month", Holds::Words, "Month with the least coverage"),
        column("worst_month_coverage_share", Holds::Number, "Coverage in that month, 0 to 1"),
        column("note", Holds::Words, "What stands in the way, as far as access and roads say"),
    ]);
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    for outline in &about.maps.provinces {
        let area = &areas[outline.area.index()];
        let found = about.summary.provinces.iter().find(|p| p.admin1_code == area.pcode);
        let mut row = vec![words(&area.pcode), words(&area.name)];
        row.extend(languages.iter().map(|code| area.name_in(code).map_or(Value::Nothing, words)));
        row.extend(match found {
            None => vec![Value::Nothing; columns.len() - row.len()],
            Some(p) => vec![
                people(p.need_person_months),
                people(p.reached_person_months),
                figure(p.coverage_share),
                figure(p.food_mt),
                p.worst_month.as_deref().map_or(Value::Nothing, words),
                p.worst_month_coverage_share.map_or(Value::Nothing, figure),
                words(&p.note.to_string()),
            ],
        });
        rows.push(row);
        let part = |rings: &Vec<Vec<_>>| {
            rings.iter().map(|ring| ring.iter().copied().map(degrees).collect()).collect()
        };
        shapes.push(Shape::Area(outline.parts.iter().map(part).collect()));
    }
    let of = "Provinces with what the plan reaches over all months".to_owned();
    Layer {
        table: Table { name: "areas".to_owned(), about: of, columns, rows },
        shapes,
        kind: Kind::Areas,
        style: style(Classes::fitting(coverage(about.summary).into_values())),
    }
}

/// The shades of the map in the report.
fn style(classes: Classes) -> Style {
    let rule = |(shade, legend): (usize, String)| {
        let part = |percent: u32| f64::from(percent) / 100.0;
        let when = match classes.bounds(shade) {
            None => vec![When::Nought(COVERAGE)],
            Some([from, to]) => {
                let least = match from {
                    0 => When::Above(COVERAGE, 0.0),
                    from => When::AtLeast(COVERAGE, part(from)),
                };
                let most = (to < 100).then(|| When::Below(COVERAGE, part(to)));
                std::iter::once(least).chain(most).collect()
            }
        };
        let colour = COLOURS.get(shade).map_or("#ffffff".to_owned(), |ink| ink.hex());
        let legend = format!("Coverage: {legend}");
        Rule { legend, when, symbol: Symbol::Fill(colour) }
    };
    Style {
        rules: classes.told().into_iter().map(rule).collect(),
        label: Some(("admin1_name".to_owned(), 8.0)),
    }
}
