//! The tables of a condition that hardens.

use super::super::tables::SPLIT;
use crate::analysis::conditions::Vary;
use crate::kit::figure::Figure;
use crate::kit::sheet::Cell;
use crate::kit::{Declared, col, in_data, known, means};
use schemars::JsonSchema;
use serde::Serialize;

/// One value of the condition.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct PointTold {
    #[serde(skip)]
    pub(super) condition: Vary,
    /// Whether reach is lost fastest from here on.
    pub(super) is_knee: bool,
    pub(super) value: Figure,
    pub(super) reached_person_months: Figure,
    pub(super) lost_person_months: Figure,
    pub(super) levies_usd: Figure,
    pub(super) cost_usd: Figure,
    /// What goes by the permission, and what a tonne of it pays in all on its way: the least, the mean
    /// over all tonnes, and the most. Left out where nothing goes by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) food_mt: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) least_levy_usd_per_mt: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mean_levy_usd_per_mt: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) most_levy_usd_per_mt: Option<Figure>,
}

/// What hangs on the permission under another split of the supplies.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(super) struct SplitTold {
    pub(super) split: String,
    pub(super) unconditional_person_months: Figure,
    pub(super) refused_person_months: Figure,
    pub(super) hangs_on_it_person_months: Figure,
}

/// One value of the condition after the other.
pub(super) const POINTS: Declared<PointTold> = Declared {
    name: "conditions-curve",
    row: "A value of the condition, with a plan of its own",
    columns: &[
        col(
            "levy_usd_per_mt",
            "Levy, USD/MT",
            means::figure(
                0,
                "The levy, in US dollars a metric tonne; empty where another condition is looked at",
            ),
            |point| point.of(Vary::Levy),
        ),
        col(
            "quota_mt_per_month",
            "MT a month",
            means::figure(
                0,
                "The quota, in metric tonnes a month; empty where another condition is looked at",
            ),
            |point| point.of(Vary::Quota),
        ),
        col(
            "open_days_per_month",
            "Days a month",
            means::figure(0, "Days open a month; empty where another condition is looked at"),
            |point| point.of(Vary::DaysOpen),
        ),
        col(
            "diverted_percent",
            "% diverted",
            means::figure(
                1,
                "Part diverted, in percent; empty where another condition is looked at",
            ),
            |point| point.of(Vary::Diversion),
        ),
        known("reached_person_months", "Person-months", |point| {
            Cell::Figure(point.reached_person_months)
        }),
        col(
            "fewer_person_months",
            "Lost",
            means::figure(0, "Person-months fewer than without the condition"),
            |point| Cell::Figure(point.lost_person_months),
        ),
        col(
            "food_mt",
            "MT",
            means::figure(
                0,
                "What goes by the permission, in metric tonnes; empty where nothing does",
            ),
            |point| Cell::figure(point.food_mt),
        ),
        col(
            "mean_levy_usd_per_mt",
            "USD/MT",
            means::figure(
                2,
                "What a tonne of it pays in all on its way, the mean over all tonnes, in US dollars",
            ),
            |point| point.levied(point.mean_levy_usd_per_mt),
        ),
        in_data(col(
            "least_levy_usd_per_mt",
            "Least",
            means::figure(2, "The least that a tonne of it pays in all on its way, in US dollars"),
            |point| point.levied(point.least_levy_usd_per_mt),
        )),
        in_data(col(
            "most_levy_usd_per_mt",
            "Most",
            means::figure(2, "The most that a tonne of it pays in all on its way, in US dollars"),
            |point| point.levied(point.most_levy_usd_per_mt),
        )),
        col("levies_usd", "Levies, USD", means::figure(0, "All levies, in US dollars"), |point| {
            Cell::Figure(point.levies_usd)
        }),
        known("cost_usd", "All costs, USD", |point| Cell::Figure(point.cost_usd)),
        col(
            "mark",
            "",
            means::words("knee where reach is lost fastest from here on; else empty"),
            |point| if point.is_knee { Cell::text("knee") } else { Cell::Empty },
        ),
    ],
};

/// What hangs on the permission with the supplies split otherwise.
pub(super) const SPLITS: Declared<SplitTold> = Declared {
    name: "conditions-curve-splits",
    row: "A split of the supplies by origin, which is assumed, and what hangs on the permission with it",
    columns: &[
        col("supply_split", "Split of the supplies", SPLIT, |split| Cell::text(&split.split)),
        col(
            "unconditional_person_months",
            "Without it",
            means::figure(
                0,
                "Person-months reached where it is granted without the condition looked at, others that it \
                 carries kept",
            ),
            |split| Cell::Figure(split.unconditional_person_months),
        ),
        col(
            "refused_person_months",
            "Refused",
            means::figure(0, "Person-months reached where it is refused"),
            |split| Cell::Figure(split.refused_person_months),
        ),
        col(
            "hangs_on_it_person_months",
            "Hangs on it",
            means::figure(0, "The one less the other, in person-months"),
            |split| Cell::Figure(split.hangs_on_it_person_months),
        ),
    ],
};

impl PointTold {
    /// The value, where it is one of this condition.
    fn of(&self, condition: Vary) -> Cell {
        if self.condition == condition { Cell::Figure(self.value) } else { Cell::Empty }
    }

    /// What is paid, where the condition is a levy.
    fn levied(&self, paid: Option<Figure>) -> Cell {
        if self.condition == Vary::Levy { Cell::figure(paid) } else { Cell::Empty }
    }
}
