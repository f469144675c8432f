//! The tables in `data/` travel inside the program, and the notices of third parties, packed; a change
//! of either must make it build again.

use std::path::Path;
use std::{env, fs, io};

/// How hard to pack, of 10: once a build, so as hard as can be.
const HARDEST: u8 = 10;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=THIRD-PARTY.txt");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let packed = miniz_oxide::deflate::compress_to_vec(&fs::read("THIRD-PARTY.txt")?, HARDEST);
    fs::write(Path::new(&out).join("third-party"), packed)
}
