use super::{Area, Beside, Field, Spot, room_of};
use proptest::prelude::*;

proptest! {
    #[test]
    fn no_label_covers_another_or_leaves_the_frame(
        points in prop::collection::vec((0.0..300.0, 0.0..200.0, 1usize..14, 0u8..3), 1..40),
    ) {
        let frame = Area { left: 0.0, top: 0.0, right: 300.0, bottom: 200.0 };
        let mut field = Field { frame, taken: Vec::new(), lines: Vec::new() };
        let mut placed: Vec<Area> = Vec::new();
        for (x, y, n, kind) in points {
            let at = Spot { x, y };
            let ring = Area::around(at, 60.0, 40.0).corners();
            let ring = ring.into_iter().chain([ring[0]]).collect();
            let beside = match kind {
                0 => Beside::Within(at, vec![ring]),
                1 => Beside::Sign(at, 8.0),
                _ => Beside::Edge(at),
            };
            let text = "m".repeat(n);
            if let Some(at) = field.place(&text, 9.0, &beside) {
                placed.push(Area::around(at, room_of(&text, 9.0), 9.0 * 1.15));
            }
        }
        for (n, area) in placed.iter().enumerate() {
            prop_assert!(frame.holds(area));
            prop_assert!(placed[..n].iter().all(|other| !other.meets(area)));
        }
    }
}
