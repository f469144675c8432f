//! Who is let in to the page that is served: whoever knows the secret, at this very address, from this very page.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// The program, serving until this is dropped.
struct Serving {
    program: Child,
    port: u16,
    secret: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.program.kill().expect("it runs");
        self.program.wait().expect("it ends");
    }
}

impl Serving {
    fn start() -> Serving {
        let mut program = Command::new(env!("CARGO_BIN_EXE_aidreach"))
            .args(["open", "--country", "example", "--no-browser"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program was built for this test");
        let mut line = String::new();
        let out = program.stdout.take().expect("piped");
        BufReader::new(out).read_line(&mut line).expect("it tells its address");
        let rest = line.trim().strip_prefix("http://127.0.0.1:").expect("on this machine alone");
        let (port, secret) = rest.split_once("/?token=").expect("with a secret");
        Serving { program, port: port.parse().expect("a port"), secret: secret.to_owned() }
    }

    /// Sends a request as it is and returns status and headers.
    fn head(&self, request: &str) -> (u16, String) {
        let (status, head, _) = self.whole(request);
        (status, head)
    }

    /// Sends a request as it is and returns status and body.
    fn send(&self, request: &str) -> (u16, String) {
        let (status, _, body) = self.whole(request);
        (status, body)
    }

    fn whole(&self, request: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        // A server that has refused may close before all is read.
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        (status.unwrap_or(0), head.to_owned(), body.to_owned())
    }

    fn page(&self, token: &str, host: &str) -> (u16, String) {
        self.send(&format!(
            "GET /?token={token} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ))
    }

    fn ask(&self, headers: &str, question: &str) -> (u16, String) {
        let length = question.len();
        self.send(&format!(
            "POST /ask HTTP/1.1\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{question}"
        ))
    }
}

const QUESTION: &str = "{\"ask\":\"plan\"}";

#[test]
fn only_whoever_started_it_is_let_in() {
    let served = Serving::start();
    let (port, secret) = (served.port, &served.secret);
    let here = format!("127.0.0.1:{port}");
    let (status, page) = served.page(secret, &here);
    assert_eq!(status, 200);
    assert!(page.contains("\"mode\":\"server\"") && page.contains(secret.as_str()));
    for (token, host) in [
        ("", here.as_str()),
        ("0123456789abcdef0123456789abcdef", &here),
        (secret, "evil.example"),
        (secret, &format!("evil.example:{port}")),
        (secret, "127.0.0.1:1"),
    ] {
        let (status, page) = served.page(token, host);
        assert_eq!(status, 403, "{token} {host}");
        assert!(!page.contains(secret.as_str()));
    }
    let token = format!("X-Aidreach-Token: {secret}\r\n");
    let host = format!("Host: {here}\r\n");
    let own = format!("Origin: http://{here}\r\n");
    let (status, answer) = served.ask(&format!("{host}{token}{own}"), QUESTION);
    assert_eq!(status, 200);
    let answer: Value = serde_json::from_str(&answer).expect("an answer is JSON");
    assert!(answer["totals"]["reached_person_months"].is_u64());
    for (headers, why) in [
        (format!("{host}{own}"), "no secret"),
        (format!("{host}{own}X-Aidreach-Token: 0\r\n"), "another secret"),
        (format!("{host}{token}Origin: http://evil.example\r\n"), "from another page"),
        (format!("{host}{token}Origin: null\r\n"), "from a file"),
        (format!("{host}{token}Origin: https://{here}\r\n"), "by another scheme"),
        (format!("Host: evil.example\r\n{token}"), "by another name"),
        (token.clone(), "by no name"),
    ] {
        let (status, told) = served.ask(&headers, QUESTION);
        assert!([400, 403].contains(&status), "{why}: {status}");
        assert!(!told.contains("totals"), "{why}");
    }
    let long = format!("{{\"ask\":\"{}\"}}", "x".repeat(300 * 1024));
    let (status, _) = served.ask(&host, &long);
    assert!([0, 403].contains(&status), "whoever knows no secret is not read: {status}");
    for line in [format!("GET /other?token={secret}"), format!("DELETE /ask?token={secret}")] {
        let request = format!("{line} HTTP/1.1\r\n{host}{token}Connection: close\r\n\r\n");
        let (status, head) = served.head(&request);
        assert!([404, 405].contains(&status), "{line}: {status}");
        for header in ["cache-control: no-store", "x-frame-options: DENY", "nosniff"] {
            assert!(head.contains(header), "{line} lacks `{header}`: {head}");
        }
    }
    let (status, _) = served.ask(&format!("{host}{token}{own}"), &long);
    assert!([0, 413].contains(&status), "too long: {status}");
    let (status, _) = served.ask(&format!("{host}{token}{own}"), QUESTION);
    assert_eq!(status, 200, "it goes on");
}

#[test]
fn another_address_is_another_secret() {
    let (one, other) = (Serving::start(), Serving::start());
    assert_ne!(one.secret, other.secret);
    assert!(one.secret.len() >= 32);
}
