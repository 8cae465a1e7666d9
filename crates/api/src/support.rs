//! Questions to the network's operator: asking, what one has asked, and the operator's queue and answers.

use aide::axum::{
    ApiRouter,
    routing::{get_with, post_with},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use carnet_core::wire::{AnswerSupport, AskSupport, Code, MAX_SUGGESTED_CHARS, SupportContext, SupportRequest};
use carnet_store::support::{self, AnswerRefused, NewSupport};
use http::StatusCode;

use crate::{
    extract::{ApiJson, ApiPath, ApiQuery, FromParams, OfCompany, Operator, Params},
    host::{App, Host},
    id,
    openapi::{Kind, doc, yes_no},
    problem::Failure,
    texts::Faults,
};

/// Characters of one fact of the context.
const MAX_CONTEXT_CHARS: usize = 500;

pub(crate) fn routes() -> ApiRouter<App> {
    const TEXTS: &[Code] = &[Code::MessageRequired, Code::TextTooLong, Code::TextControl];
    let own = get_with(own, |op| doc(op, "listSupport", "What the reader has asked, newest first", &[]));
    let ask = post_with(ask, |op| {
        let codes = [TEXTS, &[Code::SubjectRequired, Code::TooMuchContext]].concat();
        doc(op, "askSupport", "Asks the operator", &codes).response::<201, Json<SupportRequest>>()
    });
    let queue = get_with(queue, |op| doc(op, "listSupportQueue", "What everybody has asked", &[]));
    let answer = post_with(answer, |op| {
        let codes = [TEXTS, &[Code::SupportNotFound, Code::SupportAnswered]].concat();
        doc(op, "answerSupport", "Answers a question, once", &codes)
    });
    ApiRouter::new()
        .api_route("/api/v1/support", own.merge(ask))
        .api_route("/api/v1/operator/support", queue)
        .api_route("/api/v1/operator/support/{id}/answer", answer)
}

/// `GET /support`.
async fn own(State(host): State<Host>, OfCompany(session): OfCompany) -> Result<Json<Vec<SupportRequest>>, Failure> {
    Ok(Json(host.read(move |db| support::own(db, &session.user.id)).await?))
}

/// `POST /support`.
async fn ask(
    State(host): State<Host>,
    OfCompany(session): OfCompany,
    ApiJson(body): ApiJson<AskSupport>,
) -> Result<Response, Failure> {
    let new = read(&body)?;
    let (id, now) = (id::new(host.random), (host.now)());
    let asked = host.write(move |db| support::ask(db, &session, &id, &new, now)).await?;
    Ok((StatusCode::CREATED, Json(asked)).into_response())
}

/// `?open=`.
struct Asked {
    open: bool,
}

impl FromParams for Asked {
    const NAMES: &[&str] = &["open"];
    const KINDS: &[(&str, Kind)] = &[("open", yes_no)];

    fn from_params(mut params: Params) -> Result<Self, Failure> {
        Ok(Self { open: params.yes_no("open")?.unwrap_or(false) })
    }
}

/// `GET /operator/support?open=`.
async fn queue(
    State(host): State<Host>,
    _: Operator,
    ApiQuery(Asked { open }): ApiQuery<Asked>,
) -> Result<Json<Vec<SupportRequest>>, Failure> {
    Ok(Json(host.read(move |db| support::queue(db, open)).await?))
}

/// `POST /operator/support/{id}/answer`.
async fn answer(
    State(host): State<Host>,
    Operator(session): Operator,
    ApiPath(id): ApiPath,
    ApiJson(AnswerSupport { message }): ApiJson<AnswerSupport>,
) -> Result<Json<SupportRequest>, Failure> {
    let mut faults = Faults::default();
    let words = words(&message, &mut faults);
    faults.check()?;
    let now = (host.now)();
    let answered = host.write(move |db| support::answer(db, &session, &id, &words, now)).await?;
    answered.map(Json).map_err(|refusal| match refusal {
        AnswerRefused::NotFound => Failure::new(Code::SupportNotFound, "No support request has this id."),
        AnswerRefused::Answered => Failure::new(Code::SupportAnswered, "Read it again: it has an answer."),
    })
}

fn read(body: &AskSupport) -> Result<NewSupport, Failure> {
    let mut faults = Faults::default();
    let subject = faults.line("subject", Some(&body.subject), MAX_SUGGESTED_CHARS);
    if subject.is_none() && !faults.has("subject") {
        faults.add(Code::SubjectRequired, "subject", "Say in a few words what it is about.");
    }
    let message = words(&body.message, &mut faults);
    let context = context(&body.context, &mut faults);
    faults.check()?;
    Ok(NewSupport { subject: subject.unwrap_or_default(), message, context })
}

fn words(text: &str, faults: &mut Faults) -> String {
    let words = faults.words("message", Some(text));
    if words.is_none() && !faults.has("message") {
        faults.add(Code::MessageRequired, "message", "Write what you want to say.");
    }
    words.unwrap_or_default()
}

// An empty fact says nothing, and is left out.
fn context(given: &[SupportContext], faults: &mut Faults) -> Vec<SupportContext> {
    let mut read: Vec<SupportContext> = Vec::new();
    for (place, SupportContext { kind, value }) in given.iter().enumerate() {
        let field = format!("context[{place}]");
        if given.iter().take(place).any(|before| before.kind == *kind) {
            faults.add(Code::TooMuchContext, field, "There is a context of this kind before.");
            return read;
        }
        read.extend(
            faults.line(&field, Some(value), MAX_CONTEXT_CHARS).map(|value| SupportContext { kind: *kind, value }),
        );
    }
    read
}
