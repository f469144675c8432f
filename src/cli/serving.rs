//! Serves a page on this machine alone. Whoever asks must know the secret in its address, must have come to this
//! very address, and must not come from a page of another one.

use super::exit::{Exit, Failure};
use super::live::LivePage;
use super::talk::Talk;
use crate::live::{page_of_server, takes_long};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use std::io;
use std::net::Ipv4Addr;
use std::panic::{AssertUnwindSafe, catch_unwind};
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
pub(super) fn serve(
    page: &LivePage,
    (port, browser): (u16, bool),
    talk: &Talk,
) -> Result<Exit, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| nothing_served(port, error))?;
    let [quick, long] = [answers(page)?, answers(page)?];
    let token = secret()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.map_err(|error| nothing_served(port, error))?;
        let port = listener.local_addr().map_err(|error| nothing_served(port, error))?.port();
        let served = page_of_server(&token, page.begins());
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        let url = format!("http://127.0.0.1:{port}/?token={token}");
        talk.show(&format!("{url}\nThe page answers as long as this runs; Ctrl-C ends it.\n"))?;
        if browser && open::that_detached(&url).is_err() {
            talk.tell("no browser could be opened: open the address above yourself\n");
        }
        let held = Arc::new(Held { token, hosts, page: served, quick, long });
        let router = Router::new()
            .route("/", get(shown))
            .route("/ask", post(answered))
            .layer(DefaultBodyLimit::max(MOST_BYTES))
            .layer(from_fn_with_state(Arc::clone(&held), guarded))
            .with_state(held);
        axum::serve(listener, router).await.map_err(|error| nothing_served(port, error))
    })?;
    Ok(Exit::Done)
}

/// Where questions go, once an engine stands open for them on a thread of its own.
fn answers(page: &LivePage) -> Result<Sender<Question>, Failure> {
    let (asked, questions) = channel();
    let (opened, is_open) = channel();
    let page = page.clone();
    thread::spawn(move || answering(&page, &opened, &questions));
    is_open.recv().unwrap_or_else(|_| Err(Failure::Bug("the engine ended at once".to_owned())))?;
    Ok(asked)
}

/// Answers questions, one after another.
fn answering(
    page: &LivePage,
    opened: &Sender<Result<(), Failure>>,
    questions: &Receiver<Question>,
) {
    let mut engine = match page.engine() {
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
        let answer = catch_unwind(AssertUnwindSafe(|| engine.answer(&question)));
        match answer {
            Ok(answer) => {
                let _ = to.send(answer);
            }
            // Told on the terminal already; whoever asked is told that there is no answer, and the next question
            // finds an engine that nothing is left in.
            Err(_) => match page.engine() {
                Ok(anew) => engine = anew,
                Err(_) => return,
            },
        }
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
    /// Whether a request knows the secret: in the address of the page, in a header of a question.
    fn is_known(&self, request: &Request) -> bool {
        let wanted = format!("token={}", self.token);
        let in_address =
            request.uri().query().is_some_and(|query| query.split('&').any(|part| part == wanted));
        let in_header = request
            .headers()
            .get(TOKEN)
            .is_some_and(|token| token.as_bytes() == self.token.as_bytes());
        if request.method() == Method::GET { in_address } else { in_header }
    }

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

/// Lets in who came here and knows the secret, before anything of a request is read; and says of every answer that
/// nothing is kept of it, and that no other page frames or reads it.
async fn guarded(State(held): State<Arc<Held>>, request: Request, next: Next) -> Response {
    let mut response = match held.came_here(request.headers()) && held.is_known(&request) {
        true => next.run(request).await,
        false => (StatusCode::FORBIDDEN, REFUSED).into_response(),
    };
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

const REFUSED: &str =
    "This page is for whoever started aidreach: take its whole address from the terminal.\n";

async fn shown(State(held): State<Arc<Held>>) -> Html<String> {
    Html(held.page.clone())
}

async fn answered(State(held): State<Arc<Held>>, body: Bytes) -> Response {
    let Ok(question) = String::from_utf8(body.to_vec()) else {
        return (StatusCode::BAD_REQUEST, "a question is text\n").into_response();
    };
    let (to, answer) = oneshot::channel();
    let ended = || (StatusCode::INTERNAL_SERVER_ERROR, "there is no answer\n").into_response();
    let engine = if takes_long(&question) { &held.long } else { &held.quick };
    if engine.send((question, to)).is_err() {
        return ended();
    }
    match answer.await {
        Ok(answer) => ([(header::CONTENT_TYPE, "application/json")], answer).into_response(),
        Err(_) => ended(),
    }
}
