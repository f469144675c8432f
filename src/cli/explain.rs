//! `aidreach explain`: the long text behind a code.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::issues::{CODES, explain, nearest};
use crate::report::wrapped;
use clap::Args;

/// Explain a code that a check printed, such as E0301
///
/// Without a code, lists every code with its title.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The code, in capitals or not
    code: Option<String>,
}

pub(super) fn run(args: &ExplainArgs, talk: &Talk) -> Result<Exit, Failure> {
    let Some(asked) = &args.code else {
        let line = |(code, title, _): &(_, &str, &str)| format!("{code}  {title}\n");
        talk.show(&CODES.iter().map(line).collect::<String>())?;
        return Ok(Exit::Done);
    };
    let Some((code, title, long)) = explain(asked) else {
        let known = CODES.iter().map(|(code, ..)| code.0);
        let help = match nearest(asked, known) {
            Some(near) => format!("did you mean `{near}`? `aidreach explain` lists all codes"),
            None => "`aidreach explain` lists all codes".to_owned(),
        };
        return Err(Failure::Usage(format!("there is no code `{asked}`"), help));
    };
    talk.show(&format!("{code}: {title}\n\n{}", wrapped(long, "")))?;
    Ok(Exit::Done)
}
