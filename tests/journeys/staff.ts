/** Somebody who works in the shop, for the journeys. */
import type { Role } from '#domain/customers/staff'
import { run, savingStaff } from '#schema/users/customers/staff'
import { call } from './caller.ts'
import { shop } from './goods.ts'
import { storedPassword } from './passwords.ts'

const PASSWORD = 'a password of the tests'

/** @returns the headers that carry their session */
export const signedIn = async (role: Role): Promise<Readonly<Record<string, string>>> => {
  const email = `${role}@stoa.example`
  const ids = { userId: crypto.randomUUID(), accountId: crypto.randomUUID() }
  const passwordHash = storedPassword(PASSWORD)
  await run(shop.USERS_DB, savingStaff({ ...ids, email, name: role, role, passwordHash }, Date.now()))
  const { status, headers } = await call('POST', '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })
  if (status !== 200) throw new Error(`the ${role} could not sign in: ${status}`)
  const cookie = headers.getSetCookie().map((line) => line.split(';', 1)[0])
  return { cookie: cookie.join('; ') }
}
