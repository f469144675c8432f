//! The keys of a scenario file with what they mean: read by these lists, and told by the manual that
//! is made from them, so that it cannot go stale.

/// A key and what it means, in a table of Markdown.
pub(super) type Key = (&'static str, &'static str);

pub(super) const TOP: [Key; 20] = [
    ("name", "name shown to people"),
    (
        "country",
        "three-letter code of the country that it was written for, which packs of others refuse; left out: any",
    ),
    (
        "pack_version",
        "version of the pack that it was made on; on another one a warning says so; left out: any",
    ),
    ("why", "why anyone would plan with it, in a paragraph"),
    (
        "extends",
        "id of another scenario of the pack, whose keys hold wherever this file is silent and whose \
         decisions stand below this file's",
    ),
    (
        "everything",
        "`\"granted\"` or `\"denied\"`: the state of every permission before decisions, instead of \
         `permissions.csv`; what it extends then decides nothing",
    ),
    ("window", "`{ from = 2021-08-01, months = 8 }`: the months planned for; left out: the pack's"),
    (
        "objective",
        "`severity` (phase 5, then 4, then 3), `most-people`, `fairest`, or `cheapest-for` a share of \
         what full access reaches",
    ),
    ("cheapest_for_share", "that share, from 0 to 1, beside `objective = \"cheapest-for\"`"),
    (
        "even",
        "over what evenness is compared: `cells` (an area in a month, so that months do not make up \
         for one another; left out: this) or `window` (an area over all months)",
    ),
    (
        "stance",
        "what a state nobody knows counts as: `cautious` (denied), `hopeful` (granted) or `expected` \
         (the permission's odds)",
    ),
    ("ration", "id of `rations.csv`; left out: the pack's"),
    ("supply_split", "which split of `supplies.csv` by origin is on offer"),
    (
        "caseload",
        "name of a target of `caseloads.csv`: no more people are served in a month than it counts; \
         left out, or `\"none\"`: no target applies. What partners can serve (`capacity` rows) \
         always limits",
    ),
    ("resources", "a table: what may be used up"),
    ("season", "a table: how seasons differ from the pack's"),
    ("red_lines", "a table: what is never used or accepted, whatever is offered"),
    ("decide", "tables, one a decision: who grants or denies what, when, on which conditions"),
    ("trigger", "tables, one an event: what would change the state of a bundle of permissions"),
    (
        "adjust",
        "tables, one a figure: what links carry, what is on offer or who is in need, other than in the pack",
    ),
];

pub(super) const WINDOW: [Key; 2] =
    [("from", "first day of the first month"), ("months", "how many months")];

pub(super) const RESOURCES: [Key; 2] = [
    ("budget_usd", "money for the whole window, in US dollars; left out: no limit"),
    ("supply_share", "factor on every supply; 1 is as in the pack"),
];

pub(super) const SEASON: [Key; 1] =
    [("closures_start_months_earlier", "by how many months what seasons close begins earlier")];

pub(super) const RED_LINES: [Key; 5] = [
    ("permission", "id of a permission that is never used"),
    ("permissions", "a list of such ids"),
    ("counterpart", "id of a counterpart none of whose permissions is used"),
    ("most_levy_usd_per_mt", "no grant with a higher levy is used"),
    ("most_diversion_share", "no grant with a larger share diverted is used"),
];

pub(super) const DECIDE: [Key; 17] = [
    ("permission", "id of a permission"),
    ("permissions", "a list of ids"),
    ("counterpart", "id of a counterpart: all its permissions"),
    ("state", "`granted`, `partial`, `denied` or `unknown`"),
    ("share", "how much is open, from 0 to 1, beside `state = \"partial\"`"),
    ("from", "first day; left out: that of the window"),
    ("to", "last day, included; left out: that of the window"),
    ("declared", "day it became known; left out: `from`. A later one overrides an earlier one"),
    ("end_known", "day its end became known; left out: the day after `to`"),
    (
        "levy_usd_per_mt",
        "paid for every tonne that passes (entry, transit, overflight, movement), once for each \
         passage, whatever the number of links on the way: as it is asked for at a border. The places \
         all of whose links need the permission are its own. It is paid on entering them, or, where \
         food starts in them and none is handed out there (a country on the way with a hub), on \
         leaving them; a link between two places that are not its own is a passage by itself. What \
         starts in own places and is handed out there does not pay",
    ),
    (
        "quota_mt_per_month",
        "most that may move in a whole month, on one link or on links through one place",
    ),
    ("days_open_per_month", "days open in a whole month"),
    ("notice_days", "the first so many days count as denied"),
    ("diversion_share", "share of what is handed out that goes elsewhere (distribution only)"),
    ("source", "id of `sources.csv`, several joined by `|`; left out in a what-if"),
    ("note", "what a reader must know"),
    (
        "rank",
        "a whole number: a higher rank overrides a lower one in the same file, whatever the dates",
    ),
];

