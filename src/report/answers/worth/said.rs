//! What permissions are worth, in sentences.

use super::{Event, Pair, PlayerTold, WorthReport};
use crate::kit::sentence::{Joined, in_millions};
use crate::kit::{Sentence, say};
use crate::plan::sweep::Measure;
use crate::report::findings::coalitions::all_granting;

/// Pairs whose interaction is at least one part in so many of the whole worth are said aloud.
const TELLING: i128 = 100;

impl Event {
    /// Whether it happens, and what it costs.
    pub(super) fn told(&self) -> Sentence {
        let (event, lost) = (&self.event, self.lost());
        match self.happens_in_scenario {
            true => {
                say!("worth.event", "If {event} (as dated in the scenario): {lost}", event, lost)
            }
            false => say!(
                "worth.event.elsewhere",
                "If {event} (for all of the window; it does not happen in the scenario): {lost}",
                event,
                lost
            ),
        }
    }

    /// Who loses, before how many are reached: a month that gets more does not make up for another.
    fn lost(&self) -> Sentence {
        let [with, without] = [self.with_person_months, self.without_person_months];
        let lost = self.lost_person_months;
        match (lost.is_nought(), with.exact() == without.exact()) {
            (true, _) => say!(
                "worth.event.lost.none",
                "none of those served without it is lost; in all {with} person-months are reached instead \
                 of {without}.",
                with,
                without,
            ),
            (false, true) => say!(
                "worth.event.lost.as-many",
                "{lost} person-months are lost; as many are reached in all, {with}, but not the same people.",
                lost,
                with,
            ),
            (false, false) => say!(
                "worth.event.lost",
                "{lost} person-months are lost; in all {with} are reached instead of {without}.",
                lost,
                with,
                without,
            ),
        }
    }
}

/// Of how many players, those on which most hangs first, the range is said aloud.
const SURE: usize = 3;

/// How sure what hangs on each alone is.
fn how_sure(report: &WorthReport) -> Option<Sentence> {
    let drawn = report.drawn.as_ref()?;
    let mut players: Vec<&PlayerTold> = report.players.iter().collect();
    players.sort_by_key(|player| std::cmp::Reverse(player.granted_last_person_months));
    let each = players.iter().take(SURE).filter_map(|player| {
        let range = player.granted_last_range?;
        Some(say!(
            "worth.range.of",
            "{name} {low} to {high}",
            name = &player.named.name,
            low = in_millions(range.low_person_months),
            high = in_millions(range.high_person_months),
        ))
    });
    Some(say!(
        "worth.range",
        "How sure: if one alone refuses, so many person-months are lost in eight of ten of {draws} draws, with \
         the plan made anew in each: {each}. {drawn}",
        draws = drawn.draws as usize,
        each = Joined::Semicolons.list(each),
        drawn = drawn.said(),
    ))
}

/// What a negotiator would say aloud.
pub(super) fn sentences(report: &WorthReport) -> Vec<Sentence> {
    let mut told = vec![granting(report)];
    if report.gain_person_months.is_nought() {
        told.push(say!("worth.nothing", "None of them changes that, alone or together."));
        return told;
    }
    told.extend(report.not_playing.taken_for_granted());
    told.extend(report.counterparts.sentences());
    told.extend(how_sure(report));
    let gain = report.gain_person_months.exact();
    let tells = |pair: &&Pair| {
        let weight = pair.interaction_person_months.exact() * TELLING;
        weight >= gain || -weight >= gain
    };
    if let Some(Pair { names: [one, other], .. }) = report.worth_more_together.first().filter(tells)
    {
        told.push(say!(
            "worth.together",
            "Ask together for {one} and {other}: each is worth more once the other is granted.",
            one,
            other
        ));
    }
    if let Some(Pair { names: [one, other], .. }) = report.either_will_do.first().filter(tells) {
        told.push(say!(
            "worth.either",
            "{one^} and {other} bring in part the same: each is worth less once the other is granted. That \
             does not say that one can replace the other; the brief on who decides it does.",
            one,
            other
        ));
    }
    told
}

/// With all granted, with none of them, and as the scenario stands.
fn granting(report: &WorthReport) -> Sentence {
    let players = all_granting(report.players.len(), report.basis.by);
    let [all, none] = [report.all_granted_person_months, report.none_granted_person_months];
    let (gain, now) = (report.gain_person_months, report.as_it_stands_person_months);
    let stands = match now == all {
        true => say!(
            "worth.stands.has-all",
            "The scenario as it stands has all of them already; what it denies on some days is denied in \
             the reference plan, too."
        ),
        false => say!("worth.stands", "As the scenario stands, it is {now}.", now),
    };
    match report.basis.counts {
        Measure::Kept => say!(
            "worth.granting.kept",
            "With {players} {all} person-months of the reference plan are kept, with none of them {none}: \
             granting is worth {gain}. {stands}",
            players,
            all,
            none,
            gain,
            stands,
        ),
        Measure::Reach => say!(
            "worth.granting.reach",
            "With {players} {all} person-months are reached, with none of them {none}: granting is worth \
             {gain}. {stands}",
            players,
            all,
            none,
            gain,
            stands,
        ),
        Measure::Ceiling => say!(
            "worth.granting.ceiling",
            "With {players} {all} person-months could be reached if food from outside were ample, with none \
             of them {none}: granting is worth {gain}. {stands}",
            players,
            all,
            none,
            gain,
            stands,
        ),
    }
}
