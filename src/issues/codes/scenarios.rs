//! Codes on scenarios.

use super::{Code, Entry};

pub(super) const CODES: &[Entry] = &[
    (
        Code("E0401"),
        "A key that is not known",
        "The key would have no effect, so it is refused instead of being passed over in silence. \
         The nearest known key is named; check the spelling and the section it stands in.",
    ),
    (
        Code("E0402"),
        "Decisions that contradict each other",
        "Two decisions of one file give the same permission different states on the same days. \
         The later line does not win in silence: change the days, or delete one of the two.",
    ),
    (
        Code("W0403"),
        "A selector that matches nothing",
        "No link or area of the country falls under it, so granting or denying changes nothing. \
         Often an id or a country code is misspelt, or two terms joined by `&` exclude each \
         other.",
    ),
    (
        Code("W0404"),
        "A selector that matches everything",
        "Every link or province falls under it. If that is meant, `all` says so more plainly; if \
         not, a term is wider than it looks.",
    ),
    (
        Code("E0405"),
        "Scenarios that extend each other in a circle",
        "A scenario builds on another, which in the end builds on the first, or the chain is \
         longer than 8. The message shows the chain; break it at one place.",
    ),
    (
        Code("E0406"),
        "Outside the pack's folder",
        "Files are read from inside the pack only: no absolute paths, no `..` and no links that \
         lead out. Copy the file into the pack. The same is said of files the system does not \
         let the program read.",
    ),
    (
        Code("E0407"),
        "A name that is not safe for files",
        "Names of scenarios become file names on every system, so they keep to lower-case \
         letters, digits, `_` and `-`, are not too long and are none of the names that Windows \
         keeps for devices.",
    ),
    (
        Code("E0408"),
        "A probability that is none",
        "Probabilities lie between 0 and 1, a least is not above a most, and the likeliest value \
         lies between the two.",
    ),
    (
        Code("E0410"),
        "Nested too deep",
        "Tables or lists within one another go deeper than any real file. The file is damaged or \
         was made to exhaust the program.",
    ),
    (
        Code("E0411"),
        "A permission or counterpart nobody knows",
        "The decision names a permission or counterpart that the country's tables do not list. \
         The nearest ones are suggested and none is taken.",
    ),
    (
        Code("E0412"),
        "A value that does not fit its key",
        "The key is known, but its value has another form: a text instead of a list, a number \
         outside its range, a word that is none of the few. The message says what is expected.",
    ),
    (
        Code("E0413"),
        "Not modelled with rations as one commodity",
        "The basket level moves whole rations and finds exact plans, but it cannot hold this \
         condition: losses on the way, quotas over unrelated links, monthly budgets or fleets. It \
         is refused by name and never approximated. Leave it out, or use the commodity level \
         where that has it.",
    ),
    (
        Code("E0414"),
        "A file that is not TOML",
        "`pack.toml` and scenarios are TOML: one `key = value` a line, each key once, texts \
         between quotes, lists between brackets. The message points at the line where reading \
         stopped; what is wrong often stands just before.",
    ),
    (
        Code("E0415"),
        "A key is missing",
        "The file, or one of its sections, lacks a key it cannot do without, or one that goes \
         with another key that is there. The message names the key and what to write.",
    ),
    (
        Code("E0416"),
        "Evenness over the window beside shared caseloads",
        "A caseload that several areas share binds the people of one month together; evenness over \
         the window ties the months of one area together. Both at once cannot be planned exactly. \
         Compare evenness over cells, or use caseloads by area.",
    ),
    (
        Code("W0417"),
        "A factor on what nothing limits",
        "The pack counts no capacity for a link of these, so twice as much is as much. Say with \
         `mt_per_month` how much it carries, or leave the line out.",
    ),
    (
        Code("E0418"),
        "A change in a workbook that cannot be read",
        "A row of a workbook with what-ifs says a change, what it is about, how much and when. The cell named \
         is the one to correct; lists to choose from stand on the second sheet, and what several things are \
         called is told as a choice.",
    ),
    (
        Code("E0419"),
        "A scenario for another country",
        "The scenario says for which country it was written, and the pack is of another, or is another pack than \
         the one that a workbook of what-ifs was made from. Its names would mean nothing there, or something else. \
         Name the pack that it was written for with `--country`.",
    ),
    (
        Code("W0420"),
        "A pack without a scenario",
        "Commands plan with the scenario `baseline` where none is named, and the pack has no scenario at all. A \
         new pack has one to begin with: in a workbook it stands in the sheet `files`, in a folder below `scenarios`.",
    ),
    (
        Code("W0421"),
        "Supplies that no scenario uses",
        "Each scenario takes the supplies of one split, `main` where it does not say so, and leaves those of all others \
         out. No scenario of the pack takes these, so that their food is in no plan.",
    ),
    (
        Code("W0422"),
        "A scenario made on another version of the pack",
        "The scenario says on which version of the pack it was made, and the pack here is another one, or another pack \
         of a country with these letters. Its names were all found, but figures may differ, and so may what a plan of \
         it reaches. `aidreach pack diff` says what the two packs say differently. Write the version of this pack where \
         the scenario is to be planned with it.",
    ),
];
