//! Changes to who grants what.

mod standing;

use super::names::{Kind, Thing};
use super::{About, Lines, Misread, Of, Said, Verb, amounts, spans, text};
use crate::country::{LinkIx, PermissionIx, Term};
use crate::time::Span;
use std::collections::BTreeSet;

/// Everything that a decision can be about.
const ALL: [Kind; 6] =
    [Kind::Permission, Kind::Counterpart, Kind::Corridor, Kind::Place, Kind::Area, Kind::Link];

/// What is decided.
enum Decided {
    Denied,
    Granted,
    Partial(f64),
    Levy(f64),
}

impl About<'_> {
    /// What a change to who grants what adds.
    pub(super) fn decided(&self, said: &Said) -> Result<Lines, Misread> {
        let (rest, span) = spans::split(&said.rest, self.base.window)?;
        let (name, decided) = match said.verb {
            Verb::Partial => {
                let (name, share) = amounts::ending(&rest, amounts::share)?
                    .ok_or_else(|| needs(said, "how much is open, such as `East Gate 50%`"))?;
                (name, Decided::Partial(share))
            }
            Verb::Levy => {
                let (name, usd) = amounts::levied(&rest)?.ok_or_else(|| {
                    needs(said, "how many US dollars a tonne, such as `east-transit 30`")
                })?;
                (name, Decided::Levy(usd))
            }
            Verb::Open => (rest, Decided::Granted),
            Verb::Shut
            | Verb::Capacity
            | Verb::Supplies
            | Verb::Late
            | Verb::Need
            | Verb::Budget
            | Verb::Ration => (rest, Decided::Denied),
        };
        let found = self.place_first(self.names.called(&name, &ALL)?);
        let mut held: Vec<(Thing, Vec<PermissionIx>)> =
            found.iter().map(|thing| (*thing, self.about(*thing))).collect();
        if held.iter().any(|(_, permissions)| !permissions.is_empty()) {
            held.retain(|(_, permissions)| !permissions.is_empty());
        }
        let sets: BTreeSet<&Vec<PermissionIx>> = held.iter().map(|(_, set)| set).collect();
        let permissions = match sets.into_iter().collect::<Vec<_>>().as_slice() {
            [only] => (*only).clone(),
            _ => {
                let things: Vec<Thing> = held.iter().map(|(thing, _)| *thing).collect();
                return Err(self.names.choice(&name, &things));
            }
        };
        if permissions.is_empty() {
            return match decided {
                Decided::Denied => self.carries_nothing(&name, &found, span),
                Decided::Granted | Decided::Partial(_) | Decided::Levy(_) => {
                    Err(self.nobody_decides(&name, &found))
                }
            };
        }
        let at_places = matches!(decided, Decided::Denied) && !self.closes(&found, &permissions);
        if at_places {
            return self.carries_nothing(&name, &found, span);
        }
        self.undone(&permissions, &decided, span)?;
        self.levied_on_a_grant(&permissions, &decided, span)?;
        if let (Decided::Levy(_), [_, _, ..]) = (&decided, permissions.as_slice()) {
            let things: Vec<Thing> = permissions.iter().map(|ix| Thing::Permission(*ix)).collect();
            return Err(self.names.choice(&name, &things));
        }
        let mut lines = self.decision(&permissions, &decided, span);
        if self.stands_so(&permissions, &decided, span) {
            lines.explained.push_str(" (so it is already: this changes nothing)");
        }
        Ok(Lines { title: "another decision".to_owned(), decided: permissions, span, ..lines })
    }

    /// The permissions that are about something and nothing else.
    fn about(&self, thing: Thing) -> Vec<PermissionIx> {
        let country = self.country;
        let all = (0..country.permissions.len() as u32).map(PermissionIx);
        let of = |ix: &PermissionIx| &country.permissions[ix.index()];
        let within = |ix: &PermissionIx, links: &[LinkIx]| {
            let own = self.needed.links_of(*ix);
            !own.is_empty() && own.iter().all(|link| links.contains(link))
        };
        let names_area = |ix: &PermissionIx| {
            let selector = &of(ix).applies_to;
            selector.any_of.iter().flatten().any(|term| matches!(term, Term::Area(_)))
        };
        match thing {
            Thing::Permission(ix) => vec![ix],
            Thing::Counterpart(counterpart) => {
                all.filter(|ix| of(ix).counterpart == counterpart).collect()
            }
            Thing::Area(area) => all
                .filter(|ix| {
                    let any_of = &of(ix).applies_to.any_of;
                    any_of.iter().all(|terms| terms.contains(&Term::Area(area)))
                })
                .collect(),
            Thing::Corridor(_) | Thing::Place(_) | Thing::Link(_) => {
                let links = self.links_at(thing);
                all.filter(|ix| !names_area(ix) && within(ix, &links)).collect()
            }
        }
    }

    /// The links at a place, of a crossing, or one by itself.
    pub(super) fn links_at(&self, thing: Thing) -> Vec<LinkIx> {
        let links = &self.country.links;
        let all = (0..links.len() as u32).map(LinkIx);
        all.filter(|ix| {
            let link = &links[ix.index()];
            match thing {
                Thing::Corridor(corridor) => link.corridor == Some(corridor),
                Thing::Place(place) => link.from == place || link.to == place,
                Thing::Link(own) => *ix == own,
                Thing::Permission(_) | Thing::Counterpart(_) | Thing::Area(_) => false,
            }
        })
        .collect()
    }

    /// Things of one name, of which a place stands for the crossings that lead there; `crossing:` before the
    /// name says that one of these alone is meant.
    pub(super) fn place_first(&self, found: Vec<Thing>) -> Vec<Thing> {
        let places = found.iter().filter(|thing| matches!(thing, Thing::Place(_)));
        let [place] = places.collect::<Vec<_>>()[..] else { return found };
        let there = self.links_at(*place);
        let leads_there = |thing: &Thing| {
            let own = self.links_at(*thing);
            matches!(thing, Thing::Corridor(_)) && own.iter().all(|link| there.contains(link))
        };
        let place = *place;
        found.into_iter().filter(|thing| *thing == place || !leads_there(thing)).collect()
    }

    /// What no permission is about is shut by what it carries.
    fn carries_nothing(
        &self,
        name: &str,
        found: &[Thing],
        span: Option<Span>,
    ) -> Result<Lines, Misread> {
        let sets: BTreeSet<Vec<LinkIx>> = found.iter().map(|thing| self.links_at(*thing)).collect();
        let mut sets: Vec<Vec<LinkIx>> = sets.into_iter().filter(|set| !set.is_empty()).collect();
        match (sets.pop(), sets.is_empty()) {
            (Some(links), true) => {
                let title = "another decision".to_owned();
                Ok(Lines { title, ..self.on_links(&links, "times = 0", "carry nothing", span)? })
            }
            (Some(_), false) => Err(self.names.choice(name, found)),
            (None, _) => Err(self.nobody_decides(name, found)),
        }
    }

    fn nobody_decides(&self, name: &str, found: &[Thing]) -> Misread {
        let links: BTreeSet<LinkIx> = found.iter().flat_map(|t| self.links_at(*t)).collect();
        let needed: BTreeSet<PermissionIx> =
            links.iter().flat_map(|link| self.needed.needed_by_link(*link)).copied().collect();
        let told = |ix: &PermissionIx| self.names.told(Thing::Permission(*ix));
        let needed: Vec<String> = needed.iter().map(told).collect();
        let help = match needed.is_empty() {
            true => self.names.holding(name, &ALL),
            false => format!("ways there need {}; say which is meant", needed.join(", ")),
        };
        Misread::new(Of::Name, format!("no permission is about `{name}` alone"), help)
    }

    fn decision(
        &self,
        permissions: &[PermissionIx],
        decided: &Decided,
        span: Option<Span>,
    ) -> Lines {
        let country = self.country;
        let of = |ix: &PermissionIx| &country.permissions[ix.index()];
        let ids: Vec<String> = permissions.iter().map(|ix| of(ix).id.clone()).collect();
        let mut keys = vec![format!("permissions = {}", text::list(&ids))];
        let done = match decided {
            Decided::Denied => {
                keys.push("state = \"denied\"".to_owned());
                "denied".to_owned()
            }
            Decided::Granted => {
                keys.push("state = \"granted\"".to_owned());
                "granted".to_owned()
            }
            Decided::Partial(share) => {
                keys.push("state = \"partial\"".to_owned());
                keys.push(format!("share = {}", text::decimal(*share)));
                format!("granted for {} %", text::shown(share * 100.0))
            }
            Decided::Levy(usd) => {
                keys.push("state = \"granted\"".to_owned());
                keys.push(format!("levy_usd_per_mt = {}", text::decimal(*usd)));
                format!("granted against {} US dollars a tonne", text::shown(*usd))
            }
        };
        keys.extend(text::days(span));
        let who = |ix: &PermissionIx| {
            let who = &country.counterparts[of(ix).counterpart.index()].name;
            format!("{} ({who})", of(ix).name)
        };
        let names: Vec<String> = permissions.iter().map(who).collect();
        let explained = format!("{}: {done}{}", text::some_of(&names), text::when(span));
        Lines { explained, table: Some(("decide", keys)), ..Lines::default() }
    }
}

/// A change lacks something.
pub(super) fn needs(said: &Said, what: &str) -> Misread {
    Misread::new(
        Of::Amount,
        format!("`{}` does not say enough", said.in_words()),
        format!("add {what}"),
    )
}
