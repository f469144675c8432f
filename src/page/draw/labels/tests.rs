use super::{Area, Spot, Wanted, place, room_of};
use proptest::prelude::*;

proptest! {
    #[test]
    fn no_label_covers_another_or_leaves_the_frame(
        points in prop::collection::vec((0.0..300.0, 0.0..200.0, 1usize..14, any::<bool>()), 1..40),
    ) {
        let wanted: Vec<Wanted> = points
            .iter()
            .map(|&(x, y, n, over)| Wanted {
                text: "m".repeat(n), at: Spot { x, y }, size: 9.0, gap: 3.0, over,
            })
            .collect();
        let frame = Area { left: 0.0, top: 0.0, right: 300.0, bottom: 200.0 };
        let placed = place(&wanted, frame, Vec::new());
        let areas: Vec<Area> = placed
            .iter()
            .map(|p| Area::around(p.at, room_of(&wanted[p.of].text, 9.0), 9.0 * 1.15))
            .collect();
        for (n, area) in areas.iter().enumerate() {
            prop_assert!(frame.holds(area));
            prop_assert!(areas[..n].iter().all(|other| !other.meets(area)));
        }
    }
}
