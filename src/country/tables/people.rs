//! Tables on what is known and by whom, on areas and on people.

use super::{BASIS, Column, Kind, MT, NOTE, SENSITIVITY, SOURCE, Table, may, must};
use crate::country::{AreaLevel, CaseloadKind, Covers};

pub(super) const SOURCES: Table = Table {
    file: "sources.csv",
    holds: "Documents that figures were taken from, and the planning judgements behind the rest.",
    key: &["id"],
    at_least: "at least one source",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key used in the `source` columns of the other tables."),
        must("title", Kind::Text, "Title, in short."),
        must("publisher", Kind::Text, "Who published it."),
        may("date", Kind::Text, "Day or month of publication, as printed."),
        may("reference", Kind::Text, "Where it can be read."),
        may("licence", Kind::Text, "Terms under which its figures may be passed on."),
        SENSITIVITY,
    ],
};

pub(super) const AREAS: Table = Table {
    file: "areas.csv",
    holds: "Provinces and districts, by P-code.",
    key: &["pcode"],
    at_least: "at least one province",
    takes_names: true,
    columns: &[
        must(
            "pcode",
            Kind::Pcode,
            "P-code, as the country's list has it: letters, digits, `-`, `_` and single blanks. Where \
             `pack.toml` has `pcode_digits`, the country's two letters and so many digits.",
        ),
        must(
            "level",
            Kind::Word(|| AreaLevel::ALL.iter().map(|l| l.word()).collect()),
            "Which tier of administration it belongs to.",
        ),
        Column {
            also: "parent_pcode",
            ..may(
                "parent",
                Kind::Area(Some(AreaLevel::Province)),
                "The province a district lies in, whatever their codes begin with; empty for a province. \
                 May be headed `parent_pcode`.",
            )
        },
        must("name_en", Kind::Text, "English name in the official spelling."),
        may("aliases", Kind::Texts, "Other spellings in use."),
        may("region", Kind::Text, "Code of the region, where the country has regions."),
        may(
            "capital",
            Kind::Key("places.csv"),
            "The place from which food for a province is handed out; empty for a district.",
        ),
        may(
            "population",
            Kind::People,
            "Residents. May be empty for all districts of a province together, where no list has them: a plan by \
             province then goes, and one by district leaves needs with the province.",
        ),
        BASIS,
        SOURCE,
        must("label_lat", Kind::Degrees(90.0), "Where its label stands: degrees north."),
        must("label_lon", Kind::Degrees(180.0), "Where its label stands: degrees east."),
    ],
};

pub(super) const NEEDS: Table = Table {
    file: "needs.csv",
    holds: "People in need by province or district, month and IPC phase.",
    key: &["area", "month"],
    at_least: "at least one province and month",
    takes_names: false,
    columns: &[
        must(
            "area",
            Kind::Area(None),
            "The province, or a district of it. A province without a row of its own is the sum of its \
             districts; of one with a row, the people whom no row of a district tells are shared out by \
             population over its other districts. A name that both have means the province.",
        ),
        must("month", Kind::Month, "The month."),
        must("population_analysed", Kind::People, "People the analysis looked at."),
        may(
            "phase3",
            Kind::People,
            "People in IPC phase 3, crisis; empty together with the other two where a source has no \
             phases.",
        ),
        may("phase4", Kind::People, "People in IPC phase 4, emergency."),
        may("phase5", Kind::People, "People in IPC phase 5, catastrophe."),
        may(
            "phase3plus",
            Kind::People,
            "People in phase 3 and above as printed, compared with the sum of the phases; where there \
             are no phases, all people in need, who are planned for as phase 3.",
        ),
        must("round", Kind::Text, "The analysis the figures come from."),
        BASIS,
        SOURCE,
    ],
};

pub(super) const NEED_GROUPS: Table = Table {
    file: "need-groups.csv",
    holds: "Named parts of the people in need, such as those hit hardest by a drought.",
    key: &["group", "area"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("group", Kind::Label, "Key of the group, the same in all of its rows."),
        must("name", Kind::Text, "The group in words, the same in all of its rows."),
        must("area", Kind::Area(Some(AreaLevel::Province)), "The province."),
        must("people", Kind::People, "How many of the province's people in need belong to it."),
        BASIS,
        SOURCE,
    ],
};

