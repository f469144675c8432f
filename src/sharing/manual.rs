//! `data/SHARING.md`: what may stand in every output at every level, written from what decides it.

use super::{Answer, Content, Request, Sharing};
use crate::country::AreaLevel;

const HEAD: &str = "\
# Who may read what

Every output has a sharing level: `internal` (the planning team, the default), `partner` (organisations
that work together) or `public` (anyone). Whether an output may be had at a level, and what then stands in
it, is decided in one place, `src/sharing/`; this page is written from it. A pack whose rows are
of higher sensitivity than a level is refused at that level. Commands that are not named here have no
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
  small counts back.
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
    text + SMALL
}

fn head(columns: &[&str], n_columns: usize) -> String {
    format!("| {} |\n|{}\n", columns.join(" | "), " --- |".repeat(n_columns))
}

fn mark(may: bool) -> &'static str {
    if may { "yes" } else { "–" }
}
