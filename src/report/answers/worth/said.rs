//! What permissions are worth, in sentences.

use super::{Event, Pair, WorthReport};
use crate::plan::sweep::Measure;
use crate::report::findings::coalitions::all_granting;

/// Pairs whose interaction is at least one part in so many of the whole worth are said aloud.
const TELLING: i128 = 100;

impl Event {
    /// Who loses, before how many are reached: a month that gets more does not make up for another.
    pub(super) fn headline(&self) -> String {
        let [with, without] = [self.with_person_months, self.without_person_months];
        let reach = match with.exact() == without.exact() {
            true => {
                format!("as many are reached in all, {}, but not the same people", with.grouped())
            }
            false => {
                format!("in all {} are reached instead of {}", with.grouped(), without.grouped())
            }
        };
        match self.lost_person_months.is_nought() {
            true => format!(
                "none of those served without it is lost; in all {} person-months are reached instead \
                 of {}.",
                with.grouped(),
                without.grouped()
            ),
            false => {
                format!("{} person-months are lost; {reach}.", self.lost_person_months.grouped())
            }
        }
    }
}

/// What a negotiator would say aloud.
pub(super) fn sentences(report: &WorthReport) -> Vec<String> {
    let what = all_granting(report.players.len(), report.basis.by);
    let stands = match report.as_it_stands_person_months == report.all_granted_person_months {
        true => {
            "The scenario as it stands has all of them already; what it denies on some days is \
                 denied in the reference plan, too."
                .to_owned()
        }
        false => format!(
            "As the scenario stands, it is {}.",
            report.as_it_stands_person_months.grouped()
        ),
    };
    let mut told = vec![format!(
        "With {what} {} person-months {}, with none of them {}: granting is worth {}. {stands}",
        report.all_granted_person_months.grouped(),
        verb(report.basis.counts),
        report.none_granted_person_months.grouped(),
        report.gain_person_months.grouped(),
    )];
    if report.gain_person_months.is_nought() {
        told.push("None of them changes that, alone or together.".to_owned());
        return told;
    }
    told.extend(report.not_playing.taken_for_granted());
    told.extend(report.counterparts.sentences());
    let gain = report.gain_person_months.exact();
    let tells = |pair: &&Pair| {
        let weight = pair.interaction_person_months.exact() * TELLING;
        weight >= gain || -weight >= gain
    };
    if let Some(Pair { names: [one, other], .. }) = report.worth_more_together.first().filter(tells)
    {
        told.push(format!(
            "Ask together for {one} and {other}: each is worth more once the other is granted."
        ));
    }
    if let Some(Pair { names: [one, other], .. }) = report.either_will_do.first().filter(tells) {
        told.push(format!(
            "Either {one} or {other} will do for part of the way: each is worth less once the other \
             is granted."
        ));
    }
    told
}

/// What is said of the person-months that a measure counts.
fn verb(measure: Measure) -> &'static str {
    match measure {
        Measure::Kept => "of the reference plan are kept",
        Measure::Reach => "are reached",
        Measure::Ceiling => "could be reached if food from outside were ample",
    }
}
