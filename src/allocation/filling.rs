//! Fair shares filled from the least covered up: what each cell gets when less than the whole
//! fair plan can be paid for.

use crate::certificate::{Fraction, Group};

/// The fair plan as a scale of totals: any whole total of grams has its fair shares.
pub(super) struct Filling<'a> {
    needed: &'a [i64],
    groups: &'a [Group],
    fair: &'a [i64],
}

impl<'a> Filling<'a> {
    pub(super) fn new(needed: &'a [i64], groups: &'a [Group], fair: &'a [i64]) -> Filling<'a> {
        Filling { needed, groups, fair }
    }

    /// Grams of the whole fair plan.
    pub(super) fn total(&self) -> i64 {
        self.members(0).map(|a| self.fair[a]).sum()
    }

    fn members(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        self.groups[from..].iter().flat_map(|g| &g.cells).map(|&a| a as usize)
    }

    /// The first group that does not reach its level with a total, and the level it and all later
    /// ones stand at instead.
    fn level(&self, total: i64) -> (usize, Fraction) {
        let sum = |cells: &[u32], of: &[i64]| -> i128 {
            cells.iter().map(|&cell| i128::from(of[cell as usize])).sum()
        };
        let mut settled = 0i128;
        let mut open: i128 = self.groups.iter().map(|group| sum(&group.cells, self.needed)).sum();
        for (n, group) in self.groups.iter().enumerate() {
            let level = Fraction { num: i128::from(total) - settled, den: open.max(1) };
            let last = n + 1 == self.groups.len();
            if last || level.num * group.level.den <= group.level.num * level.den {
                return (n, level);
            }
            settled += sum(&group.cells, self.fair);
            open -= sum(&group.cells, self.needed);
        }
        (0, Fraction::ZERO)
    }

    /// Whole grams for every cell that add up to `total`: those of full groups as in the fair
    /// plan, the others at one level to the gram.
    pub(super) fn shares(&self, total: i64) -> Vec<i64> {
        let (first, level) = self.level(total);
        let mut shares = self.fair.to_vec();
        for area in self.members(first) {
            let due = i128::from(self.needed[area]) * level.num / level.den;
            shares[area] = (due as i64).min(self.fair[area]);
        }
        let given: i64 = self.members(0).map(|a| shares[a]).sum();
        let mut order: Vec<usize> = self.members(first).collect();
        order.sort_by_cached_key(|&a| (coverage(shares[a], self.needed[a]), a));
        let mut missing = total - given;
        while missing > 0 {
            let before = missing;
            for &area in &order {
                if missing > 0 && shares[area] < self.fair[area] {
                    shares[area] += 1;
                    missing -= 1;
                }
            }
            if missing == before {
                break;
            }
        }
        shares
    }

    /// The cell that the next gram goes to: the least covered one that can take it.
    pub(super) fn next(&self, shares: &[i64]) -> Option<usize> {
        self.members(0)
            .filter(|&a| shares[a] < self.fair[a])
            .min_by_key(|&a| (coverage(shares[a], self.needed[a]), a))
    }

    /// How many groups have all that the fair plan gives them.
    pub(super) fn full_groups(&self, shares: &[i64]) -> usize {
        self.level(self.members(0).map(|cell| shares[cell]).sum()).0
    }

    /// All groups that do not, as one at the level reached; `None` where there are no groups.
    pub(super) fn rest_at(&self, shares: &[i64]) -> Option<Group> {
        let (first, level) = self.level(self.members(0).map(|cell| shares[cell]).sum());
        let cells = self.members(first.min(self.groups.len())).map(|cell| cell as u32).collect();
        (!self.groups.is_empty()).then_some(Group { level, cells })
    }

    /// The groups and sides that still prove a smaller total: full groups as they are, all others
    /// one group at the level reached.
    pub(super) fn cuts_at(&self, shares: &[i64], side_of: &[u32]) -> (Vec<Group>, Vec<u32>) {
        let first = self.full_groups(shares);
        let mut groups = self.groups[..first].to_vec();
        groups.extend(self.rest_at(shares));
        (groups, side_of.iter().map(|&side| side.min(first as u32)).collect())
    }
}

/// Coverage as a number that orders exactly: grams times a large factor over the need.
fn coverage(grams: i64, needed: i64) -> i128 {
    (i128::from(grams) << 63) / i128::from(needed.max(1))
}
