//! What a scenario costs areas beside another one, as bars.

use crate::kit::chart::{Bar, Beside, Chart, Key, MOST, Shows, first_few, how_many};
use crate::kit::say;
use crate::report::findings::effect::{EffectTold, LossTold};

/// Lost and moved here by area, the one that loses most first; `None` where nothing is lost.
pub(super) fn chart(n: usize, effect: &EffectTold) -> Option<Chart> {
    let (scenario, reference) = (&effect.scenario, &effect.reference);
    let areas = &effect.by_area;
    let told = &areas[..areas.len().min(MOST)];
    let moves = told.iter().any(|area| !area.moved.is_nought());
    let beside = |moved| if moves { Beside::Second(moved) } else { Beside::Nothing };
    let bar =
        |area: &LossTold| Bar { beside: beside(area.moved), ..Bar::of(&area.name, area.lost) };
    let bars: Vec<Bar> = told.iter().map(bar).collect();
    if bars.iter().all(|bar| bar.figure.is_nought()) {
        return None;
    }
    let shown = how_many(bars.len(), areas.len());
    Some(Chart {
        id: format!("costs-{}-bars", n + 1),
        title: say!(
            "answer.picture.costs",
            "Lost by area: {scenario} beside {reference}, in person-months",
            scenario,
            reference,
        ),
        description: say!(
            "answer.picture.costs.description",
            "Bars of person-months lost by area, the most first: {bars}.",
            bars = first_few(&bars),
        ),
        caption: match moves {
            true => say!(
                "answer.picture.costs.moved",
                "Person-months lost by area, and moved here instead; to the left, where fewer are served \
                 instead. {shown}",
                shown,
            ),
            false => say!(
                "answer.picture.costs.caption",
                "Person-months lost by area; none are moved here instead. {shown}",
                shown,
            ),
        },
        shows: Shows::Bars(key(moves), bars),
    })
}

/// What the bars are.
fn key(moves: bool) -> Key {
    match moves {
        true => Key::Both([
            say!("answer.picture.lost", "lost"),
            say!("answer.picture.moved", "moved here"),
        ]),
        false => Key::None,
    }
}
