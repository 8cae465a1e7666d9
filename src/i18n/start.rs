//! Words of the start page's lines about requests and messages.

texts! {
    stopped(n: count) { fr: "document arrêté" | "documents arrêtés", en: "stopped document" | "stopped documents" }
    stopped_why {
        fr: "Ajoutez le destinataire ou corrigez le document, puis renvoyez-le\u{a0}: rien n’est perdu.",
        en: "Add the recipient or correct the document, then resend it: nothing is lost.",
    }
    failed(n: count) {
        fr: "document non pris par son prestataire" | "documents non pris par leur prestataire",
        en: "document not taken by its provider" | "documents not taken by their provider",
    }
    failed_why {
        fr: "La page du document montre la réponse. Renvoyez-le quand la cause est levée.",
        en: "The document’s page shows the answer. Resend it once the cause is gone.",
    }
    waiting(n: count) {
        fr: "document en attente de l’annuaire public" | "documents en attente de l’annuaire public",
        en: "document waiting for the public directory" | "documents waiting for the public directory",
    }
    waiting_why {
        fr: "L’annuaire n’a pas répondu\u{a0}: un nouvel essai part tout seul.",
        en: "The directory did not answer: the next try starts by itself.",
    }
    received(n: count) {
        fr: "demande reçue attend votre réponse" | "demandes reçues attendent votre réponse",
        en: "request received awaits your answer" | "requests received await your answer",
    }
    received_why {
        fr: "Une entreprise veut vous envoyer ses factures électroniques.",
        en: "A company wants to send you its e-invoices.",
    }
    suppliers(n: count) {
        fr: "fournisseur à approuver" | "fournisseurs à approuver",
        en: "supplier to approve" | "suppliers to approve",
    }
    suppliers_why {
        fr: "Leurs documents sont retenus jusqu’à votre décision.",
        en: "Their documents are held until you decide.",
    }
    modes { fr: "Vos répertoires", en: "Your directories" }
    routing(n: count) {
        fr: "demande de routage sans réponse depuis 14 jours ou plus" | "demandes de routage sans réponse depuis 14 jours ou plus",
        en: "routing request unanswered for 14 days or more" | "routing requests unanswered for 14 days or more",
    }
    routing_why {
        fr: "Activez le routage si la réponse est arrivée, sinon relancez le prestataire.",
        en: "Activate routing if the answer has arrived, else ask the provider again.",
    }
    acceptance(n: count) {
        fr: "demande envoyée sans réponse depuis 14 jours ou plus" | "demandes envoyées sans réponse depuis 14 jours ou plus",
        en: "sent request unanswered for 14 days or more" | "sent requests unanswered for 14 days or more",
    }
    acceptance_why { fr: "Relancez le destinataire, ou annulez la demande.", en: "Remind the recipient, or cancel the request." }
    unread(n: count) { fr: "message non lu" | "messages non lus", en: "unread message" | "unread messages" }
    unread_why { fr: "Les plus récents sont en bas de cette page.", en: "The latest are at the bottom of this page." }
}
