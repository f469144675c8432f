//! The tables in `data/` travel inside the program; a new one must make it build again.

fn main() {
    println!("cargo::rerun-if-changed=data");
}
