//! The command line program.

fn main() -> std::process::ExitCode {
    aidreach::cli::run()
}
