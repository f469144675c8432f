//! From need to reach in an area, as bars.

use super::WhyTold;
use crate::kit::chart::Chart;
use crate::kit::say;
use crate::report::findings::held_back::{bars, bars_in_words};

impl WhyTold {
    /// The bars; `None` where nobody is in need.
    pub(super) fn chart(&self) -> Option<Chart> {
        let (area, steps) = (&self.area_name, &self.cascade.steps);
        let need = self.cascade.need_person_months;
        Some(Chart {
            id: format!("steps-{}", self.area_code.to_lowercase()),
            title: say!(
                "answer.picture.steps",
                "From need to reach in {area}, in person-months",
                area,
            ),
            description: say!(
                "answer.picture.steps.description",
                "{area}, as if only its need counted. {steps}",
                area,
                steps = bars_in_words(need, steps),
            ),
            caption: say!(
                "answer.picture.steps.caption",
                "From need to reach in {area}, in person-months, as if only its need counted: each bar is the \
                 largest reach there could be with the limits so far. What is lost at the last step goes to \
                 others. What takes nothing has no bar.",
                area,
            ),
            shows: bars(need, steps)?,
        })
    }
}
