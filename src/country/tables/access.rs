//! Tables on who can grant or deny what.

use super::{BASIS, Kind, NOTE, SENSITIVITY, SOURCE, Table, may, must};
use crate::country::{CounterpartKind, PermissionKind};

/// The states a permission may have where no decision says otherwise.
pub(crate) const STATES: [&str; 4] = ["granted", "denied", "unknown", "partial"];

/// The nine indicators of the ACAPS access framework, by pillar.
const INDICATORS: [&str; 9] =
    ["P1.1", "P1.2", "P2.1", "P2.2", "P2.3", "P2.4", "P3.1", "P3.2", "P3.3"];

pub(super) const COUNTERPARTS: Table = Table {
    file: "counterparts.csv",
    holds: "Who can grant or deny: offices, states and banks, never a person.",
    key: &["id"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key used in `permissions.csv` and in scenarios."),
        must("name", Kind::Text, "Name shown to people; an office or a state, never a person."),
        must(
            "kind",
            Kind::Word(|| CounterpartKind::ALL.iter().map(|k| k.word()).collect()),
            "Whether it governs inside the country, is a neighbouring or transit country, or \
             decides on money.",
        ),
        BASIS,
        SOURCE,
        SENSITIVITY,
    ],
};

pub(super) const PERMISSIONS: Table = Table {
    file: "permissions.csv",
    holds: "What a counterpart can grant or deny; a movement needs all that apply to its link.",
    key: &["id"],
    at_least: "",
    takes_names: false,
    columns: &[
        must("id", Kind::Id, "Key used in scenarios."),
        must("name", Kind::Text, "In words, as it is asked for."),
        must("counterpart", Kind::Key("counterparts.csv"), "Who decides."),
        must(
            "kind",
            Kind::Word(|| PermissionKind::ALL.iter().map(|k| k.word()).collect()),
            "What it lets happen.",
        ),
        must(
            "applies_to",
            Kind::Selector,
            "Selector of the links it applies to, or of the areas for handing out.",
        ),
        may(
            "acaps_indicator",
            Kind::Word(|| INDICATORS.to_vec()),
            "The indicator of the ACAPS access framework it belongs to.",
        ),
        must(
            "default_state",
            Kind::Word(|| STATES.to_vec()),
            "Its state where no decision says otherwise.",
        ),
        may("default_share", Kind::Share, "How much is granted; only where the state is partial."),
        must("p_granted_low", Kind::Share, "Least likelihood of being granted when asked."),
        must("p_granted", Kind::Share, "How likely it is to be granted when asked."),
        must("p_granted_high", Kind::Share, "Most likelihood of being granted when asked."),
        may(
            "local_purchase_lost_share",
            Kind::Share,
            "Share of local purchase lost when denied; for cash, fuel and banking.",
        ),
        may(
            "budget_lost_share",
            Kind::Share,
            "Share of the budget that cannot be spent when denied; for cash, fuel and banking.",
        ),
        BASIS,
        SOURCE,
        SENSITIVITY,
        NOTE,
    ],
};
