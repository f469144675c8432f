//! Effects in whole people.

use super::{CellEffect, Cells, Sums};
use crate::plan::{Exact, shared_out};

impl Cells {
    /// These cells in whole people: rounded once and together, so that areas, months and phases of one effect
    /// all add up to one total, which is that of the plans. Nobody is lost or gained by rounding alone.
    pub fn in_whole_people(&self) -> Cells {
        let all = |of: fn(Sums) -> Exact| -> Vec<Exact> {
            let each = |cell: &CellEffect| std::array::from_fn::<_, 3, _>(|n| of(cell.phase(n)));
            self.cells.iter().flat_map(each).collect()
        };
        let [before, kept, after, moved] = [
            all(|sums| sums.before),
            all(|sums| sums.kept),
            all(|sums| sums.after),
            all(|sums| sums.moved()),
        ];
        let none = Exact::default();
        // Rounded apart: where all are kept, where nobody is, and the rest, which takes up what that leaves.
        let whole = |n: usize| kept[n] == before[n];
        let gone = |n: usize| !whole(n) && kept[n] == none;
        let part = |n: usize| !whole(n) && !gone(n);
        let mut of_before = Rounding::of(&before);
        let rest = rounded(&before) - of_before.put(whole, None);
        match (0..before.len()).any(part) {
            true => {
                let rest = rest - of_before.put(gone, None);
                of_before.put(part, Some(rest));
            }
            false => _ = of_before.put(gone, Some(rest)),
        }
        let of_before = of_before.whole;
        let at_most: Vec<Exact> = (0..kept.len())
            .map(|n| match whole(n) {
                true => Exact::from_integer(of_before[n]),
                false => kept[n].min(Exact::from_integer(of_before[n])),
            })
            .collect();
        let mut of_kept = Rounding::of(&at_most);
        let rest = rounded(&after) - rounded(&moved) - of_kept.put(whole, None);
        of_kept.put(part, Some(rest));
        let of_kept = of_kept.whole;
        // Nobody can be taken from where none is kept.
        let least = |n: usize| moved[n].max(Exact::from_integer(-of_kept[n]));
        let within: Vec<Exact> = (0..moved.len()).map(least).collect();
        let mut of_moved = Rounding::of(&within);
        let gained = rounded(&after) - of_kept.iter().sum::<i128>();
        let left = gained - of_moved.put(|n| moved[n] != none, Some(gained));
        // What no rounding up or down takes up goes to where most is moved, and is seen least.
        if let Some(most) = (0..moved.len()).max_by_key(|n| moved[*n]) {
            of_moved.whole[most] += if moved[most] > none { left } else { 0 };
        }
        let mut cells = self.cells.clone();
        let phases = cells
            .iter_mut()
            .flat_map(|cell| cell.before.iter_mut().zip(&mut cell.kept).zip(&mut cell.after));
        for (n, ((before, kept), after)) in phases.enumerate() {
            let then = [of_before[n], of_kept[n], of_kept[n] + of_moved.whole[n]];
            [*before, *kept, *after] = then.map(Exact::from_integer);
        }
        Cells { cells }
    }
}

fn rounded(exact: &[Exact]) -> i128 {
    exact.iter().sum::<Exact>().round().to_integer()
}

/// Whole figures for exact ones, a part of them at a time.
struct Rounding<'e> {
    exact: &'e [Exact],
    whole: Vec<i128>,
}

impl<'e> Rounding<'e> {
    fn of(exact: &'e [Exact]) -> Rounding<'e> {
        Rounding { exact, whole: vec![0; exact.len()] }
    }

    /// Rounds some of them to a total, that of their own where none is told; says what they come to.
    fn put(&mut self, which: impl Fn(usize) -> bool, total: Option<i128>) -> i128 {
        let some: Vec<usize> = (0..self.exact.len()).filter(|n| which(*n)).collect();
        let exact: Vec<Exact> = some.iter().map(|n| self.exact[*n]).collect();
        let whole = shared_out(&exact, total.unwrap_or_else(|| rounded(&exact)));
        for (n, people) in some.into_iter().zip(&whole) {
            self.whole[n] = *people;
        }
        whole.iter().sum()
    }
}
