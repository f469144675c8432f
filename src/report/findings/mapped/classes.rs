//! Classes of shares that fit what is to be shown: five of the same width, no finer than five points, for
//! finer ones would make differences look large that no figure is sure of.

use crate::kit::figure::Figure;
use crate::kit::say;
use crate::page::draw::ASIDE;
use crate::plan::Exact;

/// How many classes there are beside that of nobody.
const CLASSES: u32 = 5;
/// Widths of a class, in points of a hundred.
const WIDTHS: [u32; 3] = [5, 10, 20];

/// Classes of shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Classes {
    /// Where the first class begins, in percent.
    from: u32,
    /// How wide each is, in percent.
    width: u32,
}

impl Classes {
    /// The narrowest classes that hold all shares.
    pub(in crate::report) fn fitting(shares: impl Iterator<Item = Exact>) -> Classes {
        let percent = |share: Exact| (share * 100).floor().to_integer().clamp(0, 100) as u32;
        let shares: Vec<u32> =
            shares.filter(|share| *share > Exact::default()).map(percent).collect();
        let least = shares.iter().min().copied().unwrap_or(0);
        let most = shares.iter().max().copied().unwrap_or(0);
        let start = |width: u32| (least / width * width).min(100 - width * CLASSES);
        let end = |width: u32| start(width) + width * CLASSES;
        // The last class holds its end where that is everybody.
        let fits = |width: &u32| most < end(*width) || end(*width) == 100;
        let width = WIDTHS.into_iter().find(fits).unwrap_or(20);
        Classes { from: start(width), width }
    }

    /// The shade of a share: 0 for nobody, else that of its class.
    pub(in crate::report) fn shade(self, share: Exact) -> usize {
        if share <= Exact::default() {
            return 0;
        }
        let begun = |n: &u32| share * 100 >= Exact::from_integer(i128::from(self.begins(*n)));
        (0..CLASSES).rev().find(begun).unwrap_or(0) as usize + 1
    }

    /// The shade of an area: what no share is known of is no class.
    pub(in crate::report) fn shade_of(self, share: Option<&Exact>) -> usize {
        share.map_or(ASIDE, |share| self.shade(*share))
    }

    /// Where a class begins, in percent.
    pub(in crate::report) fn begins(self, class: u32) -> u32 {
        self.from + class * self.width
    }

    /// Each shade and what it stands for, that of nobody first.
    pub(in crate::report) fn told(self) -> Vec<(usize, String)> {
        let class = |n: u32| {
            let (from, to) = (self.begins(n), self.begins(n + 1));
            let words = match (n, from) {
                (0, 0) => say!("plan.map.coverage.under", "under {to} %", to),
                _ => say!("plan.map.coverage", "{from}–{to} %", from, to),
            };
            (n as usize + 1, words.to_string())
        };
        let nobody = (0, say!("plan.map.coverage.nobody", "nobody").to_string());
        std::iter::once(nobody).chain((0..CLASSES).map(class)).collect()
    }

    /// Each shade and what it stands for, with that of what has no share where any has none.
    pub(in crate::report) fn told_with(
        self,
        mut shades: impl Iterator<Item = usize>,
    ) -> Vec<(usize, String)> {
        let aside = shades.any(|shade| shade == ASIDE);
        let words = aside.then(|| (ASIDE, say!("map.no-figure", "no figure").to_string()));
        self.told().into_iter().chain(words).collect()
    }

    /// The least and the most percent of a shade; `None` for that of nobody.
    pub(in crate::report) fn bounds(self, shade: usize) -> Option<[u32; 2]> {
        let class = u32::try_from(shade).ok()?.checked_sub(1)?;
        Some([self.begins(class), self.begins(class + 1)])
    }

    /// How wide a class is.
    pub(in crate::report) fn width(self) -> Figure {
        Figure::whole(self.width.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(n: i128) -> Exact {
        Exact::new(n, 100)
    }

    #[test]
    fn shares_that_lie_close_together_are_told_apart() {
        let close = Classes::fitting([16, 24, 29, 31].map(percent).into_iter());
        let shades: Vec<usize> = [16, 24, 29, 31].map(|n| close.shade(percent(n))).to_vec();
        assert_eq!(shades, [1, 2, 3, 4], "five points each, from 15");
        assert_eq!(close.shade(percent(0)), 0, "nobody is a class of its own");
        let wide = Classes::fitting([3, 97].map(percent).into_iter());
        assert_eq!([3, 97].map(|n| wide.shade(percent(n))), [1, 5]);
        let full = Classes::fitting([100, 100].map(percent).into_iter());
        assert_eq!(full.shade(percent(100)), 5, "all are reached");
        assert_eq!(Classes::fitting(std::iter::empty()).told().len(), 6);
    }

    #[test]
    fn every_share_lies_within_the_class_that_the_legend_tells() {
        for (least, most) in (1..=100u32).flat_map(|a| (a..=100).map(move |b| (a, b))) {
            let classes = Classes::fitting([least, most].map(|n| percent(n.into())).into_iter());
            for share in [least, most] {
                let shade = classes.shade(percent(share.into()));
                let [from, to] = classes.bounds(shade).expect("a class");
                let within = from <= share && (share < to || share == 100 && to == 100);
                assert!(within, "{share} of {least} to {most} is told as {from} to {to}");
            }
        }
    }
}
