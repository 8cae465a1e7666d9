// Words of a company's addresses and of their validity.
export const ADDRESSES = {
  fr: {
    otherAddresses: "Autres adresses de l'entreprise",
    addressActive: "Adresse active",
    addressUpcoming: "À venir",
    addressInactive: "Adresse inactive",
    addressNotListed: "Absente de l'annuaire public",
    addressBeyond: "Elle contient un caractère que Peppol n'achemine pas.",
    addressOpen: (address: string) => `Ouvrir le client de ${address}`,
    addressAdd: (address: string) => `Ajouter ${address}`,
    addressNotToday: (address: string) => `Entreprise connue, mais ${address} n'est pas active aujourd'hui.`,
    addressChoose: "Choisir une adresse active",
  },
  en: {
    otherAddresses: "Other addresses of the company",
    addressActive: "Active address",
    addressUpcoming: "Upcoming",
    addressInactive: "Inactive address",
    addressNotListed: "Not in the public directory",
    addressBeyond: "It contains a character that Peppol does not carry.",
    addressOpen: (address: string) => `Open the customer of ${address}`,
    addressAdd: (address: string) => `Add ${address}`,
    addressNotToday: (address: string) => `Company known, but ${address} is not active today.`,
    addressChoose: "Choose an active address",
  },
};
