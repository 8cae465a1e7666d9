//! What follows from an operation's address and method alone.

use aide::{
    generate::in_context,
    openapi::{ApiKeyLocation, Components, OpenApi, Operation, PathItem, ReferenceOr, SecurityScheme, Tag},
    transform::TransformOpenApi,
};
use carnet_core::wire::Code;
use schemars::json_schema;

use super::{
    input::{COLLECT_KEY, KEY, SESSION, path},
    problem,
};

const ABOUT: &str = "Every failure is `application/problem+json` (RFC 9457) with a stable `code`. Times are RFC 3339 in \
    UTC. A list is paged by `cursor` or `page`; a parameter that is not known is refused.";

/// Completes the description of all routes.
pub(crate) fn finish(api: TransformOpenApi<'_>) -> TransformOpenApi<'_> {
    let mut api = api.title("Carnet").summary("Recipient directory for electronic invoices").description(ABOUT);
    api = api.version(env!("CARGO_PKG_VERSION"));
    complete(api.inner_mut());
    api
}

fn complete(api: &mut OpenApi) {
    let mut tags: Vec<String> = Vec::new();
    for (path, item) in api.paths.iter_mut().flat_map(|paths| paths.paths.iter_mut()) {
        let ReferenceOr::Item(item) = item else { continue };
        let tag = tag(path);
        for operation in operations(item) {
            variables(path).for_each(|name| self::path(operation, name, json_schema!({ "type": "string" })));
            operation.tags = vec![tag.to_owned()];
        }
        // Reads have no effect that another site's page could want.
        let writes = [&mut item.post, &mut item.patch, &mut item.put, &mut item.delete];
        let write = |ctx: &mut _, operation| problem(ctx, operation, Code::CrossSite);
        in_context(|ctx| writes.into_iter().flatten().for_each(|operation| write(ctx, operation)));
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    api.tags = tags.into_iter().map(|name| Tag { name, ..Tag::default() }).collect();
    schemes(api.components.get_or_insert_default());
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.patch, &mut item.put, &mut item.delete].into_iter().flatten()
}

/// `customers` for `/api/v1/customers/{id}` and for `/api/v1/customers.csv`.
fn tag(path: &str) -> &str {
    let below = path.strip_prefix("/api/v1/").unwrap_or("server");
    below.split(['/', '.']).next().unwrap_or(below)
}

fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn schemes(components: &mut Components) {
    let session = SecurityScheme::ApiKey {
        location: ApiKeyLocation::Cookie,
        name: "carnet_session".to_owned(),
        description: Some("The cookie of `POST /api/v1/session`.".to_owned()),
        extensions: Default::default(),
    };
    let bearer = |about: &str| SecurityScheme::Http {
        scheme: "bearer".to_owned(),
        bearer_format: None,
        description: Some(about.to_owned()),
        extensions: Default::default(),
    };
    let key = bearer("A key of a program, made by an administrator.");
    let collect_key = bearer("The key of a service provider, made by the operator.");
    components.security_schemes.insert(SESSION.to_owned(), ReferenceOr::Item(session));
    components.security_schemes.insert(KEY.to_owned(), ReferenceOr::Item(key));
    components.security_schemes.insert(COLLECT_KEY.to_owned(), ReferenceOr::Item(collect_key));
}
