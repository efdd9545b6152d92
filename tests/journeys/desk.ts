/** The staff's side of the counter: signs somebody in and sends the forms of the admin as a browser does. */
import type { Role } from '#domain/customers/staff'
import { run, savingStaff } from '#schema/users/customers/staff'
import { frontDoor } from './front-door.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'
import { storedPassword } from './passwords.ts'

export const PASSWORD = 'columns and steps'

/** Addresses are counted: each call of a test that is not about counting comes from another one. */
let addresses = 0
const anotherAddress = () => `203.0.113.${++addresses}`

export type CallOptions = {
  readonly cookie?: string
  readonly form?: readonly (readonly [string, string])[]
  readonly address?: string
  readonly origin?: string
}

/** A page, or with `form` what a press of its button does. Redirects are not followed. */
export const visit = (
  path: string,
  { cookie, form, address, origin = ORIGIN }: CallOptions = {},
): Promise<Response> => {
  const headers = new Headers({ 'cf-connecting-ip': address ?? anotherAddress() })
  if (cookie) headers.set('cookie', cookie)
  if (form) headers.set('origin', origin)
  const body = form && new URLSearchParams(form.map(([name, value]): [string, string] => [name, value]))
  const request = new Request(ORIGIN + path, {
    method: form ? 'POST' : 'GET',
    headers,
    redirect: 'manual',
    ...(body && { body }),
  })
  return frontDoor(request)
}

export const employ = async (email: string, role: Role): Promise<void> => {
  const passwordHash = storedPassword(PASSWORD)
  const ids = { userId: `user-${email}`, accountId: `account-${email}` }
  await run(shop.USERS_DB, savingStaff({ ...ids, email, name: 'Eleni Kouris', role, passwordHash }, Date.now()))
}

export const knock = (email: string, password: string, address?: string): Promise<Response> =>
  visit('/admin/sign-in', {
    form: [
      ['email', email],
      ['password', password],
    ],
    ...(address && { address }),
  })

let people = 0

/** The cookie of somebody new who works here in that role, and their mail address. */
export const signedIn = async (role: Role): Promise<{ readonly cookie: string; readonly email: string }> => {
  const email = `${role}-${++people}@shop.example`
  await employ(email, role)
  const answer = await knock(email, PASSWORD)
  if (answer.status !== 303) throw new Error(`${email} was not let in: ${answer.status}`)
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return { cookie: cookies.join('; '), email }
}
