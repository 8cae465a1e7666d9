//! What an operation answers.

use aide::{
    OperationOutput,
    generate::{GenContext, in_context},
    openapi::{MediaType, Operation, ReferenceOr, Response, Responses, SchemaObject, StatusCode},
    transform::TransformOperation,
};
use carnet_core::wire::{Code, Problem};
use schemars::{Schema, json_schema};
use serde_json::{Value, json};

use crate::problem::Failure;

/// Extension of an answer: the codes its problem may have.
const CODES: &str = "x-codes";

/// Names an operation, says what it does in one line, and which problems are its own.
pub(crate) fn doc<'t>(
    operation: TransformOperation<'t>,
    id: &str,
    summary: &str,
    problems: &[Code],
) -> TransformOperation<'t> {
    let mut operation = operation.id(id).summary(summary);
    in_context(|ctx| problems.iter().for_each(|code| problem(ctx, operation.inner_mut(), *code)));
    operation
}

/// The operation may answer with this problem.
pub(crate) fn problem(ctx: &mut GenContext, operation: &mut Operation, code: Code) {
    let schema = ctx.schema.subschema_for::<Problem>();
    let Some(answer) = answer(operation, code.status(), "application/problem+json", schema) else { return };
    let codes = answer.extensions.entry(CODES.to_owned()).or_insert_with(|| json!([]));
    let Value::Array(codes) = codes else { return };
    if codes.iter().all(|known| known != code.as_str()) {
        codes.push(json!(code.as_str()));
        let space = if answer.description.is_empty() { "" } else { " " };
        answer.description += &format!("{space}`{}`: {}.", code.as_str(), code.title());
    }
}

/// The operation may answer with a file or a stream of this type.
pub(crate) fn media<'t>(
    mut operation: TransformOperation<'t>,
    status: u16,
    media_type: &str,
    about: &str,
) -> TransformOperation<'t> {
    let schema = if media_type == "application/json" { json_schema!({}) } else { json_schema!({ "type": "string" }) };
    if let Some(answer) = answer(operation.inner_mut(), status, media_type, schema) {
        about.clone_into(&mut answer.description);
    }
    operation
}

/// The operation may answer without a body.
pub(crate) fn empty<'t>(mut operation: TransformOperation<'t>, status: u16, about: &str) -> TransformOperation<'t> {
    let responses = operation.inner_mut().responses.get_or_insert_default();
    let answer = Response { description: about.to_owned(), ..Response::default() };
    responses.responses.insert(StatusCode::Code(status), ReferenceOr::Item(answer));
    operation
}

fn answer<'o>(
    operation: &'o mut Operation,
    status: u16,
    media_type: &str,
    json_schema: Schema,
) -> Option<&'o mut Response> {
    let Responses { responses, .. } = operation.responses.get_or_insert_default();
    let answer = responses.entry(StatusCode::Code(status)).or_insert_with(|| ReferenceOr::Item(Response::default()));
    let ReferenceOr::Item(answer) = answer else { return None };
    answer.content.entry(media_type.to_owned()).or_insert_with(|| MediaType {
        schema: Some(SchemaObject { json_schema, external_docs: None, example: None }),
        ..MediaType::default()
    });
    Some(answer)
}

/// Whatever can fail can fail for reasons of the server's.
impl OperationOutput for Failure {
    type Inner = Self;

    fn inferred_responses(ctx: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Response)> {
        problem(ctx, operation, Code::Internal);
        problem(ctx, operation, Code::Unavailable);
        Vec::new()
    }
}