pub(super) const TRIGGER: [Key; 11] = [
    ("event", "the event in words"),
    ("on", "day it happens; left out: it does not happen in this scenario, and is only described"),
    ("to", "last day, included; left out: that of the window"),
    ("permission", "id of a permission"),
    ("permissions", "a list of ids"),
    ("counterpart", "id of a counterpart: all its permissions"),
    ("state", "what they become; left out: `denied`"),
    ("share", "how much is open, beside `state = \"partial\"`"),
    ("why", "why it would come to that"),
    ("source", "as for decisions"),
    ("rank", "as for decisions"),
];

pub(super) const ADJUST: [Key; 15] = [
    (
        "figure",
        "`capacity` (of links), `supply` (food on offer) or `need` (people); what is adjusted is known all along",
    ),
    ("link", "capacity: id of a link"),
    ("links", "capacity: a list of ids"),
    (
        "place",
        "capacity: id of a place, for every link there; supply: where the food lies first; left out: everywhere",
    ),
    ("area", "need: P-code of an area, with all inside it; left out: everywhere"),
    ("areas", "need: a list of codes"),
    (
        "times",
        "factor on the figure, from 0 to 1000; factors of several tables multiply, also on what \
         `mt_per_month` says",
    ),
    (
        "mt_per_month",
        "capacity: what each link carries in a whole month, both directions together, instead of the pack's \
         figure and of what is extended",
    ),
    ("late_share", "supply: a share from 0 to 1 that comes later"),
    ("late_months", "supply: by how many months, beside `late_share`"),
    ("from", "first day of the first month; left out: that of the window"),
    (
        "to",
        "last day of the last month; left out: that of the window. Of supplies the month counts in which they \
         would lie at their place",
    ),
    ("source", "as for decisions"),
    ("note", "what a reader must know"),
    (
        "rank",
        "a whole number: a higher rank is put on what a lower one says; of one rank, amounts come first",
    ),
];

/// The keys alone.
pub(super) fn keys<const N: usize>(list: &[Key; N]) -> [&'static str; N] {
    list.map(|(key, _)| key)
}

const HEAD: &str = "\
# Scenarios

A scenario is a TOML file in the folder `scenarios` of a pack, or anywhere else: every command takes
the path of one. Unknown keys are refused. Days are written 2021-10-05, shares from 0 to 1, money in
US dollars, food in tonnes (MT).

A permission's state in a month is the mean of its states over the month's days; a movement has the
least share of all the permissions it needs. Among decisions on the same days the one of the file
that extends the others rules, then the higher rank, then the one declared later; an event that
happens overrules decisions, and a red line overrules everything.

What this level of planning cannot hold exactly is refused by name, never approximated: losses on
the way, fleets, budgets by month, levies as a share of the cargo, quotas over unrelated links.
";

/// The manual of scenario files, as Markdown.
///
/// # Example
/// ```
/// assert!(aidreach::scenario::manual().contains("| `levy_usd_per_mt` |"));
/// ```
pub fn manual() -> String {
    let mut text = String::from(HEAD);
    let chapters: [(&str, &[Key]); 8] = [
        ("At the top of the file", &TOP),
        ("window", &WINDOW),
        ("[resources]", &RESOURCES),
        ("[season]", &SEASON),
        ("[red_lines]", &RED_LINES),
        ("[[decide]]", &DECIDE),
        ("[[trigger]]", &TRIGGER),
        ("[[adjust]]", &ADJUST),
    ];
    for (title, keys) in chapters {
        let title = if title.contains(' ') { title.to_owned() } else { format!("`{title}`") };
        text.push_str(&format!("\n## {title}\n\n| key | meaning |\n| --- | --- |\n"));
        for (key, meaning) in keys {
            // A bar would end the cell.
            text.push_str(&format!("| `{key}` | {} |\n", meaning.replace('|', "\\|")));
        }
    }
    text
}
