//! The routes of a plan, measured, as lines through their places.

use super::{About, column, figure, line, people, words};
use crate::layers::{Column, Holds, Kind, Layer, Rule, Style, Symbol, Table, Value};
use crate::report::answers::routes::PlannedRouteTold;

pub(super) fn layer(about: &About<'_>) -> Option<Layer> {
    let subject = &about.subject;
    let (measured, plan) = (about.routes?, subject.plan()?);
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    for told in &measured.routes {
        let Some(route) = plan.routes.iter().find(|route| route.number == told.number) else {
            continue;
        };
        let Some(shape) = line(subject, &route.places) else { continue };
        rows.push(row(told));
        shapes.push(shape);
    }
    if rows.is_empty() {
        return None;
    }
    let line = Symbol::Line { colour: "#3b3b3b".to_owned(), width: 0.5, dashes: Vec::new() };
    let rule = Rule { legend: "Route of the plan".to_owned(), when: Vec::new(), symbol: line };
    let about = "Routes of the plan, measured, as lines through their places".to_owned();
    Some(Layer {
        table: Table { name: "routes".to_owned(), about, columns: columns(), rows },
        shapes,
        kind: Kind::Lines,
        style: Style { rules: vec![rule], label: None },
    })
}

fn columns() -> Vec<Column> {
    vec![
        column("route", Holds::Whole, "Number of the route"),
        column("from", Holds::Words, "Where it begins"),
        column("area_pcode", Holds::Words, "P-code of the area where it ends"),
        column("area_name", Holds::Words, "Name of that area"),
        column("by", Holds::Words, "The places by which it is known"),
        column("food_mt", Holds::Number, "Metric tonnes over all months"),
        column("person_months", Holds::Whole, "Person-months that its food serves"),
        column("months", Holds::Words, "Months in which food leaves"),
        column("length_km", Holds::Number, "Length along the way, in kilometres"),
        column(
            "days_door_to_door",
            Holds::Number,
            "Days from the start of loading to the end of unloading",
        ),
        column("usd_per_mt", Holds::Number, "US dollars for moving a tonne, levies included"),
        column("permissions", Holds::Words, "Keys of the permissions on the way"),
    ]
}

fn row(told: &PlannedRouteTold) -> Vec<Value> {
    vec![
        Value::Whole(i64::from(told.number)),
        words(&told.from),
        words(&told.area_code),
        words(&told.area_name),
        words(&told.by.to_string()),
        told.food_mt.map_or(Value::Nothing, figure),
        told.person_months.map_or(Value::Nothing, people),
        words(&told.months.to_string()),
        figure(told.length_km),
        figure(told.days_door_to_door),
        told.usd_per_mt.map_or(Value::Nothing, figure),
        words(&told.permissions.join("|")),
    ]
}
