//! How far each permission is open, and why.

use crate::country::{Permission, PermissionIx};
use crate::kit::figure::Figure;
use crate::kit::{Sentence, say};
use crate::network::Network;
use crate::scenario::Cause;
use crate::sharing::{Content, Sharing};
use crate::time::Period;
use schemars::JsonSchema;
use serde::Serialize;

/// How far a permission is open.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub struct AccessTold {
    /// Its id.
    pub permission: String,
    /// The part of each month, 0 to 1.
    pub share: Vec<Figure>,
    /// US dollars paid for a tonne in each month; absent where the page knows no prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levy_usd_per_mt: Option<Vec<Figure>>,
    /// Why it is open or shut otherwise than it would be by itself, a text a month; empty where it is not.
    pub why: Vec<String>,
}

/// Every permission, in order.
pub(super) fn access(network: &Network<'_>, sharing: Sharing) -> Vec<AccessTold> {
    let priced = sharing.shows(Content::WayCosts);
    let levy = |ix, period| Figure::price(network.access.conditions(ix, period).levy);
    let (country, table) = (network.country, &network.access);
    let told = |(n, permission): (usize, &Permission)| {
        let ix = PermissionIx(n as u32);
        let periods = || network.window.periods();
        AccessTold {
            permission: permission.id.clone(),
            share: periods().map(|period| Figure::part(table.state_share(ix, period))).collect(),
            levy_usd_per_mt: priced.then(|| periods().map(|period| levy(ix, period)).collect()),
            why: periods().map(|period| why(network, ix, period)).collect(),
        }
    };
    country.permissions.iter().enumerate().map(told).collect()
}

/// What holds a permission otherwise than it would be by itself.
pub(super) fn why(network: &Network<'_>, permission: PermissionIx, period: Period) -> String {
    let scenario = network.scenario;
    let mut told: Vec<String> = Vec::new();
    for ruling in network.access.changes(permission, period) {
        let said = match ruling.cause {
            Cause::Decision(ix) => {
                let decision = &scenario.decisions[ix.index()];
                let span = decision.span;
                let state = decision.state.word();
                let (from, to) = (span.from.to_string(), span.to.to_string());
                match decision.note.as_str() {
                    "" => say!("live.decided.unsaid", "{state}, {from} to {to}", state, from, to),
                    note => {
                        say!(
                            "live.decided",
                            "{state}, {from} to {to}: {note}",
                            state,
                            from,
                            to,
                            note
                        )
                    }
                }
            }
            Cause::Trigger(ix) => Sentence::of_others(&scenario.triggers[ix.index()].event),
            Cause::RedLine => say!("live.red-line", "behind a red line"),
            Cause::Base | Cause::Switch => continue,
        };
        told.push(said.to_string());
    }
    told.dedup();
    told.join("; ")
}
