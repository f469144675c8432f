//! Gathers what is told of the worth of permissions.

use super::said::sentences;
use super::{CounterpartsTold, Event, Pair, PairsAre, PlayerTold, Ranked, SplitTold, WorthReport};
use crate::analysis::game::Exact;
use crate::analysis::game_groups::HoldUp;
use crate::analysis::game_values::Interaction;
use crate::analysis::players::Chosen;
use crate::analysis::ranges::Losses;
use crate::analysis::setting::Setting;
use crate::analysis::valued::{How, Valued};
use crate::analysis::worth::{Fired, Pairs, Worth};
use crate::kit::figure::Figure;
use crate::report::findings::coalitions::{
    Basis, Estimated, GameMeta, Named, NotPlaying, ProofSummary, adding_up, give_or_take, masthead,
    share_of,
};
use crate::report::findings::effect;
use crate::report::findings::ranges::{DrawsTold, RangeEnds};
use crate::sharing::Sharing;
use num_traits::{Signed, Zero};

impl WorthReport {
    /// Gathers what is told.
    pub fn of(
        setting: Setting<'_>,
        chosen: &Chosen,
        worth: &Worth,
        (fired, sure): (Option<&[Fired]>, Option<&Losses>),
        sharing: Sharing,
    ) -> WorthReport {
        let valued = &worth.valued;
        let gain = valued.gain();
        let named: Vec<Named> =
            chosen.players.iter().map(|p| Named::of(setting.country, p)).collect();
        let ranks = ranks(&valued.shapley);
        let mut order: Vec<usize> = (0..named.len()).collect();
        order.sort_by_key(|&n| (ranks[n], n));
        let shown = adding_up(&valued.shapley);
        let players = |n: usize, rank| player((worth, sure), n, (&named[n], rank, shown[n]));
        let pick = |more: bool| pairs(&worth.pairs, &named, more);
        let own = (&setting.scenario.supply_split, valued);
        let others = worth.splits.iter().map(|split| (&split.split, &split.valued));
        let splits = (!worth.splits.is_empty()).then_some(own).into_iter().chain(others);
        let mut report = WorthReport {
            masthead: masthead(("aidreach-worth", 2), setting, sharing),
            about: GameMeta::of(setting),
            basis: Basis::of(setting, chosen, &valued.all),
            players_are: chosen.by.word(),
            sentences: Vec::new(),
            none_granted_person_months: Figure::long(&valued.none, 0),
            all_granted_person_months: Figure::long(&valued.all, 0),
            as_it_stands_person_months: Figure::long(&worth.as_it_stands, 0),
            gain_person_months: Figure::long(&gain, 0),
            players: order.iter().enumerate().map(|(at, &n)| players(n, at + 1)).collect(),
            counterparts: CounterpartsTold::of(setting.country, &worth.counterparts),
            pairs_are: pairs_are(&worth.pairs),
            worth_more_together: pick(true),
            either_will_do: pick(false),
            splits: splits.map(|(name, valued)| split(name, valued, &named, &order)).collect(),
            events: fired.map(|fired| fired.iter().map(|f| event(setting, f)).collect()),
            not_playing: NotPlaying::of(setting.country, chosen),
            unasked: Vec::new(),
            estimated: Estimated::of(&valued.how),
            drawn: sure.map(DrawsTold::of_losses),
            certificate: match &valued.how {
                How::All(swept) => Some(ProofSummary::of(named.len(), swept)),
                How::Drawn { .. } => None,
            },
        };
        report.sentences = sentences(&report);
        report
    }
}

/// Places by value, from 1; equal values share a place.
fn ranks(values: &[Exact]) -> Vec<usize> {
    values.iter().map(|value| 1 + values.iter().filter(|other| *other > value).count()).collect()
}

fn player(
    (worth, sure): (&Worth, Option<&Losses>),
    n: usize,
    (named, rank, shown): (&Named, usize, Figure),
) -> PlayerTold {
    let valued = &worth.valued;
    let spread = valued.spreads.get(n);
    let person_months = |exact: &Exact| Figure::long(exact, 0);
    PlayerTold {
        named: named.clone(),
        rank,
        worth_person_months: shown,
        give_or_take_person_months: spread.map(|s| give_or_take(s.within)),
        surely_within_person_months: spread.and_then(|s| s.bound).map(Figure::upwards),
        granted_first_person_months: person_months(&valued.alone[n]),
        granted_last_person_months: person_months(&valued.last[n]),
        granted_last_range: sure.map(|sure| RangeEnds::of(sure.range(n))),
        banzhaf_person_months: worth.banzhaf.get(n).map(person_months),
        p_granted: Figure::long(&worth.odds[n], 2),
        hold_up_share_of_gain: share(&worth.hold_up[n]),
        worth_share: share_of(&valued.shapley[n], &valued.gain()),
    }
}

fn pairs_are(pairs: &Pairs) -> PairsAre {
    match pairs {
        Pairs::Interactions(_) => PairsAre::Interaction,
        Pairs::LostTogether(_) => PairsAre::LostTogether,
    }
}

fn share(hold_up: &HoldUp) -> Option<Figure> {
    hold_up.of_gain.as_ref().map(|share| Figure::long(share, 6))
}

/// How many pairs are told of each sort.
const PAIRS: usize = 4;

fn pairs(pairs: &Pairs, named: &[Named], more: bool) -> Vec<Pair> {
    let mut found: Vec<&Interaction> = pairs
        .each()
        .iter()
        .filter(|pair| !pair.value.is_zero() && pair.value.is_positive() == more)
        .filter(|pair| !Figure::long(&pair.value, 0).is_nought())
        .collect();
    found.sort_by(|a, b| b.value.abs().cmp(&a.value.abs()).then(a.pair.cmp(&b.pair)));
    let pair = |pair: &&Interaction| Pair {
        players: pair.pair.map(|n| named[n].id.clone()),
        names: pair.pair.map(|n| named[n].name.clone()),
        figure_is: pairs_are(pairs),
        interaction_person_months: Figure::long(&pair.value, 0),
    };
    found.iter().take(PAIRS).map(pair).collect()
}

fn split(name: &str, valued: &Valued, named: &[Named], order: &[usize]) -> SplitTold {
    let (ranks, shown) = (ranks(&valued.shapley), adding_up(&valued.shapley));
    let ranked = |&n: &usize| Ranked {
        split: name.to_owned(),
        id: named[n].id.clone(),
        name: named[n].name.clone(),
        rank: ranks[n],
        worth_person_months: shown[n],
        give_or_take_person_months: valued.spreads.get(n).map(|s| give_or_take(s.within)),
    };
    SplitTold {
        split: name.to_owned(),
        gain_person_months: Figure::long(&valued.gain(), 0),
        all_granted_person_months: Figure::long(&valued.all, 0),
        players: order.iter().map(ranked).collect(),
    }
}

fn event(setting: Setting<'_>, fired: &Fired) -> Event {
    let scenario = setting.scenario;
    let with = format!("{} with the event", scenario.id);
    let about =
        effect::EffectInput { country: setting.country, window: scenario.window, scenario: &with };
    let effect = effect::told(&about, &fired.change);
    Event {
        event: scenario.triggers[fired.trigger.index()].event.clone(),
        happens_in_scenario: fired.happens,
        without_person_months: Figure::long(&fired.without, 0),
        with_person_months: Figure::long(&fired.with, 0),
        lost_person_months: effect.total.lost,
        effect,
    }
}
