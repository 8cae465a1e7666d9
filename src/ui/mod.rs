//! Small parts that pages are built from. They know words (`i18n`) and domain types, never the API or a page.
//! Each file is one part; class names are those of the style sheet of the same name.

mod announcer;
mod asked;
mod badge;
mod changes;
mod chart;
mod choice;
mod coded;
mod copy;
mod country;
mod dialog;
mod drop_area;
mod empty;
mod error_block;
mod focus;
mod fold;
mod form;
mod found_by;
mod heading;
mod highlight;
mod icon;
mod identifier;
mod judged;
mod live;
mod loading;
mod markup;
mod media;
mod message;
mod notice;
mod numbers;
mod outside;
mod paged;
mod pager;
mod panel;
mod password;
mod say_found;
mod short;
mod sort;
mod time;
mod todo_line;
mod undo;

pub use announcer::{Announcer, AnnouncerRegion, provide_announcer, use_announcer};
pub use asked::asked;
pub use badge::{Badge, Gone, StateBadge, StateWhy};
pub use carnet_core::company::company_identifier;
pub use changes::field_changes;
pub use chart::{Chart, axis, bar, chart, key, label, plot, shares};
pub use choice::{choices, ticks};
pub use coded::coded;
pub use copy::CopyButton;
pub use country::{countries, country_name};
pub use dialog::{Dialog, is_closed_still};
pub use drop_area::drop_area;
pub use empty::Empty;
pub use error_block::ErrorBlock;
pub use focus::{focus_after_dialog, focus_if_lost, focus_now, focus_soon, keep_focus, value_of};
pub use fold::{fold, folded_words, pieces};
pub use form::{Need, Says, Wrong, code_box, error_note, form_field, says, text_area, text_box, wrapped_field};
pub use found_by::{field_name, found_by, scheme_name, scheme_with_code};
pub use heading::PageHeading;
pub use highlight::Highlight;
pub use icon::{Icon, Logo};
pub use identifier::{IdentifierText, digit_groups};
pub use judged::{Judged, judge};
pub use live::{Live, flag, flag_there, live, said};
pub use loading::{Loading, SkeletonRows};
pub use markup::{Child, El, Value, el};
pub use media::{COVERED, FINE_POINTER, NARROW, matches_now, use_media};
pub use message::{message_icon, message_way};
pub use notice::{Disclosure, Notice};
pub use numbers::NumberChips;
pub use outside::outside;
pub use paged::paged_title;
pub use pager::Pager;
pub use panel::{PANEL_PLACE, SidePanel};
pub use password::{password_field, show_password};
pub use say_found::say_found;
pub use short::{
    badge, button, cards, column, copy_button, copy_link, crumb, date, date_and_age, fact, field, field_note, gone,
    icon, identifier, link, link_here, logo, no_value, number_chips, option, page_head, search_bar, section,
    select_box, short_date, state_badge, table,
};
pub use sort::sort_column;
pub use time::{TimeText, source_name};
pub use todo_line::todo_line;
pub use undo::{Notices, provide_notices, use_notices};
