//! Words of requests between two sides, and of the e-mail that asks a provider for a routing setup.

texts! {
    tabs { fr: "Voir les demandes", en: "View requests" }
    sent_lead {
        fr: "Vos demandes d’acceptation\u{a0}: un destinataire qui choisit ses fournisseurs doit les accepter avant de recevoir vos factures.",
        en: "Your requests for acceptance: a recipient that chooses its suppliers must accept them before it receives your invoices.",
    }
    received_lead {
        fr: "Ces entreprises demandent à vous envoyer leurs factures électroniques. Chacune reçoit votre réponse, avec votre message si vous en laissez un.",
        en: "These companies ask to send you their e-invoices. Each gets your answer, with your message if you leave one.",
    }
    routing_note {
        fr: "Le statut «\u{a0}En attente de réponse\u{a0}» ne se met pas à jour tout seul\u{a0}: activez le routage quand vous avez reçu la réponse.",
        en: "“Awaiting response” does not update by itself: activate routing once you have the answer.",
    }
    routing_how { fr: "Comment activer le routage", en: "How to activate routing" }
    routing_how_1 {
        fr: "Demandez au prestataire du destinataire de configurer le routage vers lui. «\u{a0}Préparer l’e-mail\u{a0}» vous donne le texte.",
        en: "Ask the recipient’s service provider to set up routing to it. “Prepare the e-mail” gives you the text.",
    }
    routing_how_2 {
        fr: "Attendez sa réponse. Après 14 jours, cette page et un message vous le rappellent.",
        en: "Wait for its answer. After 14 days this page and a message remind you.",
    }
    routing_how_3 {
        fr: "Choisissez «\u{a0}Activer le routage\u{a0}»\u{a0}: vos factures partent dès ce moment chez ce prestataire.",
        en: "Choose “Activate routing”: from then on your invoices go through that provider.",
    }

    search { fr: "Rechercher une entreprise", en: "Search for a company" }
    search_hint { fr: "Une partie du nom suffit. Majuscules et accents ne comptent pas.", en: "Part of the name is enough. Case and accents do not matter." }
    filters { fr: "Filtrer par statut", en: "Filter by status" }
    filter_all { fr: "Toutes", en: "All" }
    filter_pending { fr: "En attente", en: "Pending" }
    filter_to_approve { fr: "À traiter", en: "To handle" }
    filter_accepted { fr: "Acceptées", en: "Accepted" }
    filter_refused { fr: "Refusées", en: "Refused" }
    filter_activated { fr: "Activées", en: "Activated" }
    filter_cancelled { fr: "Annulées", en: "Cancelled" }
    filter_withdrawn { fr: "Retirées", en: "Withdrawn" }
    found(n: count) { fr: "{n} demande" | "{n} demandes", en: "{n} request" | "{n} requests" }
    results { fr: "Demandes", en: "Requests" }
    empty_sent { fr: "Aucune demande envoyée.", en: "No sent request." }
    empty_routing { fr: "Aucun routage en attente.", en: "No routing pending." }
    empty_received { fr: "Aucune demande reçue.", en: "No request received." }
    empty_sent_why {
        fr: "Une demande part d’elle-même quand vous ajoutez un client qui choisit ses fournisseurs.",
        en: "A request goes out by itself when you add a customer that chooses its suppliers.",
    }
    empty_routing_why {
        fr: "Une demande naît quand vous ajoutez un client dont le prestataire veut une configuration de routage.",
        en: "A request is made when you add a customer whose provider requires a routing setup.",
    }
    empty_received_why {
        fr: "Quand une entreprise voudra vous envoyer ses factures, sa demande sera ici.",
        en: "When a company wants to send you its invoices, its request will be here.",
    }
    empty_filtered { fr: "Aucune demande ne correspond à ce filtre.", en: "No request matches this filter." }
    empty_search(q) { fr: "Aucune demande ne correspond à «\u{a0}{q}\u{a0}».", en: "No request matches “{q}”." }
    remove_filters { fr: "Retirer les filtres", en: "Remove filters" }

    col_customer { fr: "Client", en: "Customer" }
    col_issuer { fr: "Émetteur", en: "Issuer" }
    col_identifier { fr: "Adresse électronique", en: "E-address" }
    col_provider { fr: "Prestataire", en: "Provider" }
    col_sent { fr: "Envoyée le", en: "Sent" }
    col_received { fr: "Reçue le", en: "Received" }
    col_waiting { fr: "En attente depuis", en: "Pending since" }
    col_email { fr: "E-mail envoyé", en: "E-mail sent" }
    col_status { fr: "Statut", en: "Status" }
    col_answer { fr: "Réponse", en: "Answer" }
    col_actions { fr: "Actions", en: "Actions" }
    by(who) { fr: "par {who}", en: "by {who}" }
    days(n: count) { fr: "{n} jour" | "{n} jours", en: "{n} day" | "{n} days" }
    since(date) { fr: "depuis le {date}", en: "since {date}" }
    no_email { fr: "sans e-mail", en: "no e-mail" }
    emailed { fr: "e-mail envoyé", en: "e-mail sent" }
    unanswered(n: count) {
        fr: "sans réponse depuis {n} jour" | "sans réponse depuis {n} jours",
        en: "no answer for {n} day" | "no answer for {n} days",
    }
    reminded(date) { fr: "Relancée le {date}.", en: "Reminded {date}." }
    quote(words) { fr: "«\u{a0}{words}\u{a0}»", en: "“{words}”" }
    reference(words) { fr: "Référence\u{a0}: {words}", en: "Reference: {words}" }

    pending { fr: "En attente d’acceptation", en: "Awaiting acceptance" }
    to_approve { fr: "À approuver", en: "To approve" }
    accepted { fr: "Demande acceptée", en: "Request accepted" }
    refused { fr: "Demande refusée", en: "Request refused" }
    cancelled { fr: "Demande annulée", en: "Request cancelled" }
    withdrawn { fr: "Demande retirée", en: "Request withdrawn" }
    routing_pending { fr: "En attente de réponse", en: "Awaiting response" }
    routing_active { fr: "Routage activé", en: "Routing active" }
    accepted_why(date, who) { fr: "Acceptée le {date} par {who}.", en: "Accepted {date} by {who}." }
    refused_why(date, who) { fr: "Refusée le {date} par {who}.", en: "Refused {date} by {who}." }
    activated_why(date, who) { fr: "Activé le {date} par {who}.", en: "Activated {date} by {who}." }
    cancelled_why(date, who) { fr: "Annulée le {date} par {who}.", en: "Cancelled {date} by {who}." }
    withdrawn_why(date, who) { fr: "Retirée le {date} par {who}.", en: "Withdrawn {date} by {who}." }

    remind { fr: "Relancer", en: "Remind" }
    remind_named(name) { fr: "Relancer {name}", en: "Remind {name}" }
    cancel { fr: "Annuler la demande", en: "Cancel the request" }
    cancel_short { fr: "Annuler", en: "Cancel" }
    cancel_named(name) { fr: "Annuler la demande à {name}", en: "Cancel the request to {name}" }
    activate { fr: "Activer le routage", en: "Activate routing" }
    activate_named(name) { fr: "Activer le routage vers {name}", en: "Activate routing to {name}" }
    email { fr: "Préparer l’e-mail", en: "Prepare the e-mail" }
    email_named(name) { fr: "Préparer l’e-mail au sujet de {name}", en: "Prepare the e-mail about {name}" }
    accept { fr: "Accepter", en: "Accept" }
    accept_named(name) { fr: "Accepter {name}", en: "Accept {name}" }
    refuse { fr: "Refuser", en: "Refuse" }
    refuse_named(name) { fr: "Refuser {name}", en: "Refuse {name}" }
    again { fr: "Faire une nouvelle demande", en: "Make a new request" }
    again_named(name) { fr: "Faire une nouvelle demande à {name}", en: "Make a new request to {name}" }
    keep { fr: "Conserver la demande", en: "Keep the request" }
    busy { fr: "Envoi en cours…", en: "Sending…" }

    activate_ask(name) { fr: "Activer le routage vers {name}\u{a0}?", en: "Activate routing to {name}?" }
    activate_why(provider) {
        fr: "Vos factures partiront dès maintenant chez {provider}. Faites-le quand vous avez reçu sa réponse.",
        en: "Your invoices will go through {provider} from now on. Do it once you have its answer.",
    }
    activate_why_unnamed {
        fr: "Vos factures partiront dès maintenant chez son prestataire. Faites-le quand vous avez reçu sa réponse.",
        en: "Your invoices will go through its provider from now on. Do it once you have its answer.",
    }
    cancel_ask(name) { fr: "Annuler la demande à {name}\u{a0}?", en: "Cancel the request to {name}?" }
    cancel_why(name) {
        fr: "{name} en sera informé et ne recevra pas vos factures. Le client reste dans votre répertoire. Cette action est définitive\u{a0}; vous pourrez faire une nouvelle demande.",
        en: "{name} will be told and will not receive your invoices. The customer stays in your directory. This cannot be undone; you can make a new request.",
    }
    cancel_routing_why(name) {
        fr: "{name} ne recevra pas vos factures. Le client reste dans votre répertoire. Cette action est définitive\u{a0}; vous pourrez faire une nouvelle demande.",
        en: "{name} will not receive your invoices. The customer stays in your directory. This cannot be undone; you can make a new request.",
    }
    accept_ask(name) { fr: "Accepter {name}\u{a0}?", en: "Accept {name}?" }
    accept_why(name) {
        fr: "{name} pourra vous envoyer ses factures électroniques et en sera informé tout de suite.",
        en: "{name} may send you its e-invoices and will be told at once.",
    }
    refuse_ask(name) { fr: "Refuser {name}\u{a0}?", en: "Refuse {name}?" }
    refuse_why(name) {
        fr: "{name} ne pourra pas vous envoyer de factures électroniques et en sera informé. Cette action est définitive\u{a0}; {name} pourra faire une nouvelle demande.",
        en: "{name} may not send you e-invoices and will be told. This cannot be undone; {name} may make a new request.",
    }
    words_label { fr: "Message", en: "Message" }
    words_hint { fr: "Il sera lu par l’autre entreprise, tel que vous l’écrivez.", en: "The other company reads it just as you write it." }
    reference_label { fr: "Référence de la réponse", en: "Reference of the answer" }
    reference_hint {
        fr: "Par exemple le numéro de dossier du prestataire. Vous seuls la voyez.",
        en: "For example the provider’s case number. Only your company sees it.",
    }

    activated_done(name, provider) {
        fr: "Le routage vers {name} est activé. Vos factures partent dès maintenant chez {provider}.",
        en: "Routing to {name} is active. Your invoices now go through {provider}.",
    }
    activated_done_unnamed(name) { fr: "Le routage vers {name} est activé.", en: "Routing to {name} is active." }
    put_back_done(name) { fr: "Le routage vers {name} est remis en attente.", en: "Routing to {name} is pending again." }
    cancelled_done(name) { fr: "La demande à {name} est annulée.", en: "The request to {name} is cancelled." }
    reminded_done(name) { fr: "{name} a reçu votre relance.", en: "{name} has received your reminder." }
    accepted_done(name) { fr: "Vous avez accepté {name}.", en: "You accepted {name}." }
    refused_done(name) { fr: "Vous avez refusé {name}.", en: "You refused {name}." }
    again_done(name) { fr: "Nouvelle demande envoyée à {name}.", en: "New request sent to {name}." }
    again_routing_done(name) {
        fr: "Nouvelle demande de routage vers {name}. Préparez l’e-mail à son prestataire.",
        en: "New routing request to {name}. Prepare the e-mail to its provider.",
    }
    unknown_outcome {
        fr: "Nous n’avons pas reçu la réponse\u{a0}: la liste a été relue, vérifiez si l’action a été faite.",
        en: "The answer did not arrive: the list was read again, check whether the action was done.",
    }

    letter_title(name) { fr: "E-mail au sujet de {name}", en: "E-mail about {name}" }
    letter_to(provider, contact) { fr: "À {provider}\u{a0}: {contact}", en: "To {provider}: {contact}" }
    letter_to_unknown(provider) {
        fr: "L’adresse de {provider} n’est pas connue\u{a0}: saisissez-la dans votre messagerie.",
        en: "The address of {provider} is not known: enter it in your mail program.",
    }
    letter_language { fr: "Langue de l’e-mail", en: "Language of the e-mail" }
    letter_subject { fr: "Objet", en: "Subject" }
    letter_body { fr: "Texte", en: "Text" }
    letter_hint {
        fr: "Vous pouvez modifier le texte. Carnet ne l’envoie pas\u{a0}: copiez-le, ou ouvrez-le dans votre messagerie.",
        en: "You can edit the text. Carnet does not send it: copy it, or open it in your mail program.",
    }
    letter_what { fr: "l’e-mail", en: "the e-mail" }
    letter_open { fr: "Ouvrir dans la messagerie", en: "Open in mail program" }
    mail_subject(name) { fr: "Configuration de routage vers {name}", en: "Routing setup to {name}" }
    mail_body(name, address, provider, own, own_address, user) {
        fr: "Bonjour,\n\nNous souhaitons envoyer nos factures électroniques à {name} ({address}), qui les reçoit par {provider}.\n\nMerci de configurer de votre côté le routage pour notre société, puis de nous répondre quand c’est fait.\n\nNotre société\u{a0}: {own}{own_address}\nDestinataire\u{a0}: {name}, {address}\n\nCordialement,\n{user}\n{own}",
        en: "Hello,\n\nWe would like to send our electronic invoices to {name} ({address}), which receives them through {provider}.\n\nPlease set up routing for our company at your end, and answer us when it is done.\n\nOur company: {own}{own_address}\nRecipient: {name}, {address}\n\nKind regards,\n{user}\n{own}",
    }
}
