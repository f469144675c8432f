//! What an area would lose if a permission that its food goes by were refused: a short table.

use crate::analysis::why::Refusals;
use crate::country::Country;
use crate::plan::Exact;
use crate::report::figure::{Figure, at_levels, counted};
use crate::report::layout::{grid, wrapped};
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

impl RefusalsTold {
    /// The table with what it says.
    pub(super) fn text(&self) -> String {
        if self.refused.is_empty() {
            return wrapped("No food goes to it, so no refusal takes any away.", "");
        }
        let mut text = "\n".to_owned();
        text.push_str(&wrapped(
            &format!(
                "If a permission that its food goes by were refused on every day, by itself: person-months \
                 lost of the {} that the plan serves here and of {} overall, the least with hindsight. \
                 Three figures stand for links that carry the least, the best and the most they are \
                 believed to. What is left is shared evenly, so more can be lost here than goes by it.",
                at_levels(&self.served_person_months),
                at_levels(&self.served_person_months_overall)
            ),
            "",
        ));
        let row = |refused: &RefusedTold| {
            vec![
                format!("{} ({})", refused.name, refused.counterpart),
                refused.food_mt.to_places(0).grouped(),
                at_levels(&refused.lost_here),
                at_levels(&refused.lost_overall),
            ]
        };
        let header = ["Refused", ">Its food, MT", ">Lost here", ">Lost overall"];
        let rows: Vec<Vec<String>> = self.refused.iter().map(row).collect();
        text.push_str(&grid(&header, &rows));
        let nought =
            |refused: &RefusedTold| refused.lost_overall.iter().any(|lost| lost.is_nought());
        if self.refused.iter().any(nought) {
            text.push_str(&wrapped(
                "Nought says nothing of cost: `aidreach denials` tells it, and the way that stands in.",
                "",
            ));
        }
        if self.n_left_out > 0 {
            text.push_str(&wrapped(
                &format!(
                    "Less of its food goes by {} more, which were not refused here; `aidreach denials` \
                     refuses each.",
                    counted(self.n_left_out, "permission")
                ),
                "",
            ));
        }
        text
    }
}

fn whole(at_levels: [Exact; 3]) -> [Figure; 3] {
    at_levels.map(|exact| Figure::rounded(exact, 0))
}
