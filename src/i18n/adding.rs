//! Words of the dialog that adds a customer.

texts! {
    title(name) { fr: "Ajouter {name}", en: "Add {name}" }
    step_number(i: count, n: count) { fr: "Étape {i} sur {n}\u{a0}: numéro de client", en: "Step {i} of {n}: customer number" }
    step_provider(i: count, n: count) { fr: "Étape {i} sur {n}\u{a0}: prestataire de services", en: "Step {i} of {n}: service provider" }
    step_routing(i: count, n: count) { fr: "Étape {i} sur {n}\u{a0}: routage", en: "Step {i} of {n}: routing" }
    step_check(i: count, n: count) { fr: "Étape {i} sur {n}\u{a0}: vérifier", en: "Step {i} of {n}: check" }
    step_done { fr: "Client ajouté", en: "Customer added" }
    number_label { fr: "Numéro de client", en: "Customer number" }
    number_hint {
        fr: "Il servira à identifier ce destinataire sur vos factures. Vous pouvez l’ajouter plus tard ou ne pas l’ajouter du tout. Plusieurs numéros\u{a0}: séparez-les par une virgule.",
        en: "It will identify this recipient on your invoices. You can add it later or not at all. Several numbers: separate them with a comma."
    }
    number_read { fr: "Numéros lus\u{a0}:", en: "Numbers read:" }
    number_doubles(n: count, list) {
        fr: "Doublon ignoré\u{a0}: {list}." | "{n} doublons ignorés\u{a0}: {list}.",
        en: "Duplicate ignored: {list}." | "{n} duplicates ignored: {list}."
    }
    number_near(a, b) {
        fr: "«\u{a0}{a}\u{a0}» et «\u{a0}{b}\u{a0}» sont deux numéros différents.",
        en: "“{a}” and “{b}” are two different numbers."
    }
    number_taken(n, holder) {
        fr: "Le numéro {n} appartient déjà à {holder}.",
        en: "Number {n} already belongs to {holder}."
    }
    number_move { fr: "Déplacer le numéro ici", en: "Move the number here" }
    number_move_confirm(n, holder, here) {
        fr: "Déplacé, le numéro {n} quittera {holder} pour {here}. Les prochaines factures portant {n} partiront chez {here}.",
        en: "Moved, number {n} will leave {holder} for {here}. Future invoices with {n} will go to {here}."
    }
    moves { fr: "Numéros déplacés", en: "Numbers moved" }
    number_moved(n, holder) { fr: "Numéro {n}\u{a0}: déplacé depuis {holder}", en: "Number {n}: moved from {holder}" }
    number_not_moved(n, holder, why) {
        fr: "Le numéro {n} est resté chez {holder}. {why}",
        en: "Number {n} has stayed with {holder}. {why}"
    }
    number_fault(n: count, fault) { fr: "Numéro en position {n}\u{a0}: {fault}", en: "Number in position {n}: {fault}" }
    open_holder(holder) { fr: "Ouvrir {holder}", en: "Open {holder}" }
    provider_legend { fr: "Sélectionner un prestataire de services", en: "Select service provider" }
    provider_required(name) {
        fr: "Choisissez un prestataire de services, par exemple {name}.",
        en: "Choose a service provider, for example {name}."
    }
    provider_setup {
        fr: "Demande une configuration de routage de son côté avant le premier document.",
        en: "Requires a routing setup at its end before the first document."
    }
    provider_direct { fr: "Reçoit sans configuration préalable.", en: "Receives without prior setup." }
    routing_intro(provider) {
        fr: "{provider} demande une configuration de routage de son côté. Vous pouvez envoyer cet e-mail maintenant (facultatif), puis activer le routage quand la réponse arrive.",
        en: "{provider} requires a routing setup at its end. You can send this e-mail now (optional), then activate routing when the answer arrives."
    }
    emailed { fr: "L’e-mail sera noté comme envoyé à l’ajout.", en: "The e-mail will be noted as sent when you add." }
    email { fr: "E-mail au prestataire", en: "E-mail to the provider" }
    email_sent { fr: "Copié ou ouvert", en: "Copied or opened" }
    email_not_sent { fr: "Pas encore envoyé (facultatif)", en: "Not sent yet (optional)" }
    edit_email { fr: "Modifier l’e-mail", en: "Change the e-mail" }
    see_request { fr: "Voir la demande", en: "See the request" }
    see_routing { fr: "Voir la demande de routage", en: "See the routing request" }
    customer { fr: "Client", en: "Customer" }
    address { fr: "Adresse électronique", en: "E-address" }
    numbers { fr: "Numéros de client", en: "Customer numbers" }
    provider { fr: "Prestataire", en: "Provider" }
    edit { fr: "Modifier", en: "Change" }
    edit_numbers { fr: "Modifier les numéros de client", en: "Change the customer numbers" }
    edit_provider { fr: "Modifier le prestataire", en: "Change the provider" }
    not_before { fr: "Rien n’est enregistré avant cette confirmation.", en: "Nothing is saved before this confirmation." }
    checking { fr: "Vérification des numéros…", en: "Checking the numbers…" }
    confirm { fr: "Confirmer l’ajout", en: "Confirm" }
    saving { fr: "Ajout en cours…", en: "Adding…" }
    done_now(name) {
        fr: "{name} est dans votre répertoire. Vous pouvez lui envoyer des factures.",
        en: "{name} is in your directory. You can send invoices."
    }
    done_no_type(name) {
        fr: "{name} est dans votre répertoire, mais cette adresse ne reçoit ni facture ni avoir.",
        en: "{name} is in your directory, but this address receives neither invoices nor credit notes."
    }
    done_request(name) {
        fr: "Demande envoyée à {name}. Vous recevrez un message lorsque le destinataire sera prêt à recevoir des factures électroniques.",
        en: "Request sent to {name}. You will receive a message when the recipient is ready to receive e-invoices."
    }
    done_routing(name) {
        fr: "{name} est ajouté, mais ne peut pas encore recevoir. Activez le routage après la réponse du prestataire.",
        en: "{name} is added but cannot receive yet. Activate routing after the provider’s answer."
    }
    open_customer { fr: "Ouvrir le client", en: "Open the customer" }
    duplicate(name) { fr: "{name} est déjà dans votre répertoire.", en: "{name} is already in your directory." }
    duplicate_number(name, n) {
        fr: "{name} est déjà dans votre répertoire (numéro {n}).",
        en: "{name} is already in your directory (number {n})."
    }
    unknown_outcome {
        fr: "Nous n’avons pas reçu la réponse\u{a0}: nous vérifions si l’action a été faite.",
        en: "The answer did not arrive: we are checking whether the action was done."
    }
    not_done {
        fr: "Le client n’a pas été ajouté. Vos saisies sont conservées\u{a0}: réessayez.",
        en: "The customer was not added. What you typed is kept: try again."
    }
}
