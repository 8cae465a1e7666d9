// Customers of a test's own.
import type { Api, Customer } from "./api.js";

export async function added(api: Api, seed: string, numbers: string[] = []): Promise<Customer> {
  return api.addCustomer(await api.addable(seed), numbers);
}

export const numbersOf = async (api: Api, id: string): Promise<string[]> => (await api.customer(id)).customer.customerNumbers;
