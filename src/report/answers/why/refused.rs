//! What an area would lose if a permission that its food goes by were refused.

use crate::analysis::why::Refusals;
use crate::country::Country;
use crate::kit::columns::Meaning;
use crate::kit::figure::Figure;
use crate::kit::sentence::at_levels;
use crate::kit::sheet::Cell;
use crate::kit::{
    Declared, Part, Sentence, col, in_data, known, means, on_pages, on_pages_right, say,
};
use crate::plan::Exact;
use schemars::JsonSchema;
use serde::Serialize;

/// What an area would lose.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RefusalsTold {
    /// P-code.
    pub area_code: String,
    /// Name.
    pub area_name: String,
    /// Person-months that the reference plan serves there: the plan of the scenario, even over areas and
    /// months; with links that carry the least, the best and the most they are believed to.
    pub served_person_months: [Figure; 3],
    /// Person-months that it serves over all areas.
    pub served_person_months_overall: [Figure; 3],
    /// Each permission that the area's food goes by, refused by itself, in the order of the food that
    /// does.
    pub refused: Vec<RefusedTold>,
    /// Permissions by which less of its food goes, for which nothing was worked out.
    pub n_left_out: usize,
}

/// A permission refused on every day of the window, by itself; what is lost stands with links that carry
/// the least, the best and the most they are believed to.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct RefusedTold {
    /// Key of the permission.
    pub permission: String,
    /// In words.
    pub name: String,
    /// Who decides.
    pub counterpart: String,
    /// Tonnes of the area's food that go by it in the reference plan.
    pub food_mt: Figure,
    /// Person-months of the reference plan that are lost in the area: the same people in the same month
    /// can no longer be served.
    pub lost_here: [Figure; 3],
    /// Person-months that are lost over all areas.
    pub lost_overall: [Figure; 3],
}

/// Lays out what an area would lose.
pub(super) fn told(country: &Country, found: &Refusals) -> RefusalsTold {
    let area = &country.areas[found.area.index()];
    let refused = found.refused.iter().map(|refused| {
        let permission = &country.permissions[refused.permission.index()];
        RefusedTold {
            permission: permission.id.clone(),
            name: permission.name.clone(),
            counterpart: country.counterparts[permission.counterpart.index()].name.clone(),
            food_mt: Figure::mt(refused.grams),
            lost_here: whole(refused.here),
            lost_overall: whole(refused.overall),
        }
    });
    RefusalsTold {
        area_code: area.pcode.clone(),
        area_name: area.name.clone(),
        served_person_months: whole(found.served),
        served_person_months_overall: whole(found.served_overall),
        refused: refused.collect(),
        n_left_out: found.left,
    }
}

/// A permission that an area's food goes by.
pub(super) struct RefusedRow {
    area_code: String,
    area_name: String,
    told: RefusedTold,
}

const HERE: Meaning = means::figure(
    0,
    "Person-months lost in the area, at the low, best or high capacities of links, with hindsight",
);
const OVERALL: Meaning =
    means::figure(0, "Person-months lost over all areas, at the low, best or high capacities");

pub(super) const REFUSED: Declared<RefusedRow> = Declared {
    name: "why-refused",
    row: "A permission that an area's food goes by, refused on every day by itself, and what is lost",
    columns: &[
        in_data(known("area_code", "Code", |row| Cell::text(&row.area_code))),
        in_data(known("area_name", "Area", |row| Cell::text(&row.area_name))),
        in_data(known("permission", "Permission", |row| Cell::text(&row.told.permission))),
        in_data(col("name", "Name", means::words("What is permitted"), |row| {
            Cell::text(&row.told.name)
        })),
        in_data(known("counterpart", "By", |row| Cell::text(&row.told.counterpart))),
        on_pages("Refused", |row| {
            Cell::Text(format!("{} ({})", row.told.name, row.told.counterpart))
        }),
        col(
            "food_mt",
            "Its food, MT",
            means::figure(
                0,
                "Metric tonnes of the area's food that go by it in the reference plan",
            ),
            |row| Cell::Figure(row.told.food_mt),
        ),
        on_pages_right("Lost here", |row| Cell::Text(at_levels(row.told.lost_here).to_string())),
        on_pages_right("Lost overall", |row| {
            Cell::Text(at_levels(row.told.lost_overall).to_string())
        }),
        in_data(col("lost_here_low_person_months", "", HERE, |r| {
            Cell::Figure(r.told.lost_here[0])
        })),
        in_data(col("lost_here_person_months", "", HERE, |r| Cell::Figure(r.told.lost_here[1]))),
        in_data(col("lost_here_high_person_months", "", HERE, |r| {
            Cell::Figure(r.told.lost_here[2])
        })),
        in_data(col("lost_overall_low_person_months", "", OVERALL, |r| {
            Cell::Figure(r.told.lost_overall[0])
        })),
        in_data(col("lost_overall_person_months", "", OVERALL, |r| {
            Cell::Figure(r.told.lost_overall[1])
        })),
        in_data(col("lost_overall_high_person_months", "", OVERALL, |r| {
            Cell::Figure(r.told.lost_overall[2])
        })),
    ],
};

impl RefusalsTold {
    /// The table with what it says.
    pub(super) fn parts(&self) -> Vec<Part> {
        if self.refused.is_empty() {
            return vec![Part::paragraph(say!(
                "why.refused.no-food",
                "No food goes to it, so no refusal takes any away."
            ))];
        }
        let row = |told: &RefusedTold| RefusedRow {
            area_code: self.area_code.clone(),
            area_name: self.area_name.clone(),
            told: told.clone(),
        };
        let rows: Vec<RefusedRow> = self.refused.iter().map(row).collect();
        let caption =
            say!("why.refused.table", "What refusals cost {area}", area = &self.area_name);
        let mut parts =
            vec![Part::paragraph(self.what_is_refused()), Part::Table(REFUSED.of(caption, &rows))];
        let nought =
            |refused: &RefusedTold| refused.lost_overall.iter().any(|lost| lost.is_nought());
        if self.refused.iter().any(nought) {
            parts.push(Part::paragraph(say!(
                "why.refused.nought",
                "Nought says nothing of cost: `aidreach denials` tells it, and the way that stands in."
            )));
        }
        if self.n_left_out > 0 {
            parts.push(Part::paragraph(say!(
                "why.refused.left-out",
                "Less of its food goes by {n} {n:permission|permissions} more, which were not refused here; \
                 `aidreach denials` refuses each.",
                n = self.n_left_out,
            )));
        }
        parts
    }

    fn what_is_refused(&self) -> Sentence {
        say!(
            "why.refused",
            "If a permission that its food goes by were refused on every day, by itself: person-months lost \
             of the {here} that the plan serves here and of {overall} overall, the least with hindsight. \
             Three figures stand for links that carry the least, the best and the most they are believed to. \
             What is left is shared evenly, so more can be lost here than goes by it.",
            here = at_levels(self.served_person_months),
            overall = at_levels(self.served_person_months_overall),
        )
    }
}

fn whole(at_levels: [Exact; 3]) -> [Figure; 3] {
    at_levels.map(|exact| Figure::rounded(exact, 0))
}
