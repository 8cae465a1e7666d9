//! Words of the figures on the start page: each chart is a question, and its first sentence the answer.

texts! {
    at_a_glance { fr: "En un coup d’œil", en: "At a glance" }
    see_data { fr: "Voir les données", en: "See the data" }
    data_of(question) { fr: "Données\u{a0}: {question}", en: "Data: {question}" }

    receive { fr: "Combien de mes clients peuvent recevoir aujourd’hui\u{a0}?", en: "How many of my customers can receive today?" }
    receive_answer(n: count, total: count, percent: count) {
        fr: "{n} sur {total}, soit {percent}\u{a0}%.",
        en: "{n} of {total}, that is {percent}%.",
    }
    receive_none { fr: "Votre répertoire ne contient aucun client pour l’instant.", en: "Your directory has no customer yet." }
    receive_summary(routable: count, action: count, waiting: count, gone: count, off: count) {
        fr: "Peuvent recevoir\u{a0}: {routable}. À traiter\u{a0}: {action}. En attente d’une réponse\u{a0}: {waiting}. Non existants\u{a0}: {gone}. Désactivés par vous\u{a0}: {off}.",
        en: "Can receive: {routable}. To do: {action}. Awaiting an answer: {waiting}. Non existing: {gone}. Deactivated by you: {off}.",
    }
    group { fr: "Clients", en: "Customers" }
    group_routable { fr: "Peuvent recevoir", en: "Can receive" }
    group_action { fr: "À traiter", en: "To do" }
    group_waiting { fr: "En attente", en: "Awaiting an answer" }
    group_gone { fr: "Non existants", en: "Non existing" }
    group_off { fr: "Désactivés par vous", en: "Deactivated by you" }
    customers { fr: "Nombre", en: "Number" }

    stops { fr: "Les arrêts diminuent-ils, et pourquoi\u{a0}?", en: "Are stops becoming fewer, and why?" }
    stops_fewer(now: count, before: count) {
        fr: "Oui\u{a0}: {now} sur les quatre dernières semaines complètes, {before} sur les quatre d’avant.",
        en: "Yes: {now} in the last four whole weeks, {before} in the four before.",
    }
    stops_more(now: count, before: count) {
        fr: "Non\u{a0}: {now} sur les quatre dernières semaines complètes, {before} sur les quatre d’avant.",
        en: "No: {now} in the last four whole weeks, {before} in the four before.",
    }
    stops_same(now: count) {
        fr: "Autant qu’avant\u{a0}: {now} sur les quatre dernières semaines complètes comme sur les quatre d’avant.",
        en: "As many as before: {now} in the last four whole weeks as in the four before.",
    }
    stops_none { fr: "Aucun document arrêté en douze semaines\u{a0}: tout est parti.", en: "No document stopped in twelve weeks: everything went out." }
    stops_unsent { fr: "Aucun document envoyé depuis douze semaines.", en: "No document sent in twelve weeks." }
    stops_summary(total: count, first: count, last: count) {
        fr: "Documents arrêtés au premier envoi en douze semaines\u{a0}: {total}. La première semaine\u{a0}: {first}. Cette semaine\u{a0}: {last}.",
        en: "Documents stopped when first sent, in twelve weeks: {total}. The first week: {first}. This week: {last}.",
    }
    other_causes { fr: "Autres causes", en: "Other causes" }
    week { fr: "Semaine du", en: "Week of" }
    routed { fr: "Remis", en: "Delivered" }
    stopped { fr: "Arrêtés", en: "Stopped" }
    why { fr: "Causes", en: "Causes" }
    cause_count(cause, n: count) { fr: "{cause}\u{a0}: {n}", en: "{cause}: {n}" }

    fresh { fr: "Mes vérifications sont-elles fraîches\u{a0}?", en: "Are my checks fresh?" }
    fresh_old(n: count) {
        fr: "La fiche de {n} client n’a pas été confirmée depuis plus de 30 jours." | "Les fiches de {n} clients n’ont pas été confirmées depuis plus de 30 jours.",
        en: "The entry of {n} customer has not been confirmed for more than 30 days." | "The entries of {n} customers have not been confirmed for more than 30 days.",
    }
    fresh_all { fr: "Oui\u{a0}: toutes les fiches ont été confirmées il y a 30 jours ou moins.", en: "Yes: all entries were confirmed 30 days ago or less." }
    fresh_summary(total: count, old: count) {
        fr: "Fiches de clients\u{a0}: {total}, dont {old} confirmées il y a plus de 30 jours.",
        en: "Entries of customers: {total}, of which {old} were confirmed more than 30 days ago.",
    }
    age { fr: "Dernière confirmation", en: "Last confirmed" }
    age_day { fr: "Depuis un jour", en: "Within a day" }
    age_until(from: count, days: count) { fr: "{from} à {days} jours", en: "{from} to {days} days" }
    age_over(days: count) { fr: "Plus de {days} jours", en: "Over {days} days" }
}
