//! What a route is asked for: identifiers, or a document that has them.

use aide::{OperationInput, generate::GenContext, openapi::Operation};
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use carnet_core::{
    invoice::{self, MAX_BYTES},
    wire::{Code, Explain, FieldProblem, MAX_IDENTIFIER_CHARS, MAX_IDENTIFIERS},
};

use crate::{
    extract::ApiJson,
    openapi,
    problem::Failure,
    xml::{self, Document},
};

/// Characters of a document type id (Peppol Policy for use of identifiers, 1.4).
const MAX_DOCUMENT_TYPE_CHARS: usize = 500;

/// The body, unread.
pub(super) enum Asked {
    Identifiers(Explain),
    Document(Document),
}

impl<S: Send + Sync> FromRequest<S> for Asked {
    type Rejection = Failure;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Failure> {
        if xml::is_xml(request.headers()) {
            DefaultBodyLimit::max(MAX_BYTES).apply(&mut request);
            return Document::from_request(request, state).await.map(Self::Document);
        }
        ApiJson::from_request(request, state).await.map(|ApiJson(explain)| Self::Identifiers(explain))
    }
}

impl OperationInput for Asked {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        openapi::json_or_bytes_body::<Explain>(ctx, operation, &xml::TYPES);
    }
}

impl Asked {
    /// What is looked up.
    pub fn read(self) -> Result<Explain, Failure> {
        match self {
            Self::Identifiers(explain) => checked(explain),
            Self::Document(Document(bytes)) => {
                let (invoice, ..) = xml::read(&bytes)?;
                Ok(Explain {
                    identifiers: invoice::route_identifiers(&invoice),
                    document_types: invoice::document_types(&invoice),
                    name: invoice.receiver.name,
                })
            }
        }
    }
}

fn checked(explain: Explain) -> Result<Explain, Failure> {
    let mut faults = Vec::new();
    let mut fault = |code, field: String, detail: String| faults.push(FieldProblem { field, code, detail });
    if explain.identifiers.len() > MAX_IDENTIFIERS {
        fault(Code::TooManyIdentifiers, "identifiers".to_owned(), format!("At most {MAX_IDENTIFIERS}."));
    }
    for (at, identifier) in explain.identifiers.iter().enumerate().take(MAX_IDENTIFIERS) {
        let field = format!("identifiers[{at}].value");
        if identifier.value.trim().is_empty() {
            fault(Code::ValueEmpty, field, "Give a value, or leave it out.".to_owned());
        } else if identifier.value.chars().count() > MAX_IDENTIFIER_CHARS {
            fault(Code::QueryTooLong, field, format!("At most {MAX_IDENTIFIER_CHARS} characters."));
        }
    }
    let types = explain.document_types.iter().enumerate();
    for (at, _) in types.filter(|(_, id)| id.chars().count() > MAX_DOCUMENT_TYPE_CHARS) {
        let detail = format!("At most {MAX_DOCUMENT_TYPE_CHARS} characters.");
        fault(Code::QueryTooLong, format!("documentTypes[{at}]"), detail);
    }
    if explain.name.as_ref().is_some_and(|name| name.chars().count() > MAX_DOCUMENT_TYPE_CHARS) {
        fault(Code::QueryTooLong, "name".to_owned(), format!("At most {MAX_DOCUMENT_TYPE_CHARS} characters."));
    }
    if faults.is_empty() { Ok(explain) } else { Err(Failure::fields(faults)) }
}
