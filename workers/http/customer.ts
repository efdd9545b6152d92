/** Which customer is asking? Asked anew with every request that is about one: a session that was ended is ended everywhere at once. */
import { customerId, type CustomerId } from '#domain/ids'
import { isLanguage, type Language } from '#domain/languages'
import type { AuthEnv } from './auth.ts'
import { customerAuthAt, customerCookie } from './customer-auth.ts'

export type Customer = {
  readonly id: CustomerId
  readonly email: string
  readonly name: string
  readonly language: Language
  /** IANA; empty: by their address, as they have said; null: they have never said. */
  readonly timeZone: string | null
  /** Where they want to shop on every device: domain/settings/market-choice.ts; null: they have never said. */
  readonly market: string | null
  /** E.164, proven; null where there is none. */
  readonly phone: string | null
  readonly hasSecondFactor: boolean
  /** The mail address of a member of staff who sees the shop as they do; null: it is themselves. */
  readonly impersonatedBy: string | null
  /** The session by which they ask. */
  readonly session: { readonly id: string; readonly token: string; readonly openedAt: number }
}

/** Whether the request carries a session of a customer, without asking whether it still is one. */
export const looksSignedIn = (request: Request): boolean =>
  request.headers.get('cookie')?.includes(`${customerCookie(new URL(request.url).origin)}=`) ?? false

const asked = async (env: AuthEnv, request: Request): Promise<Customer | null> => {
  const auth = await customerAuthAt(env, new URL(request.url).origin)
  const found = await auth.api.getSession({ headers: request.headers })
  const id = found && customerId(found.user.id)
  if (!found || !id || found.user.disabledAt) return null
  const { user, session } = found
  const impersonatedBy = session.impersonatedBy || null
  return {
    id,
    email: user.email,
    name: user.name,
    language: isLanguage(user.language) ? user.language : 'en',
    timeZone: user.timeZone ?? null,
    market: user.market ?? null,
    phone: provenPhoneIn(user),
    hasSecondFactor: 'twoFactorEnabled' in user && user.twoFactorEnabled === true,
    impersonatedBy,
    // Staff have not signed in as them, however lately: nothing that asks for that is theirs.
    session: {
      id: session.id,
      token: session.token,
      openedAt: impersonatedBy === null ? session.createdAt.getTime() : 0,
    },
  }
}

const provenPhoneIn = (user: object): string | null =>
  'phoneNumberVerified' in user && user.phoneNumberVerified === true && 'phoneNumber' in user && user.phoneNumber
    ? String(user.phoneNumber)
    : null

/** Who spends what is their own: nobody in their place. */
export const themselves = (asking: Customer | null): CustomerId | null =>
  asking && asking.impersonatedBy === null ? asking.id : null

/** Several parts of one page want to know: they ask once. */
const ofRequests = new WeakMap<Request, Promise<Customer | null>>()

/** @returns null when nobody is signed in; then no store was asked unless there was a cookie */
export const customerAsking = async (env: AuthEnv, request: Request): Promise<Customer | null> => {
  if (!looksSignedIn(request)) return null
  const known = ofRequests.get(request) ?? asked(env, request)
  ofRequests.set(request, known)
  return known
}
