//! One line of the file, as a row or a card.

use carnet_core::wire::{CsvCandidate, CsvLine, Locale};
use leptos::{prelude::*, task::spawn_local};

use super::job::Job;
use crate::{
    api::{Api, use_api},
    i18n::{import_reasons::reason, importing as t, states::Tone},
    route,
    ui::{El, Notices, badge, country_name, el, identifier, link, live, no_value, number_chips, use_notices},
};

/// The value of the choice to leave a line out.
const NONE: &str = "";

pub struct Line {
    locale: Locale,
    import: String,
    first: CsvLine,
    /// As it is after a choice.
    now: RwSignal<CsvLine>,
    /// Where lines can still be settled.
    job: Option<Job>,
    api: Api,
    notices: Notices,
}

impl Line {
    pub fn new(locale: Locale, import: &str, line: CsvLine, job: Option<Job>) -> Self {
        Self {
            locale,
            import: import.to_owned(),
            now: RwSignal::new(line.clone()),
            first: line,
            job,
            api: use_api(),
            notices: use_notices(),
        }
    }

    pub fn row(self) -> El {
        el("tr")
            .add(el("td").class("r muted").add(self.first.line.to_string()))
            .add(el("th").attr("scope", "row").add(self.name()))
            .add(el("td").add(self.identifier()))
            .add(el("td").class("col-b").add(self.numbers()))
            .add(el("td").add(self.outcome()))
            .add(el("td").class("wrap").add(self.why()))
    }

    pub fn card(self) -> El {
        let facts = el("dl")
            .add(el("dt").add(t::col_line(self.locale)))
            .add(el("dd").add(self.first.line.to_string()))
            .add(el("dt").add(t::col_identifier(self.locale)))
            .add(el("dd").add(self.identifier()))
            .add(el("dt").add(t::col_numbers(self.locale)))
            .add(el("dd").add(self.numbers()));
        let name = el("span").class("card__name").add(self.name());
        el("li")
            .class("card")
            .add(el("div").class("card__head").add(self.outcome()).add(name))
            .add(facts)
            .add(el("div").class("small").add(self.why()))
    }

    fn name(&self) -> Vec<El> {
        let name = &self.first.name;
        match &self.first.customer_id {
            Some(customer) if !name.is_empty() => {
                let label = t::open_customer(self.locale, name);
                vec![link(&route::customer(customer), name.clone()).class("name").attr("aria-label", label)]
            }
            _ if name.is_empty() => no_value(self.locale),
            _ => vec![el("span").add(name.clone())],
        }
    }

    fn identifier(&self) -> AnyView {
        let value = &self.first.identifier;
        if value.is_empty() { el("span").add(no_value(self.locale)).view() } else { identifier("", value) }
    }

    fn numbers(&self) -> AnyView {
        let numbers = self.first.numbers.split(',').map(str::trim).filter(|number| !number.is_empty());
        let numbers: Vec<String> = numbers.map(str::to_owned).collect();
        if numbers.is_empty() { el("span").add(no_value(self.locale)).view() } else { number_chips(&numbers) }
    }

    fn outcome(&self) -> impl crate::ui::Child {
        let (now, locale) = (self.now, self.locale);
        live(move || {
            let (tone, icon, words) = t::outcome(locale, now.read().outcome);
            let loud = matches!(tone, Tone::Warning | Tone::Danger);
            badge(tone, icon, Signal::stored(words.to_owned()), !loud)
        })
    }

    fn why(&self) -> Vec<AnyView> {
        let (now, locale) = (self.now, self.locale);
        let sentence = Signal::derive(move || now.with(|line| reason(locale, line)));
        let mut parts = vec![el("span").add(sentence).view()];
        if self.first.candidates.is_empty() {
            return parts;
        }
        match self.job {
            Some(job) => parts.push(self.choices(job).view()),
            None => parts.extend(self.choice_made()),
        }
        parts
    }

    /// What was chosen, once nothing can be chosen any more.
    fn choice_made(&self) -> Option<AnyView> {
        let chosen = self.first.chosen.as_ref()?;
        let candidate = self.first.candidates.iter().find(|candidate| candidate.participant_id == *chosen)?;
        Some(el("span").add(t::chosen(self.locale, &describe(self.locale, candidate))).view())
    }

    fn choices(&self, job: Job) -> El {
        let group = format!("line-{}", self.first.line);
        let settle = self.settle(job);
        let choice = |value: String, label: El| {
            let (now, here) = (self.now, value.clone());
            let checked = Signal::derive(move || now.read().chosen.as_deref().unwrap_or(NONE) == here);
            let radio = el("input")
                .attr("type", "radio")
                .attr("name", group.clone())
                .attr("value", value)
                .switch("checked", checked)
                .on_change(move |id| settle.run(id));
            el("label").class("tick").add(radio).add(label)
        };
        let one = |candidate: &CsvCandidate| {
            let what = el("span").add(describe(self.locale, candidate)).add(" ");
            choice(candidate.participant_id.clone(), what.add(identifier("", &candidate.participant_id)))
        };
        let mut choices: Vec<El> = self.first.candidates.iter().map(one).collect();
        choices.push(choice(NONE.to_owned(), el("span").add(t::leave_out(self.locale))));
        let legend = el("legend").class("visually-hidden").add(t::candidates_of(self.locale, self.first.line));
        el("fieldset").class("group pick").add(legend).add(choices)
    }

    /// Stores a choice; the counts of the import follow.
    fn settle(&self, job: Job) -> Callback<String> {
        let (api, notices, now) = (self.api, self.notices, self.now);
        let (import, line) = (self.import.clone(), self.first.line);
        Callback::new(move |chosen: String| {
            let import = import.clone();
            spawn_local(async move {
                let participant = (chosen != NONE).then_some(chosen);
                match api.choose_line(&import, line, participant).await {
                    Ok(settled) => {
                        now.try_set(settled);
                    }
                    Err(error) => {
                        notices.say(Tone::Danger, move |locale| error.sentence(locale));
                        // The mark goes back to what is stored.
                        now.try_update(|_| ());
                    }
                }
                job.refetch();
            });
        })
    }
}

/// `Durand SAS, Lyon, France`.
fn describe(locale: Locale, candidate: &CsvCandidate) -> String {
    let country = country_name(locale, &candidate.country);
    match candidate.place.as_deref().map(str::trim) {
        Some(place) if !place.is_empty() => format!("{}, {place}, {country}", candidate.name),
        _ => format!("{}, {country}", candidate.name),
    }
}
