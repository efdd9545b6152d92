/** The shop's own secret, asked for once in the life of an isolate: it never changes after it is dealt. */
import { sessionSecretOf } from '#schema/users/secrets'

/** What was answered, not the asking: a request must not wait for the work of another that may be called off. */
const secrets = new WeakMap<D1Database, string>()

export const secretOf = async (db: D1Database): Promise<string> => {
  const secret = secrets.get(db) ?? (await sessionSecretOf(db))
  secrets.set(db, secret)
  return secret
}
