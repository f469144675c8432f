//! Which file may tell one kind of a closed set from another.

use super::{code, nothing, sources};

#[test]
fn kinds_of_permissions_are_told_apart_by_their_properties() {
    let (home, name) = ("country/permissions.rs", "PermissionKind::");
    let mut wrong = Vec::new();
    let mut at_home = 0;
    for (file, text) in sources("src") {
        for (number, line) in code(&text) {
            // `ALL`, `parse` and methods name no kind; a variant, or all of them brought in, does.
            let names_one = line.split(name).skip(1).any(|rest| {
                let mut next = rest.chars();
                let (first, second) = (next.next(), next.next());
                matches!(first, Some('{' | '*'))
                    || first.is_some_and(char::is_uppercase)
                        && second.is_some_and(char::is_lowercase)
            });
            if names_one && file == home {
                at_home += 1;
            } else if names_one {
                wrong.push(format!("src/{file}:{number}: ask for a property of {home} instead"));
            }
        }
    }
    assert!(at_home > 0, "{home} has the row of every kind");
    nothing(&wrong);
}
