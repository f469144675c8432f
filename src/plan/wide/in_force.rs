//! Which limits of a wide network are in force.

/// Which limits are in force. Whatever is not is as if it did not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) struct InForce {
    /// How many people are registered, and how many partners can serve.
    pub(in crate::plan) caseload: bool,
    /// Permission to hand out.
    pub(in crate::plan) handing_out: bool,
    /// That food comes by ways at all, from somewhere.
    pub(in crate::plan) network: bool,
    /// That a way is open: permissions to move, and seasons.
    pub(in crate::plan) open: bool,
    /// Permissions to move, and quotas on them: where they are not in force, seasons alone close ways.
    pub(in crate::plan) permissions: bool,
    /// What ways carry, for as much of a month as they are open; quotas, rooms, time under way.
    pub(in crate::plan) carrying: bool,
    /// Banking, cash and fuel.
    pub(in crate::plan) banking: bool,
    /// Food on offer from outside the country.
    pub(in crate::plan) food: bool,
}

impl InForce {
    /// Everything but money, for which a largest flow knows no row.
    pub(in crate::plan) const ALL: InForce = InForce {
        caseload: true,
        handing_out: true,
        network: true,
        open: true,
        permissions: true,
        carrying: true,
        banking: true,
        food: true,
    };
}
