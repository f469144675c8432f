//! Links under a scenario: each way of each link with what it carries and costs in each period.

use super::laid_out::Inputs;
use crate::country::{Country, Direction, LinkIx, PermissionIx, PlaceIx};
use crate::issues::{At, Code, Issue};
use crate::scenario::{self, AccessTable, Needed, Scenario};
use crate::units::{CentsPerMt, Grams, Share};

/// Position of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WayIx(pub u32);

impl WayIx {
    /// As a position in the network's list.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One direction of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The link.
    pub link: LinkIx,
    /// Where it starts.
    pub from: PlaceIx,
    /// Where it ends.
    pub to: PlaceIx,
}

/// A way in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayMonth {
    /// Share of the month that permissions leave open.
    pub access: Share,
    /// Share of the month that the seasons leave open.
    pub season: Share,
    /// Most it carries: what the link carries in a month, counted or by class, times the share that
    /// permissions and seasons leave. Both ways of a link share it; see
    /// [`Direction::Both`](crate::country::Direction::Both). `None` where neither a count nor a class
    /// limits it and it is open at all.
    pub capacity: Option<Grams>,
    /// Whether a quota, rather than the road, sets that limit.
    pub by_quota: bool,
    /// Most that a quota lets pass, where one lies on this way alone, whether or not it is what limits it.
    pub quota: Option<Grams>,
    /// Moving a tonne, levies included.
    pub cost: CentsPerMt,
    /// The part of the cost that is levied.
    pub levy: CentsPerMt,
}

impl WayMonth {
    /// Whether anything can move.
    pub fn is_open(&self) -> bool {
        self.capacity != Some(Grams(0))
    }
}

/// A quota on a permission whose ways all pass one place, on their way into it or out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The permission that carries the quota.
    pub permission: PermissionIx,
    /// The place they share.
    pub place: PlaceIx,
    /// Whether the ways end there (else they start there).
    pub inward: bool,
    /// The ways.
    pub ways: Vec<WayIx>,
    /// Most that may pass in each period; `None` where that month has no quota.
    pub limits: Vec<Option<Grams>>,
}

/// Both directions of every link that has them.
pub(super) fn all(country: &Country) -> Vec<Way> {
    let mut ways = Vec::with_capacity(2 * country.links.len());
    for (n, link) in country.links.iter().enumerate() {
        let ix = LinkIx(n as u32);
        ways.push(Way { link: ix, from: link.from, to: link.to });
        if link.direction == Direction::Both {
            ways.push(Way { link: ix, from: link.to, to: link.from });
        }
    }
    ways
}

/// The positions of a link's ways, which are in order of links.
pub(super) fn of_link(ways: &[Way], link: LinkIx) -> std::ops::Range<usize> {
    let first = ways.partition_point(|way| way.link < link);
    let n = ways[first..].iter().take_while(|way| way.link == link).count();
    first..first + n
}

/// Every way in every period, and the quotas that several ways share.
pub(super) fn under(
    inputs: &Inputs<'_>,
    ways: &[Way],
    seasons: &[Share],
) -> Result<(Vec<WayMonth>, Vec<Gate>), Vec<Issue>> {
    let Inputs { scenario, needed, access, figures, .. } = *inputs;
    let n_months = scenario.window.n_months();
    let mut months = Vec::with_capacity(ways.len() * n_months);
    for (n_way, way) in ways.iter().enumerate() {
        let n = way.link.index();
        // What the other direction of the link was found to be.
        let other = n_way.checked_sub(1).filter(|other| ways[*other].link == way.link);
        for period in scenario.window.periods() {
            let season = seasons[n * n_months + period.index()];
            let (access_share, capacity) = match other {
                Some(other) => {
                    let month: &WayMonth = &months[other * n_months + period.index()];
                    (month.access, month.capacity)
                }
                None => {
                    let access = access.link_share(needed, way.link, period);
                    let open = access.times(season);
                    let capacity = match inputs.capacity(way.link, period) {
                        _ if open == Share::NONE => Some(Grams(0)),
                        Some(capacity) => Some(Grams(open.of_amount(capacity.0))),
                        None => None,
                    };
                    (access, capacity)
                }
            };
            let levies = access.levies(needed, (way.link, way.from, way.to), period);
            let levy = CentsPerMt(levies.map(|(_, levy)| levy.0).fold(0, i64::saturating_add));
            let cost = figures.moving[n] + levy;
            let (by_quota, quota) = (false, None);
            months.push(WayMonth {
                access: access_share,
                season,
                capacity,
                by_quota,
                quota,
                cost,
                levy,
            });
        }
    }
    let gates = quotas(inputs, ways, &mut months)?;
    Ok((months, gates))
}