pub(super) const DISPLACED: Table = Table {
    file: "displaced.csv",
    holds: "People displaced, as context: nothing is planned for them but what `needs.csv` says.",
    key: &["area", "operation"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("area", Kind::Area(None), "The province or district that they are in."),
        must(
            "operation",
            Kind::Text,
            "Whose count it is. Operations count in ways of their own; their figures are never added up.",
        ),
        must("day", Kind::Day, "The day on which so many were there."),
        must("people", Kind::People, "How many are there, whenever they came."),
        may("round", Kind::Text, "The round of the count."),
        BASIS,
        SOURCE,
    ],
};

pub(super) const PRESENCE: Table = Table {
    file: "presence.csv",
    holds: "Who works where, as context for the planning team: no plan and no answer reads it.",
    key: &["area", "organisation", "sector"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("area", Kind::Area(None), "The province or district."),
        must("organisation", Kind::Text, "The organisation; never a person."),
        may("sort", Kind::Text, "What sort of organisation it is."),
        may("sector", Kind::Text, "In which sector."),
        may("from", Kind::Day, "First day of the period that the source tells of."),
        may("to", Kind::Day, "Last day of that period."),
        BASIS,
        SOURCE,
        SENSITIVITY,
    ],
};

pub(super) const CASELOADS: Table = Table {
    file: "caseloads.csv",
    holds: "Most people who can be served in a month: planned for, or within reach of partners.",
    key: &["area", "month", "kind", "name"],
    at_least: "",
    takes_names: false,
    columns: &[
        may(
            "area",
            Kind::Area(Some(AreaLevel::Province)),
            "The province; empty for the whole country.",
        ),
        must("month", Kind::Month, "The month."),
        must(
            "kind",
            Kind::Word(|| CaseloadKind::WORDS.to_vec()),
            "`target`: registered or planned for; `capacity`: whom partners can serve.",
        ),
        may(
            "name",
            Kind::Label,
            "Name of the target, which scenarios give as `caseload`; may be empty for a capacity.",
        ),
        must("people_low", Kind::People, "Fewest it is believed to be."),
        must("people", Kind::People, "How many different people in the month."),
        must("people_high", Kind::People, "Most it is believed to be."),
        BASIS,
        SOURCE,
        NOTE,
    ],
};

pub(super) const REPORTED: Table = Table {
    file: "reported.csv",
    holds: "What was reported to have been reached, month by month, to compare a plan with.",
    key: &["month"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("month", Kind::Month, "The month."),
        must("people", Kind::People, "People reached."),
        may("mt", MT, "Food delivered or dispatched."),
        may(
            "provinces",
            Kind::Count { unit: "provinces", most: 10_000 },
            "In how many provinces food was reported to be handed out.",
        ),
        BASIS,
        SOURCE,
        must("note", Kind::Text, "What a reader must know to compare."),
    ],
};

pub(super) const REPORTED_AREAS: Table = Table {
    file: "reported-areas.csv",
    holds: "What was reported of parts of the country, to compare where a plan sends food.",
    key: &["month", "name"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("month", Kind::Month, "The month."),
        must("name", Kind::Text, "The part in words."),
        must("areas", Kind::Keys("areas.csv"), "The provinces that it is made of."),
        must(
            "covers",
            Kind::Word(|| Covers::ALL.iter().map(|c| c.word()).collect()),
            "Whether the figures are of the whole month, and are compared as they are, or of some \
             days of it, and only the shares of their sum are compared.",
        ),
        may("people", Kind::People, "People reached."),
        may("mt", MT, "Food handed out."),
        BASIS,
        SOURCE,
        must("note", Kind::Text, "What a reader must know to compare."),
    ],
};

pub(super) const ALIASES: Table = Table {
    file: "aliases.csv",
    holds: "Other spellings, and codes of older lists, of areas and places.",
    key: &["alias", "kind", "id"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("alias", Kind::Text, "The other spelling, or the older code."),
        must("kind", Kind::Word(|| vec!["area", "place"]), "What it is a name of."),
        must("id", Kind::Either, "P-code of the area, or id of the place, that it means."),
        SOURCE,
    ],
};
