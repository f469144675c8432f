//! `data/SHARING.md`: what may stand in every output at every level, written from what decides it.

use super::{Answer, Content, PageAsks, Request, Sharing};
use crate::country::AreaLevel;

const HEAD: &str = "\
# Who may read what

Every output has a sharing level: `internal` (the planning team, the default), `partner` (organisations
that work together) or `public` (anyone). Whether an output may be had at a level, and what then stands in
it, is decided in one place, `src/sharing/`; this page is written from it. A pack whose rows are
of higher sensitivity than a level is refused at that level: partners get `public` and `partner` rows, everyone
`public` ones. Commands that are not named here have no
`--share`: what they print is for the planning team.
";

const ROUTES: &str = "
## Routes

`route` and `routes` tell partners the way: its legs, kilometres, hours, waits, days, seasons, trucks, the sorts
and keys of the permissions it takes, and how far each is open. They tell no tonnes, costs or capacities, nothing
that stands in for a part of the way, and nobody who decides. `route` makes no plan for partners, so that nothing
of one can come out: packs that differ in capacities above nought, tariffs, levies or people alone give the same
answer to the letter. `routes` tells partners no tonnes, because where a way is full its tonnes are its capacity, and
puts routes in order of where they end, because the largest first would rank them. Two routes to one area in one
month may still mean that the better one is full. What follows holds for these two commands alone: `plan`, `report`
and `export` for partners take any scenario and any choice, and tell tonnes and costs of shipments
(`routes.csv`). From these, capacities and costs of ways can be worked out: hand them only to those who may know.

Answers to several questions, held side by side, can give back what each leaves out. So these may not be
asked by all:

";

const SCENARIOS: &str = "
`--month`, `--by time`, `--by distance`, `--flights` and `--mt` are answered: they tell the way in another month,
by another measure, or the trucks it takes, never what a way carries or costs. Scenarios of the pack are answered,
each by itself. Two of them that differ in one permission tell, side by side, which way stands in for it: choose
which scenarios others get. Whoever has all links of the network (`export` gives them to partners) can find out
which ways there are; what is kept is what each carries, costs and is worth, and to whom it falls.
";

const PAGES: &str = "
## Pages of what-ifs

Whoever holds an engine finds out by asking what it turns on: what a way carries, by opening one permission after
another until nothing more gets through; how few are in need, by the difference of two answers. And whoever holds a file
can take the pack out of it and ask it with a program of their own. So `report --format live` and `open` for partners
do not hide what partners may not know: it is taken out of the pack, or made coarse in its tables, before anything is
planned with it or put into the file. Everyone gets no engine and no pack, only the answers, worked out beforehand on
the same coarse pack: a plan for each scenario, and what it changes beside the one that the page begins with.

| asked of a page | ";

const PAGE_PACK: &str = "
What the coarse pack holds:

- People in need and residents are rounded to two digits, and to hundreds at the finest; target caseloads are rounded
  down so. Every cell by itself, and 0 to 9 become 0 as 1 to 49 do: so packs that differ in a hidden count alone give
  the same file to the letter. Whom a plan reaches is told in hundreds, rounded down, and lost, moved and net are worked
  out from these: no answer, and no difference of two answers, is a count of 1 to 99.
- Food on offer is rounded down to two digits and to tens of tonnes, what ways and stores can hold to one digit. Tonnes
  of a plan are told in tens, rounded down. Lows and highs, and how a capacity was worked out, stay out.
- No prices, tariffs, levies or budgets. Plans strive for short ways on good roads instead, aircraft last, with one
  measure for every country.
- Permissions go by their keys, without names, odds and usual states. Of counterparts only the sort is left: authority,
  neighbour or financial. Scenarios say what share of each month a permission is open, in whole percents rounded down;
  why, by whom and on which day it was decided stays out. Target caseloads keep their names, by which scenarios choose
  them.
- Scenarios that rest on a budget, a quota, diverted food, odds or other figures than the pack's are left out: without
  these they would tell something else. So are names of districts, groups in need, what was reported, notes, reasons,
  sources (one stands for all), other spellings, roads for drawing, exercises, and whatever stands in the pack's files
  that no table declares. Points are told to 0.1 degree. Districts are left only where some are cut off on some days:
  those by their codes, the others of the province as one.

So a page for others is no substitute for the plan: its figures differ, and it says so at its head. Partners can tell
what each opening would bring, in hundreds of people, and with a program of their own also what shutting a way would cost:
hand out such a file only to those who may know that much, and take scenarios out of a copy of the pack that they need
not see.
";

const SMALL: &str = "
## Small counts

Below `internal` no count of 1 to 9 people is told, and no figure gives one back.

- Where any count of people in need (or caseload, group or report) is from 1 to 9, all of them are made
  coarser before anything is planned: under ten is nought, under a thousand is rounded to tens, from a
  thousand on to hundreds. The plan is one of the coarser country.
