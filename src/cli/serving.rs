//! Serves a page on this machine alone. Whoever asks must know the secret in its address, must have come to this
//! very address, and must not come from a page of another one.

use super::exit::{Exit, Failure};
use super::talk::Talk;
use crate::live::{Begins, Engine, page_of_server, takes_long};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, RawQuery, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// The header that holds the secret.
const TOKEN: HeaderName = HeaderName::from_static("x-aidreach-token");
/// Questions are short.
const MOST_BYTES: usize = 256 * 1024;
/// Bytes of the secret.
const SECRET: usize = 16;

/// What is served.
pub(super) struct Served<'a, E> {
    /// Opens the engine, on the thread where it then stays.
    pub(super) engine: E,
    /// What the page begins with.
    pub(super) begins: Begins<'a>,
    /// The port; 0 for any that is free.
    pub(super) port: u16,
    /// Whether to open a browser.
    pub(super) browser: bool,
}

/// A question, and where its answer goes.
type Question = (String, oneshot::Sender<String>);

/// What every request is held against.
struct Held {
    token: String,
    hosts: [String; 2],
    page: String,
    /// Plans never wait behind what takes long.
    quick: Sender<Question>,
    long: Sender<Question>,
}

/// Serves until Ctrl-C.
///
/// # Errors
/// Where the pack cannot be opened, or nothing can be served on the port.
pub(super) fn serve<E>(served: Served<'_, E>, talk: &Talk) -> Result<Exit, Failure>
where
    E: Fn() -> Result<Engine, Failure> + Clone + Send + 'static,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| nothing_served(served.port, error))?;
    let [quick, long] = [answers(&served.engine)?, answers(&served.engine)?];
    let token = secret()?;
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, served.port));
        let listener = TcpListener::bind(address).await;
        let listener = listener.map_err(|error| nothing_served(served.port, error))?;
        let port =
            listener.local_addr().map_err(|error| nothing_served(served.port, error))?.port();
        let page = page_of_server(&token, served.begins);
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        let url = format!("http://127.0.0.1:{port}/?token={token}");
        talk.show(&format!("{url}\nThe page answers as long as this runs; Ctrl-C ends it.\n"))?;
        if served.browser && open::that_detached(&url).is_err() {
            talk.tell("no browser could be opened: open the address above yourself\n");
        }
        let held = Arc::new(Held { token, hosts, page, quick, long });
        let router = Router::new()
            .route("/", get(shown))
            .route("/ask", post(answered))
            .layer(DefaultBodyLimit::max(MOST_BYTES))
            .with_state(held);
        axum::serve(listener, router).await.map_err(|error| nothing_served(port, error))
    })?;
    Ok(Exit::Done)
}

/// Where questions go, once an engine stands open for them on a thread of its own.
fn answers<E>(engine: &E) -> Result<Sender<Question>, Failure>
where
    E: Fn() -> Result<Engine, Failure> + Clone + Send + 'static,
{
    let (asked, questions) = channel();
    let (opened, is_open) = channel();
    let engine = engine.clone();
    thread::spawn(move || answering(engine, &opened, &questions));
    is_open.recv().unwrap_or_else(|_| Err(Failure::Bug("the engine ended at once".to_owned())))?;
    Ok(asked)
}

/// Answers questions, one after another.
fn answering<E: FnOnce() -> Result<Engine, Failure>>(
    open: E,
    opened: &Sender<Result<(), Failure>>,
    questions: &Receiver<Question>,
) {
    let mut engine = match open() {
        Ok(engine) => engine,
        Err(why) => {
            // Whoever waits for it tells it.
            let _ = opened.send(Err(why));
            return;
        }
    };
    let _ = opened.send(Ok(()));
    while let Ok((question, to)) = questions.recv() {
        // Nobody waits any more for what a page asked and left.
        if to.is_closed() {
            continue;
        }
        let _ = to.send(engine.answer(&question));
    }
}

fn secret() -> Result<String, Failure> {
    let mut bytes = [0u8; SECRET];
    getrandom::fill(&mut bytes).map_err(|error| {
        let what = "no secret for the page's address".to_owned();
        Failure::Files(what, io::Error::other(error.to_string()))
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn nothing_served(port: u16, error: io::Error) -> Failure {
    Failure::Files(
        format!("nothing can be served on port {port}; --port 0 takes a free one"),
        error,
    )
}

impl Held {
    /// Whether a request came to this very address, and from no page of another.
    fn came_here(&self, headers: &HeaderMap) -> bool {
        let of = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let host = of(header::HOST).is_some_and(|host| self.hosts.iter().any(|own| own == host));
        let from_here =
            |origin: &str| self.hosts.iter().any(|own| *origin == format!("http://{own}"));
        host && match headers.contains_key(header::ORIGIN) {
            true => of(header::ORIGIN).is_some_and(from_here),
            false => true,
        }
    }
}

/// What every answer says of itself: nothing is kept, and no other page frames or reads it.
fn guarded(body: impl IntoResponse) -> Response {
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    (headers, body).into_response()
}

fn refused() -> Response {
    let said =
        "This page is for whoever started aidreach: take its whole address from the terminal.\n";
    guarded((StatusCode::FORBIDDEN, said))
}

async fn shown(
    State(held): State<Arc<Held>>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let wanted = format!("token={}", held.token);
    let knows = query.is_some_and(|query| query.split('&').any(|part| part == wanted));
    match knows && held.came_here(&headers) {
        true => guarded(Html(held.page.clone())),
        false => refused(),
    }
}

async fn answered(State(held): State<Arc<Held>>, headers: HeaderMap, body: Bytes) -> Response {
    let knows = headers.get(TOKEN).is_some_and(|token| token.as_bytes() == held.token.as_bytes());
    if !knows || !held.came_here(&headers) {
        return refused();
    }
    let Ok(question) = String::from_utf8(body.to_vec()) else {
        return guarded((StatusCode::BAD_REQUEST, "a question is text\n"));
    };
    let (to, answer) = oneshot::channel();
    let ended = || guarded((StatusCode::INTERNAL_SERVER_ERROR, "the engine has ended\n"));
    let engine = if takes_long(&question) { &held.long } else { &held.quick };
    if engine.send((question, to)).is_err() {
        return ended();
    }
    match answer.await {
        Ok(answer) => guarded(([(header::CONTENT_TYPE, "application/json")], answer)),
        Err(_) => ended(),
    }
}
