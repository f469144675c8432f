//! Places that food starts from, passes or rests in, no finer than towns.

use super::{column, place, words};
use crate::country::{PlaceIx, PlaceKind};
use crate::layers::{Holds, Kind, Layer, Rule, Shape, Sign, Style, Symbol, Table, When};
use crate::page::draw::map::Sign as Drawn;
use crate::report::findings::mapped::{flows, loads, ways_in};
use crate::report::findings::subject::Subject;

const ROLE: &str = "role";

pub(super) fn layer(subject: &Subject<'_>) -> Layer {
    let country = subject.country;
    let loads = loads(&flows(subject));
    let entries = ways_in(subject.network, &loads);
    let columns = vec![
        column("place", Holds::Words, "Key of the place"),
        column("name", Holds::Words, "Name of the place"),
        column("kind", Holds::Words, "What happens there"),
        column("country", Holds::Words, "Its country (ISO 3166, two letters)"),
        column(
            ROLE,
            Holds::Words,
            "What it is in the plan: a way in that is used, unused or closed; a store; or no more than a place",
        ),
    ];
    let (mut rows, mut shapes) = (Vec::new(), Vec::new());
    for (n, at) in country.places.iter().enumerate() {
        if at.kind == PlaceKind::DistrictCentre {
            continue;
        }
        let ix = PlaceIx(n as u32);
        let stores = country.stores.iter().any(|store| store.place == ix);
        let role = match entries.get(&ix) {
            Some(Drawn::Entry) => "way in, used",
            Some(Drawn::Unused) => "way in, unused",
            Some(Drawn::Closed) => "way in, closed",
            _ if stores => "store",
            _ => "place",
        };
        let cells = [at.id.as_str(), &at.name, at.kind.word(), &at.country, role];
        rows.push(cells.map(words).to_vec());
        shapes.push(Shape::Point(place(subject, ix)));
    }
    let about = "Places that food starts from, passes or rests in, no finer than towns".to_owned();
    Layer {
        table: Table { name: "places".to_owned(), about, columns, rows },
        shapes,
        kind: Kind::Points,
        style: style(),
    }
}

fn style() -> Style {
    let rule = |role: &str, sign, colour: &str, size| Rule {
        legend: role.to_owned(),
        when: vec![When::Is(ROLE, role.to_owned())],
        symbol: Symbol::Mark { sign, colour: colour.to_owned(), size },
    };
    Style {
        rules: vec![
            rule("way in, used", Sign::Triangle, "#1b7837", 4.0),
            rule("way in, unused", Sign::Diamond, "#878787", 3.0),
            rule("way in, closed", Sign::Cross, "#b2182b", 3.0),
            rule("store", Sign::Square, "#5c2a07", 2.6),
            rule("place", Sign::Circle, "#4d4d4d", 1.4),
        ],
        label: Some(("name".to_owned(), 7.0)),
    }
}