- Where a plan then reaches, or leaves out of those in need, from 1 to 9 people in an area, month and phase,
  or of a group, all who are reached are rounded down before anything is told: under ten to nought, under a
  thousand to tens, from a thousand on to hundreds. The others are rounded, too, for with the food that there
  is, or with how evenly a plan shares it out, they would give the small one back, also beside another plan. Groups, single ways, stores, food left over and food on offer are left out;
  tonnes are those of the people told, costs are told at the mean cost of a tonne.
- Where a step from need to reach leaves or takes from 1 to 9 people, steps between are rounded up to whole
  percents of the need, with room for ten people.
- Both times every figure of every file is worked out from the coarser counts, so that all of them stay the
  same whichever count from 0 to 9 a hidden cell holds. In such a run nought is told as `<10` too, and a
  sentence says what was done. That a run is coarser says only that some count somewhere is small.
- Districts and answers that set plans side by side are for the planning team: differences of plans give
  small counts back. Pages of what-ifs set plans side by side that are coarse enough for it: see above.
- `backtest` leaves parts of the country out whose counts are small, and is refused where a month's is.
- Where few people are reached somewhere, or left out of those in need, `routes` tells partners no way. `route`
  knows no people at all.
- Keys of runs below `internal` are worked out from what is told, and manifests hold no sum over tables or
  texts that are not shared, but for that of the planning team's manifest: whoever guesses what is hidden is
  not told that the guess is right.
- Papers of an exercise tell people in need as above; whom a team reaches in a game is told as it is. They
  tell what ways can carry and what they cost, without which nobody can play; the key of an exercise is worked
  out from its whole pack.
";

/// The page, as Markdown.
pub fn sharing_manual() -> String {
    let levels = Sharing::ALL;
    let heads: Vec<&str> = levels.iter().map(|level| level.word()).collect();
    let mut text = HEAD.to_owned();
    text.push_str("\n## Outputs\n\n");
    text.push_str(&head(&["output", &heads.join(" | "), "why not further"], levels.len() + 2));
    for answer in Answer::ALL {
        let marks = levels.iter().map(|level| mark(level.has(*answer))).collect::<Vec<_>>();
        let why = answer.why_only_internal().unwrap_or(match Sharing::Public.has(*answer) {
            true => "",
            false => "it names links and permissions",
        });
        text.push_str(&format!("| `{}` | {} | {why} |\n", answer.word(), marks.join(" | ")));
    }
    text.push_str("\nBy district only at: ");
    let district = |level: &&Sharing| level.allows(Answer::Plan, AreaLevel::District).is_ok();
    let words: Vec<&str> = levels.iter().filter(district).map(|level| level.word()).collect();
    text.push_str(&format!("{}.\n\n## What stands in them\n\n", words.join(", ")));
    text.push_str(&head(&["content", &heads.join(" | "), "what it is"], levels.len() + 2));
    for content in Content::ALL {
        let marks = levels.iter().map(|level| mark(level.shows(*content))).collect::<Vec<_>>();
        let (word, meaning) = (content.word(), content.meaning());
        text.push_str(&format!("| {word} | {} | {meaning} |\n", marks.join(" | ")));
    }
    text.push_str("\nId, name and window of the scenario that is planned stand in every output.\n");
    text.push_str(ROUTES);
    text.push_str(&head(&["asked", &heads.join(" | "), "why not further"], levels.len() + 2));
    for request in Request::ALL {
        let may = |level: &Sharing| level.has(Answer::Routes) && level.may_ask(*request).is_ok();
        let marks: Vec<&str> = levels.iter().map(|level| mark(may(level))).collect();
        let (asked, why) = (request.word(), request.why());
        text.push_str(&format!("| {asked} | {} | {why} |\n", marks.join(" | ")));
    }
    text.push_str(SCENARIOS);
    text.push_str(PAGES);
    text.push_str(&format!("{} | why not further |\n|", heads.join(" | ")));
    text.push_str(&format!("{}\n", " --- |".repeat(levels.len() + 2)));
    for asks in PageAsks::ALL {
        let may = |level: &Sharing| level.may_be_asked(*asks).is_ok();
        let marks: Vec<&str> = levels.iter().map(|level| mark(may(level))).collect();
        text.push_str(&format!("| {} | {} | {} |\n", asks.word(), marks.join(" | "), asks.why()));
    }
    text.push_str(PAGE_PACK);
    text + SMALL
}

fn head(columns: &[&str], n_columns: usize) -> String {
    format!("| {} |\n|{}\n", columns.join(" | "), " --- |".repeat(n_columns))
}

fn mark(may: bool) -> &'static str {
    if may { "yes" } else { "–" }
}
