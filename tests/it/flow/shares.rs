//! Fair sharing by hand.

use aidreach::flow::fair::{Fairest, Terminal, fairest};
use aidreach::flow::maxflow::Residual;
use aidreach::flow::{Arc, Unsolvable};

/// Max-min fair shares after S. Keshav, *An Engineering Approach to Computer Networking* (1997):
/// a capacity of 10 for demands of 2, 2.6, 4 and 5; here in tenths.
#[test]
fn a_link_is_shared_as_in_the_textbook() {
    let place = |amount, ceiling| Terminal { node: 1, amount, ceiling, weight: 1 };
    let terminals = [place(20, 20), place(26, 26), place(40, 40), place(14, 50)];
    let fair = fairest(2, &[], &terminals, &|| false).unwrap();
    assert_eq!(fair.amounts, [20, 26, 27, 27]);
    let levels: Vec<_> =
        fair.levels.iter().map(|level| (level.coverage.to_integer(), &level.members[..])).collect();
    assert_eq!(levels, [(20, &[0][..]), (26, &[1]), (27, &[2, 3])]);
    // The same with weights of 2.5, 4, .5 and 1, demands of 4, 2, 10 and 4 and a capacity of 16.
    let place = |amount, ceiling, weight| Terminal { node: 1, amount, ceiling, weight };
    let terminals = [place(0, 4, 5), place(2, 2, 8), place(10, 10, 1), place(4, 4, 2)];
    let fair = fairest(2, &[], &terminals, &|| false).unwrap();
    assert_eq!(fair.amounts, [4, 2, 6, 4]);
}

#[test]
fn what_is_fixed_stays() {
    let arc = Arc { from: 0, to: 1, lower: 0, capacity: 9, cost: 0 };
    let place = |node, amount| Terminal { node, amount, ceiling: 9, weight: 1 };
    let terminals = [place(0, 0), place(1, 6)];
    let amounts = |arc| fairest(2, &[arc], &terminals, &|| false).map(|fair| fair.amounts);
    let road = Residual::of(&arc, 6);
    assert_eq!(amounts(road), Ok(vec![3, 3]));
    assert_eq!(amounts(road.fixed()), Ok(vec![0, 6]));
}

#[test]
fn terminals_out_of_order_are_refused() {
    let terminal = Terminal { node: 0, amount: 1, ceiling: 1, weight: 1 };
    let refused = Err(Unsolvable::Terminal { terminal: 0 });
    let wrong = [
        Terminal { node: 1, ..terminal },
        Terminal { amount: 2, ..terminal },
        Terminal { amount: -1, ..terminal },
        Terminal { weight: 0, ..terminal },
    ];
    for terminal in wrong {
        assert_eq!(fairest(1, &[], &[terminal], &|| false), refused);
    }
    let large = Terminal { weight: i64::MAX, ..terminal };
    let overflow = Err(Unsolvable::Overflow { what: "amounts and weights of terminals" });
    assert_eq!(fairest(1, &[], &[large, terminal], &|| false), overflow);
    assert_eq!(fairest(1, &[], &[large], &|| false).map(|fair| fair.amounts), Ok(vec![1]));
    assert_eq!(fairest(0, &[], &[], &|| false), Ok(Fairest::default()));
    let apart = [terminal, Terminal { amount: 0, ..terminal }];
    assert_eq!(fairest(1, &[], &apart, &|| true), Err(Unsolvable::Stopped));
}
