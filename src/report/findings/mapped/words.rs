//! What all maps with ways say: how lines lie, who drew what, and what weights mean.

use super::ground::Ground;
use crate::kit::figure::Figure;
use crate::kit::{Sentence, say};
use crate::page::draw::map::{Course, Map, Open};

/// How many ways follow a road line, and what the others are.
pub(in crate::report) fn courses(ground: &Ground<'_>, map: &Map) -> Option<Sentence> {
    let on_ground = map.lines.iter().filter(|line| line.open != Open::ByAir);
    let (all, on_roads) = on_ground.fold((0usize, 0usize), |(all, roads), line| {
        (all + 1, roads + usize::from(line.course == Course::Road))
    });
    if all == 0 {
        return None;
    }
    let rest = all - on_roads;
    Some(match (on_roads, ground.has_straight_roads()) {
        (0, _) => say!(
            "plan.map.caption.no-roads",
            "No road line is drawn for any of the {all} ways: hollow lines join places straight and say \
             nothing of where the road lies.",
            all,
        ),
        (_, true) => say!(
            "plan.map.caption.straight-roads",
            "{on_roads} of {all} ways by land or sea follow the pack's road lines, which are straight from \
             junction to junction; {rest} hollow {rest:one joins|ones join} places straight and {rest:says|say} \
             nothing of where the road lies.",
            on_roads,
            all,
            rest,
        ),
        (_, false) => say!(
            "plan.map.caption.roads",
            "{on_roads} of {all} ways by land or sea follow the pack's road lines; {rest} hollow {rest:one \
             joins|ones join} places straight and {rest:says|say} nothing of where the road lies.",
            on_roads,
            all,
            rest,
        ),
    })
}

/// How the map came about and whose outlines these are.
pub(in crate::report) fn credits(ground: &Ground<'_>) -> Vec<Sentence> {
    let mut told = vec![say!("plan.map.projection", "Conformal conic projection.")];
    if ground.maps.provinces.is_empty() {
        told.push(say!(
            "plan.map.no-outlines",
            "The pack has no outlines: discs stand where the labels of provinces do, and say nothing of \
             their borders."
        ));
    }
    told.extend(ground.maps.attribution.iter().map(|said| match said.ends_with('.') {
        true => Sentence::of_others(said),
        false => say!("map.credit", "{said}.", said),
    }));
    told
}

/// What weights of lines count.
pub(in crate::report) fn unit_of_weights() -> String {
    say!("plan.map.ways.unit", "MT in all months").to_string()
}

/// Tonnes by weight of line.
pub(in crate::report) fn weights(bounds: [i128; 3]) -> Vec<String> {
    let [low, middle, high] = bounds.map(|n| Figure::rounded(n.into(), 0));
    let told = [
        say!("plan.map.ways.lowest", "up to {to}", to = low),
        say!("plan.map.ways.low", "to {to}", to = middle),
        say!("plan.map.ways.middle", "to {to}", to = high),
        say!("plan.map.ways.high", "over {from}", from = high),
    ];
    told.map(|words| words.to_string()).to_vec()
}
