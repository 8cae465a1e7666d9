//! What an operation takes: the words in which the extractors describe themselves.

use aide::{
    generate::GenContext,
    openapi::{
        HeaderStyle, MediaType, Operation, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
        ReferenceOr, RequestBody, SchemaObject, SecurityRequirement,
    },
    transform::TransformOperation,
};
use carnet_core::wire::Code;
use schemars::{JsonSchema, Schema, json_schema};

use super::{Kind, kind, problem};

/// Names of the ways to say who asks.
pub(super) const SESSION: &str = "session";
pub(super) const KEY: &str = "key";
pub(super) const COLLECT_KEY: &str = "collectKey";

/// What can be wrong with any body.
const BODY_PROBLEMS: [Code; 3] = [Code::UnsupportedMediaType, Code::BodyTooLarge, Code::MalformedBody];

/// It takes a session.
pub(crate) fn signed_in(ctx: &mut GenContext, operation: &mut Operation) {
    require(operation, SESSION);
    problem(ctx, operation, Code::NotSignedIn);
}

/// It takes a session or a program's key.
pub(crate) fn session_or_key(ctx: &mut GenContext, operation: &mut Operation) {
    signed_in(ctx, operation);
    require(operation, KEY);
}

/// It takes a session or a program's key, or neither.
pub(crate) fn anybody(ctx: &mut GenContext, operation: &mut Operation) {
    operation.security.push(SecurityRequirement::default());
    session_or_key(ctx, operation);
}

/// It takes a service provider's key.
pub(crate) fn collect_key(ctx: &mut GenContext, operation: &mut Operation) {
    require(operation, COLLECT_KEY);
    problem(ctx, operation, Code::NotSignedIn);
}

fn require(operation: &mut Operation, scheme: &str) {
    let requirement = SecurityRequirement::from_iter([(scheme.to_owned(), Vec::new())]);
    if !operation.security.contains(&requirement) {
        operation.security.push(requirement);
    }
}

/// It takes a JSON body.
pub(crate) fn json_body<T: JsonSchema>(ctx: &mut GenContext, operation: &mut Operation) {
    let schema = ctx.schema.subschema_for::<T>();
    body(ctx, operation, &["application/json"], &schema);
}

/// It takes a file of one of these types.
pub(crate) fn bytes_body(ctx: &mut GenContext, operation: &mut Operation, media_types: &[&str]) {
    body(ctx, operation, media_types, &json_schema!({ "type": "string" }));
}

/// It takes a JSON body, or a file of one of these types.
pub(crate) fn json_or_bytes_body<T: JsonSchema>(ctx: &mut GenContext, operation: &mut Operation, media_types: &[&str]) {
    json_body::<T>(ctx, operation);
    if let Some(ReferenceOr::Item(body)) = &mut operation.request_body {
        body.content.extend(content(media_types, &json_schema!({ "type": "string" })));
    }
}

fn body(ctx: &mut GenContext, operation: &mut Operation, media_types: &[&str], schema: &Schema) {
    let content = content(media_types, schema).collect();
    let body = RequestBody { content, required: true, ..RequestBody::default() };
    operation.request_body = Some(ReferenceOr::Item(body));
    BODY_PROBLEMS.iter().for_each(|code| problem(ctx, operation, *code));
}

fn content(media_types: &[&str], schema: &Schema) -> impl Iterator<Item = (String, MediaType)> {
    let media = MediaType { schema: Some(object(schema.clone())), ..MediaType::default() };
    media_types.iter().map(move |media_type| ((*media_type).to_owned(), media.clone()))
}

/// It takes a header.
pub(crate) fn header(operation: &mut Operation, name: &str, required: bool, about: &str, schema: Schema) {
    let parameter_data = ParameterData { description: Some(about.to_owned()), ..data(name, required, schema) };
    operation.parameters.push(ReferenceOr::Item(Parameter::Header { parameter_data, style: HeaderStyle::Simple }));
}

/// It takes these query parameters; those without a kind are texts.
pub(crate) fn queries(ctx: &mut GenContext, operation: &mut Operation, names: &[&str], kinds: &[(&str, Kind)]) {
    problem(ctx, operation, Code::MalformedQuery);
    for name in names {
        let special = kinds.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind);
        let (kind, code) = special.map_or_else(|| kind::usual(name), |kind| (kind, None));
        if let Some(code) = code {
            problem(ctx, operation, code);
        }
        let parameter = Parameter::Query {
            parameter_data: data(name, false, kind(&mut ctx.schema)),
            allow_reserved: false,
            style: QueryStyle::Form,
            allow_empty_value: None,
        };
        operation.parameters.push(ReferenceOr::Item(parameter));
    }
}

/// A variable part of the address; `None` when the operation has described it already.
pub(super) fn path(operation: &mut Operation, name: &str, schema: Schema) {
    let parameters = &mut operation.parameters;
    let is_known = |parameter: &ReferenceOr<Parameter>| match parameter {
        ReferenceOr::Item(Parameter::Path { parameter_data, .. }) => parameter_data.name == name,
        _ => false,
    };
    if !parameters.iter().any(is_known) {
        let parameter_data = data(name, true, schema);
        parameters.push(ReferenceOr::Item(Parameter::Path { parameter_data, style: PathStyle::Simple }));
    }
}

/// A variable part of the address is one of the words of the wire enum `T`.
pub(crate) fn path_choice<'t, T: JsonSchema>(
    mut operation: TransformOperation<'t>,
    name: &str,
) -> TransformOperation<'t> {
    let schema = aide::generate::in_context(|ctx| ctx.schema.subschema_for::<T>());
    path(operation.inner_mut(), name, schema);
    operation
}

fn data(name: &str, required: bool, schema: Schema) -> ParameterData {
    ParameterData {
        name: name.to_owned(),
        description: None,
        required,
        deprecated: None,
        format: ParameterSchemaOrContent::Schema(object(schema)),
        example: None,
        examples: Default::default(),
        explode: None,
        extensions: Default::default(),
    }
}

fn object(json_schema: Schema) -> SchemaObject {
    SchemaObject { json_schema, external_docs: None, example: None }
}
