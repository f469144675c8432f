//! What is kept of an answer on a disk, and whether it still holds.

pub(in crate::report) mod disk;
pub(in crate::report) mod export;
pub(in crate::report) mod manifest;
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::report) mod pack_book;
pub(in crate::report) mod run_folder;
pub(in crate::report) mod scenario_sheet;
pub(in crate::report) mod verify;
pub(in crate::report) mod writing;