/// Puts the quotas of a scenario on its ways.
fn quotas(
    inputs: &Inputs<'_>,
    ways: &[Way],
    months: &mut [WayMonth],
) -> Result<Vec<Gate>, Vec<Issue>> {
    let Inputs { country, scenario, needed, access, .. } = *inputs;
    let n_months = scenario.window.n_months();
    let Quotas { links, gates } = Quotas::of(country, scenario, needed, access, ways)?;
    for (link, limits) in links {
        for n in of_link(ways, link) {
            tighten(&mut months[n * n_months..(n + 1) * n_months], &limits);
        }
    }
    for gate in &gates {
        // A gate that lets nothing pass closes its ways, for whoever looks at them one by one.
        for (period, _) in gate.limits.iter().enumerate().filter(|(_, l)| **l == Some(Grams(0))) {
            for way in &gate.ways {
                let month = &mut months[way.index() * n_months + period];
                month.quota = Some(Grams(0));
                if month.is_open() {
                    (month.capacity, month.by_quota) = (Some(Grams(0)), true);
                }
            }
        }
    }
    Ok(gates)
}

/// The quotas of a scenario: on single links, and on links that all pass one place.
struct Quotas {
    links: Vec<(LinkIx, Vec<Option<Grams>>)>,
    gates: Vec<Gate>,
}

impl Quotas {
    /// Whether a scenario has any.
    fn asked_for(scenario: &Scenario) -> bool {
        scenario.decisions.iter().any(|decision| decision.conditions.quota.is_some())
    }

    /// Where each stands, or an issue for each that is exact nowhere.
    fn of(
        country: &Country,
        scenario: &Scenario,
        needed: &Needed,
        access: &AccessTable,
        ways: &[Way],
    ) -> Result<Quotas, Vec<Issue>> {
        let (mut links, mut gates, mut refused) = (Vec::new(), Vec::<Gate>::new(), Vec::new());
        for permission in (0..country.permissions.len() as u32).map(PermissionIx) {
            let limit = |period| access.conditions(permission, period).quota;
            let limits: Vec<Option<Grams>> = scenario.window.periods().map(limit).collect();
            let needing = needed.links_of(permission);
            if limits.iter().all(Option::is_none) || needing.is_empty() {
                continue;
            }
            match needed.gate_of(permission) {
                Some(scenario::Gate::Link(link)) => links.push((link, limits)),
                Some(scenario::Gate::Place(place)) => {
                    gates.extend(at_place(ways, needing, permission, place, limits));
                }
                None => refused.push(refusal(country, scenario, permission)),
            }
        }
        // A month's quota counts departures, and what arrives in a later month passes no gate there.
        let lead = |way: &WayIx| country.links[ways[way.index()].link.index()].lead_months;
        let slow = |gate: &&Gate| gate.inward && gate.ways.iter().any(|way| lead(way) > 0);
        for gate in gates.iter().filter(slow) {
            refused.push(refusal(country, scenario, gate.permission));
        }
        for (n, gate) in gates.iter().enumerate() {
            let shares = |other: &Gate| other.ways.iter().any(|way| gate.ways.contains(way));
            if gates[..n].iter().any(shares) {
                refused.push(refusal(country, scenario, gate.permission));
            }
        }
        if refused.is_empty() { Ok(Quotas { links, gates }) } else { Err(refused) }
    }
}

/// What a scenario asks for that planning would refuse, without laying its network out.
pub(super) fn refusals(country: &Country, scenario: &Scenario, needed: &Needed) -> Vec<Issue> {
    if !Quotas::asked_for(scenario) {
        return Vec::new();
    }
    let access = AccessTable::new(country, scenario);
    let quotas = Quotas::of(country, scenario, needed, &access, &all(country));
    quotas.err().unwrap_or_default()
}

fn tighten(months: &mut [WayMonth], limits: &[Option<Grams>]) {
    for (month, limit) in months.iter_mut().zip(limits) {
        let Some(limit) = *limit else { continue };
        // Of several quotas on one link the least binds.
        month.quota = Some(month.quota.map_or(limit, |other| other.min(limit)));
        if month.capacity.is_none_or(|capacity| capacity > limit) {
            (month.capacity, month.by_quota) = (Some(limit), true);
        }
    }
}

fn at_place(
    ways: &[Way],
    links: &[LinkIx],
    permission: PermissionIx,
    place: PlaceIx,
    limits: Vec<Option<Grams>>,
) -> impl Iterator<Item = Gate> {
    let touching = |inward: bool| -> Vec<WayIx> {
        let end = |way: &Way| if inward { way.to } else { way.from };
        let chosen = |n: &usize| links.contains(&ways[*n].link) && end(&ways[*n]) == place;
        (0..ways.len()).filter(chosen).map(|n| WayIx(n as u32)).collect()
    };
    [true, false]
        .map(|inward| Gate {
            permission,
            place,
            inward,
            ways: touching(inward),
            limits: limits.clone(),
        })
        .into_iter()
        .filter(|gate| !gate.ways.is_empty())
}

fn refusal(country: &Country, scenario: &Scenario, permission: PermissionIx) -> Issue {
    let id = &country.permissions[permission.index()].id;
    Issue::new(
        Code("E0413"),
        At::file(&format!("scenarios/{}.toml", scenario.id)),
        &format!("a quota on `{id}`, whose links share no single place of their own"),
        "a quota on one link, or on links that all pass through one place",
        "set the quota on the permission of one crossing; this level of planning never approximates",
    )
}
