//! Reach floor by floor, as bars.

use super::{FloorTold, PriceOfFairness};
use crate::kit::chart::{Bar, Beside, Chart, Key, MOST, Shows, Weight, first_few, how_many};
use crate::kit::figure::Figure;
use crate::kit::say;
use crate::kit::sentence::in_percent;

impl PriceOfFairness {
    /// The bars; `None` where there is but one floor, or nobody is reached.
    pub(super) fn chart(&self) -> Option<Chart> {
        let told = |floor: &FloorTold| Bar {
            name: match floor.floor.rounded.is_nought() {
                true => say!("answer.picture.floors.none", "no floor"),
                false => say!(
                    "answer.picture.floors.each",
                    "no area below {floor}",
                    floor = in_percent(floor.floor.rounded),
                ),
            },
            figure: Figure::whole(floor.plan.reached_person_months),
            give_or_take: None,
            beside: Beside::Lost(Figure::whole(floor.fewer_person_months)),
            weight: Weight::Plain,
        };
        let bars: Vec<Bar> = self.floors.iter().take(MOST).map(told).collect();
        if bars.len() < 2 || bars.iter().all(|bar| bar.figure.is_nought()) {
            return None;
        }
        let fewer = say!("answer.picture.floors.fewer", "fewer than without a floor");
        Some(Chart {
            id: "floors-bars".to_owned(),
            title: say!("answer.picture.floors", "Person-months reached above each floor"),
            description: say!(
                "answer.picture.floors.description",
                "Bars of the most person-months that can be reached above each floor, the lowest first: {bars}.",
                bars = first_few(&bars),
            ),
            caption: say!(
                "answer.picture.floors.caption",
                "The most person-months that can be reached with no area in any month covered less than a \
                 floor. {shown}",
                shown = how_many(bars.len(), self.floors.len()),
            ),
            shows: Shows::Bars(Key::Lost(fewer), bars),
        })
    }
}
