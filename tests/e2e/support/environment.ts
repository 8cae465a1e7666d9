// Where the server is, and who may sign in: the users of the demo data.
export const BASE_URL = process.env.CARNET_URL ?? "http://127.0.0.1:8080";

export const PASSWORD = "carnet-demo";

export const USERS = {
  member: "membre@lumiere.example",
  admin: "admin@lumiere.example",
  other: "membre@brasserie.example",
  otherAdmin: "admin@brasserie.example",
  third: "membre@verrerie.example",
  thirdAdmin: "admin@verrerie.example",
  operator: "operateur@carnet.example",
} as const;

export type User = keyof typeof USERS;
