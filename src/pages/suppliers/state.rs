//! What the address of the list asks for.

use carnet_core::wire::SupplierStatus;

use crate::{
    api::{SupplierQuery, supplier_status_name},
    i18n::{Text, suppliers as t},
    query::with_query,
    route,
    url_state::Query,
};

/// Suppliers of a page.
pub const SIZE: u32 = 25;

/// The filters: a status, or all, with their words.
pub const FILTERS: [(Option<SupplierStatus>, Text); 4] = [
    (None, t::filter_all),
    (Some(SupplierStatus::Authorized), t::filter_authorized),
    (Some(SupplierStatus::ToApprove), t::filter_to_approve),
    (Some(SupplierStatus::Denied), t::filter_denied),
];

/// State of the page in its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub status: Option<SupplierStatus>,
    pub q: String,
    pub page: u32,
    /// Id of the supplier whose details are open.
    pub open: String,
}

impl Asked {
    pub fn read(query: &Query) -> Self {
        let status = query.get("status");
        let status =
            FILTERS.into_iter().filter_map(|(known, _)| known).find(|known| supplier_status_name(*known) == status);
        Self { status, q: query.get("q").to_owned(), page: query.page(), open: query.get("open").to_owned() }
    }

    pub fn path(&self) -> String {
        let page = if self.page > 1 { self.page.to_string() } else { String::new() };
        let status = self.status.map_or("", supplier_status_name);
        with_query(route::SUPPLIERS, [("status", status), ("q", &self.q), ("page", &page), ("open", &self.open)])
    }

    /// The question alone: the open details are no part of it.
    pub fn question(&self) -> Self {
        Self { open: String::new(), ..self.clone() }
    }

    pub fn to_api(&self) -> SupplierQuery {
        SupplierQuery { status: self.status, q: self.q.clone(), page: Some(self.page.max(1)), limit: Some(SIZE) }
    }

    pub fn is_narrowed(&self) -> bool {
        self.status.is_some() || !self.q.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use carnet_core::wire::SupplierStatus;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::Asked;
    use crate::url_state::Query;

    #[wasm_bindgen_test]
    fn what_the_page_writes_it_reads() {
        for status in [None, Some(SupplierStatus::ToApprove), Some(SupplierStatus::Denied)] {
            let asked = Asked { status, q: "Café & Cie".into(), page: 3, open: "s1".into() };
            let path = asked.path();
            assert_eq!(Asked::read(&Query::read(path.split_once('?').map_or("", |(_, query)| query))), asked);
        }
    }
}
