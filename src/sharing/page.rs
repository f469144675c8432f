//! What a page of what-ifs may be asked at a level. Whoever asks often enough finds out what a question turns
//! on, so what may be asked is decided with what the page's pack holds: see `sharing::coarse`.

use super::Sharing;
use crate::country::words;

/// Something that a page can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageAsks {
    /// Plans of the pack's scenarios, and each beside another.
    Scenarios,
    /// A plan with more granted.
    Opening,
    /// A plan with anything else changed.
    OtherChanges,
    /// A plan that strives for something else.
    OtherAim,
    /// What holds a plan back, how sure it is, and what stands in.
    Limits,
    /// The text of a scenario.
    Texts,
}
words!(PageAsks {
    Scenarios = "plans of the pack's scenarios, and one beside another",
    Opening = "`open`",
    OtherChanges = "changes other than `open`",
    OtherAim = "another objective",
    Limits = "`held`, `ranges` and `stand-in`",
    Texts = "texts of scenarios",
});

impl PageAsks {
    /// The furthest readers whose page answers it.
    fn furthest(self) -> Sharing {
        match self {
            PageAsks::Scenarios => Sharing::Public,
            PageAsks::Opening => Sharing::Partner,
            PageAsks::OtherChanges | PageAsks::OtherAim | PageAsks::Limits | PageAsks::Texts => {
                Sharing::Internal
            }
        }
    }

    /// Why not further.
    pub(super) fn why(self) -> &'static str {
        match self {
            PageAsks::Scenarios => "",
            PageAsks::Opening => "permission by permission it tells what each is worth",
            PageAsks::OtherChanges => {
                "asked one after another they find what a way carries, how few are in need, and what shutting a \
                 way would cost"
            }
            PageAsks::OtherAim => {
                "plans with one aim after another tell where a way is full, and which is cheaper"
            }
            PageAsks::Limits => {
                "it ranks what holds the plan back, and tells what nothing stands in for"
            }
            PageAsks::Texts => "they are for the planning team",
        }
    }
}

impl Sharing {
    /// Whether a page for readers at this level answers something. Where it does not: why, and what to do instead.
    ///
    /// # Errors
    /// The reason and the next step.
    pub fn may_be_asked(self, what: PageAsks) -> Result<(), [String; 2]> {
        if self <= what.furthest() {
            return Ok(());
        }
        let why =
            format!("a page {} does not answer {}: {}", self.readers(), what.word(), what.why());
        let help = match Sharing::Partner == self {
            true => {
                "say what is opened, such as `open` and the name of a crossing, or choose a scenario"
            }
            false => "choose a scenario",
        };
        Err([why, help.to_owned()])
    }

    /// How the figures of a page for readers at this level differ from the plan's; `None` where they do not.
    pub fn rounded_note(self) -> Option<&'static str> {
        (self != Sharing::Internal).then_some(
            "ROUNDED FIGURES, which differ from those of the plan: people are rounded to two digits and to \
             hundreds at the finest, food and what ways carry are rounded down, all before planning, and nothing \
             here knows prices. Where nobody is told to be in need or reached, fewer than a hundred may be.",
        )
    }
}
