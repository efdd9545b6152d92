/** Somebody who is forgotten: behind the queue, so a test waits for it. */
import { shop } from './goods.ts'

/** What is looked for, when it is there. @throws after a quarter of a minute */
export const until = async <T>(look: () => Promise<T | null | undefined | false>): Promise<T> => {
  for (let times = 0; times < 150; times++) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('it did not come')
}

export const customerOf = (email: string) =>
  shop.USERS_DB.prepare('SELECT id FROM customers WHERE email = ?1').bind(email).first<string>('id')

/** When the last step was done; null: nobody is being forgotten, or it goes on. */
export const erasedAt = (customer: string) =>
  shop.USERS_DB.prepare('SELECT erased_at AS at FROM erasures WHERE customer_id = ?1')
    .bind(customer)
    .first<number>('at')
