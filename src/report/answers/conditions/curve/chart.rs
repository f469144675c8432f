//! Reach against the hardness of a condition, as a curve.

use super::CurveReport;
use super::tables::PointTold;
use crate::kit::chart::{Chart, Curve, Point, Shows};
use crate::kit::say;
use crate::kit::sentence::term;

impl CurveReport {
    /// The curve; `None` where there is but one value.
    pub(super) fn chart(&self) -> Option<Chart> {
        let [first, .., last] = &self.points[..] else { return None };
        let told = |point: &PointTold| Point {
            at: [point.value, point.reached_person_months],
            mark: point
                .is_knee
                .then(|| say!("answer.picture.curve.knee", "knee at {value}", value = point.value)),
        };
        let refused = self.refused_person_months;
        let across = say!("answer.picture.curve.across", "{unit}", unit = term(self.unit));
        let up = say!("answer.picture.curve.up", "Person-months reached");
        let level = say!("answer.picture.curve.refused", "refused: {refused}", refused);
        Some(Chart {
            id: "curve".to_owned(),
            title: say!(
                "answer.picture.curve",
                "Person-months reached as the condition hardens: {permission}",
                permission = &self.permission_name,
            ),
            description: say!(
                "answer.picture.curve.description",
                "A curve. {unit} from {mild} to {hard}: {first} person-months become {last}; refused, they \
                 are {refused}.",
                first = first.reached_person_months,
                mild = first.value,
                last = last.reached_person_months,
                hard = last.value,
                unit = term(self.unit),
                refused,
            ),
            caption: say!(
                "answer.picture.curve.caption",
                "Each point is a row of the table; the lines between only join them. Dashed: what is reached \
                 if it is refused."
            ),
            shows: Shows::Curve(Curve {
                along: [across, up],
                points: self.points.iter().map(told).collect(),
                level: Some((refused, level)),
            }),
        })
    }
}
