//! How a network stands, in a few sentences, and what they do not say.

use super::Said;
use crate::analysis::keep_open::{AreaStanding, KeepOpen, Single, Standing};
use crate::kit::sentence::Joined;
use crate::kit::{Sentence, say};
use crate::report::findings::ways_in;

/// How many links the headline tells of those to keep open.
const FIRST: usize = 3;

/// What the figures do not say.
pub(super) fn caveats() -> Vec<Sentence> {
    vec![
        say!(
            "network.caveat.access",
            "Access, not tonnes: a way counts as open in a month in which it is open at all, however little \
             it carries."
        ),
        say!(
            "network.caveat.not-served",
            "Who can be got to, not who would be served: it does not tell what of a plan is lost where a way \
             closes or a permission is refused, nor to whom food would go instead. `aidreach compare` tells \
             that of two scenarios, `aidreach denials` of each permission, and `aidreach why AREA` for one \
             area."
        ),
        say!(
            "network.caveat.months",
            "Food on a way that takes months counts from the month in which it arrives, without waiting; what \
             left before the window is not counted."
        ),
        say!(
            "network.caveat.outside",
            "From outside the country: food bought inside it may still get about where nothing comes in."
        ),
        say!(
            "network.caveat.sharing",
            "A list for keeping ways open and for talks about it. It must not leave the planning team."
        ),
    ]
}

impl Said<'_> {
    pub(super) fn headline(&self, standing: &Standing) -> Vec<Sentence> {
        let mut told = Vec::new();
        if standing.only_inside {
            told.push(say!(
                "network.only-inside",
                "No food comes from outside the country: what is told here counts from where it is on offer \
                 inside."
            ));
        }
        told.push(self.cut_off(standing));
        let name = |area: &AreaStanding| self.0.country.areas[area.area.index()].name.as_str();
        let lone = standing.areas.iter().filter(|a| a.entries.len() == 1);
        let lone: Vec<&str> = lone.map(name).collect();
        if !lone.is_empty() {
            let areas = Joined::And.list(lone);
            told.push(say!("network.one-way-in", "One way in only: {areas}.", areas));
        }
        if !standing.without_food.is_empty() && !standing.only_inside {
            let ways = standing.without_food.iter();
            let ways = ways.map(|way| ways_in::name(self.0.country, *way));
            told.push(say!(
                "network.without-food",
                "No food is on offer behind {ways}: {n:it is|they are} no entry {n:point|points} here.",
                n = standing.without_food.len(),
                ways = Joined::And.list(ways),
            ));
        }
        let weighty = |keep: &KeepOpen| match keep.single {
            Single::Link(link) => Some(say!(
                "network.weighty",
                "{link} ({people} person-months)",
                link = self.link(link),
                people = keep.people,
            )),
            Single::Permission(_) => None,
        };
        let weighty: Vec<Sentence> =
            standing.keep_open.iter().filter_map(weighty).take(FIRST).collect();
        told.push(match weighty.is_empty() {
            true => say!(
                "network.no-single-link",
                "No single link is one that an area cannot do without."
            ),
            false => say!(
                "network.keep-open-first",
                "Links to keep open first, by the people who cannot be got to without them: {links}.",
                links = Joined::And.list(weighty),
            ),
        });
        told
    }

    /// Which areas nothing from outside gets to, and when.
    fn cut_off(&self, standing: &Standing) -> Sentence {
        let n = standing.areas.len();
        let cut = standing.areas.iter().filter(|area| !area.cut_off.is_empty()).map(|area| {
            say!(
                "network.cut-off.area",
                "{area} ({months})",
                area = &self.0.country.areas[area.area.index()].name,
                months = self.months(&area.cut_off),
            )
        });
        let cut: Vec<Sentence> = cut.collect();
        match cut.len() {
            0 if standing.only_inside => say!(
                "network.none-cut-off.inside",
                "Food on offer gets to {n:the one area|all of {n} areas} in need in every month.",
                n
            ),
            some if standing.only_inside => say!(
                "network.cut-off.inside",
                "No food on offer gets to {some} of {n} areas in some months: {areas}. What is stored there \
                 before can be handed out then.",
                some,
                n,
                areas = Joined::And.list(cut),
            ),
            0 => say!(
                "network.none-cut-off",
                "Food from outside gets to {n:the one area|all of {n} areas} in need in every month.",
                n
            ),
            some => say!(
                "network.cut-off",
                "Nothing from outside gets to {some} of {n} areas in some months: {areas}. What is stored \
                 there before can be handed out then.",
                some,
                n,
                areas = Joined::And.list(cut),
            ),
        }
    }
}
