//! The engine inside a page. A page hands over JSON in memory and gets JSON back; nothing else goes in or out:
//! the module imports nothing.
//!
//! A page calls [`take`] for room, writes into it, and passes it to [`open`] or [`ask`], which take it over. What
//! they return begins with its length in four bytes, the lowest first; the page gives it back by [`give`].

use aidreach::live::{Engine, NotOpened};
use aidreach::report::live::FaultTold;
use aidreach::sharing::Sharing;
use serde::Deserialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
    static LAST_WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A pack in a page.
#[derive(Deserialize)]
struct Pack {
    files: BTreeMap<String, String>,
    sharing: String,
}

/// Room for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn take(bytes: usize) -> *mut u8 {
    Box::into_raw(vec![0u8; bytes].into_boxed_slice()).cast()
}

/// Takes room back.
///
/// # Safety
/// The address came from this module with so many bytes, and is given back once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn give(at: *mut u8, bytes: usize) {
    // SAFETY: as the caller promises.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(at, bytes)) });
}

/// Opens a pack: `{"files": {"areas.csv": "..."}, "sharing": "internal"}`. Returns `{"opened": true}`, or a fault.
///
/// # Safety
/// As for [`give`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(at: *mut u8, bytes: usize) -> *mut u8 {
    std::panic::set_hook(Box::new(|panic| {
        LAST_WORDS.with_borrow_mut(|words| *words = panic.to_string());
    }));
    // SAFETY: as the caller promises.
    let text = unsafe { taken_over(at, bytes) };
    let told = match opened(&text) {
        Ok(engine) => {
            ENGINE.with_borrow_mut(|kept| *kept = Some(engine));
            "{\"opened\":true}".to_owned()
        }
        Err(what) => fault(&what),
    };
    handed(&told)
}

/// Answers a question; the formats of both are published with the program.
///
/// # Safety
/// As for [`give`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ask(at: *mut u8, bytes: usize) -> *mut u8 {
    // SAFETY: as the caller promises.
    let text = unsafe { taken_over(at, bytes) };
    let told = ENGINE.with_borrow(|engine| engine.as_ref().map(|engine| engine.answer(&text)));
    handed(&told.unwrap_or_else(|| fault("no pack was opened")))
}

/// What a fault of the module itself said, after which it answers no more.
#[unsafe(no_mangle)]
pub extern "C" fn last_words() -> *mut u8 {
    handed(&LAST_WORDS.with_borrow(Clone::clone))
}

/// # Safety
/// As for [`give`].
unsafe fn taken_over(at: *mut u8, bytes: usize) -> String {
    // SAFETY: as the caller promises.
    let text = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(at, bytes)) };
    String::from_utf8_lossy(&text).into_owned()
}

fn handed(told: &str) -> *mut u8 {
    let length = (told.len() as u32).to_le_bytes();
    let all: Vec<u8> = length.iter().chain(told.as_bytes()).copied().collect();
    Box::into_raw(all.into_boxed_slice()).cast()
}

fn fault(what: &str) -> String {
    let help = "ask whoever sent this page for a new one".to_owned();
    FaultTold::of(what.to_owned(), help, None).to_json()
}

fn opened(text: &str) -> Result<Engine, String> {
    let pack: Pack = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let sharing = Sharing::parse(&pack.sharing);
    let sharing = sharing.ok_or_else(|| format!("no level of sharing `{}`", pack.sharing))?;
    let files: BTreeMap<String, Vec<u8>> =
        pack.files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    Engine::carried(Box::new(files), sharing).map_err(|why| match why {
        NotOpened::Issues(issues) => issues.to_string(),
        NotOpened::Refused(issue) => issue.to_string(),
        NotOpened::Level([why, _]) => why,
    })
}
