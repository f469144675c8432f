//! What holds a plan back, for a page: bars from need to reach, and the limits that matter with what to look at.

use super::{LiveHead, LiveScope};
use crate::analysis::effect::Change;
use crate::kit::Sentence;
use crate::kit::figure::Figure;
use crate::network::{LiesAt, Limit};
use crate::report::findings::effect::{EffectTold, effect_told};
use crate::report::findings::held_back::{
    LeftWithNothing, StepTold, bottlenecks, cascade, in_the_way_of, left_with_nothing,
    step_in_words,
};
use crate::report::findings::subject::Subject;
use schemars::JsonSchema;
use serde::Serialize;

/// What holds a plan back.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct HeldTold {
    /// The head.
    #[serde(flatten)]
    pub head: LiveHead,
    /// From need to reach.
    pub cascade: Bars,
    /// What is first in the way of more, in a sentence; absent where none is by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_in_the_way: Option<Sentence>,
    /// Limits that hold the plan back, alone or together, the largest gain first.
    pub bottlenecks: Vec<LimitShown>,
    /// Who is left with nothing, in sentences.
    pub left_with_nothing: Vec<Sentence>,
    /// What the changes cost with links that carry the least, the best and the most they are believed to, and as
    /// known; absent where nothing is otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<EffectTold>,
}

/// From need to reach, as bars.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Bars {
    /// Person-months in need.
    pub need: Figure,
    /// Each limit that comes into force and takes something, in order; the last is what the plan reaches.
    pub steps: Vec<Bar>,
    /// The finding in sentences.
    pub said: Vec<Sentence>,
}

/// A limit that comes into force.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct Bar {
    /// Its key.
    pub step: &'static str,
    /// In words.
    pub label: Sentence,
    /// Person-months left.
    pub left: Figure,
    /// Person-months that it takes away.
    pub lost: Figure,
}

/// Limits that hold the plan back, and where they lie.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct LimitShown {
    /// The finding.
    pub said: Sentence,
    /// Person-months more that are reached with all of them raised.
    pub gain: Figure,
    /// Ids of links.
    pub links: Vec<String>,
    /// Ids of places.
    pub places: Vec<String>,
    /// Ids of permissions.
    pub permissions: Vec<String>,
    /// P-codes of areas.
    pub areas: Vec<String>,
}

/// What is told of a plan that is held back.
pub struct HeldInput<'a> {
    /// What it is about.
    pub scope: LiveScope<'a>,
    /// The plan, and what it was made from.
    pub subject: Subject<'a>,
    /// What the changes cost; `None` where nothing is otherwise.
    pub change: Option<&'a Change>,
}

impl HeldTold {
    /// Lays it out.
    pub fn of(input: &HeldInput<'_>) -> HeldTold {
        let subject = &input.subject;
        let told = cascade(subject);
        let first_in_the_way = in_the_way_of(&told);
        let bar = |step: &StepTold| Bar {
            step: step.step.word(),
            label: step_in_words(step.step),
            left: step.left_person_months,
            lost: step.lost_person_months,
        };
        let limits = subject.held.limits.iter().zip(bottlenecks(subject));
        let LeftWithNothing { sentences, .. } = left_with_nothing(subject);
        HeldTold {
            head: LiveHead::of(&input.scope),
            cascade: Bars {
                need: told.need_person_months,
                steps: told.steps.iter().filter(|step| step.is_shown()).map(bar).collect(),
                said: told.sentences,
            },
            first_in_the_way,
            bottlenecks: limits
                .map(|(found, told)| {
                    let which = found.limits.iter().map(|raised| raised.limit);
                    LimitShown {
                        said: told.sentence,
                        gain: told.gain_person_months,
                        ..lie(subject, which)
                    }
                })
                .collect(),
            left_with_nothing: sentences,
            beside: input
                .change
                .map(|change| effect_told(subject.country, subject.scenario, change)),
        }
    }
}

/// Where limits lie.
fn lie(subject: &Subject<'_>, limits: impl Iterator<Item = Limit>) -> LimitShown {
    let country = subject.country;
    let mut shown = LimitShown {
        said: Sentence::of_others(""),
        gain: Figure::default(),
        links: Vec::new(),
        places: Vec::new(),
        permissions: Vec::new(),
        areas: Vec::new(),
    };
    for at in limits.filter_map(Limit::lies_at) {
        match at {
            LiesAt::Permission(ix) => {
                shown.permissions.push(country.permissions[ix.index()].id.clone());
            }
            LiesAt::Link(ix) => shown.links.push(country.links[ix.index()].id.clone()),
            LiesAt::Place(ix) => shown.places.push(country.places[ix.index()].id.clone()),
            LiesAt::Area(ix) => shown.areas.push(country.areas[ix.index()].pcode.clone()),
        }
    }
    shown
}
