/**
 * Passkeys of customers: two factors in one press, so nothing else is asked for behind one. Adding one is for whoever has signed in a
 * moment ago, for it opens the account for good.
 */
import { isFresh } from '#domain/customers/sign-in'
import { ok, refuse, type Result } from '#domain/result'
import { connectionOf } from '../../http/address-block.ts'
import { countAttempts } from '../../http/attempt-counters.ts'
import { customerPasskeysAt } from '../../http/customer-auth.ts'
import { fingerprint } from '../../http/seal.ts'
import type { Env } from '../../env.ts'
import type { OwnCustomer } from './own-account.ts'
import { outcome, signingInFrom, type CustomerSignedIn, type CustomerSignInRefusal, type Wishes } from './sign-in.ts'

/** Of one block of addresses: each is written down until it is answered. */
const ASKED_MAX = 60
const PERIOD_MS = 15 * 60_000

const originOf = (request: Request): string => new URL(request.url).origin

type Options = Readonly<Record<string, unknown>>
type Asked = Result<{ readonly options: Options; readonly cookies: readonly string[] }, CustomerSignInRefusal>

const askedOf = async (answer: Response): Promise<Asked> => {
  if (!answer.ok) throw new Error(`a passkey could not be asked for: ${answer.status}`)
  return ok({ options: (await answer.json()) as Options, cookies: answer.headers.getSetCookie() })
}

/** What a browser asks its authenticator for. */
export const beginPasskeySignIn = async (env: Env, request: Request, now: number): Promise<Asked> => {
  const place = await fingerprint(connectionOf(request.headers.get('cf-connecting-ip')))
  const counted = await countAttempts(env, [`customer-passkey:${place}`], { now, periodMs: PERIOD_MS })
  if (!counted.ok) return counted
  if ((counted.value[0]?.times ?? 0) > ASKED_MAX)
    return refuse({ code: 'too-many-attempts', retryAfterSeconds: PERIOD_MS / 1000 })
  const { api } = await customerPasskeysAt(env, originOf(request))
  return askedOf(await api.generatePasskeyAuthenticationOptions({ headers: request.headers, asResponse: true }))
}

export const signInByCustomerPasskey = async (
  env: Env,
  request: Request,
  { response, ...wishes }: Wishes & { readonly response: unknown },
  now: number,
): Promise<Result<CustomerSignedIn, CustomerSignInRefusal>> => {
  const { api } = await customerPasskeysAt(env, originOf(request), signingInFrom(request, wishes, true))
  const body = { response } as NonNullable<Parameters<typeof api.verifyPasskeyAuthentication>[0]>['body']
  const answer = await api.verifyPasskeyAuthentication({ body, headers: request.headers, asResponse: true })
  return outcome(env, request, answer, { email: null, remember: wishes.remember }, now)
}

/** What a browser makes a new one with. */
export const beginNewPasskey = async (own: OwnCustomer, now: number): Promise<Asked> => {
  if (!isFresh(own.customer.session.openedAt, now)) return refuse({ code: 'sign-in-required' })
  const { api } = await customerPasskeysAt(own.env, originOf(own.request))
  const query = { name: own.customer.email }
  return askedOf(
    await api.generatePasskeyRegistrationOptions({ query, headers: own.request.headers, asResponse: true }),
  )
}

export const addCustomerPasskey = async (
  own: OwnCustomer,
  { response, name }: { readonly response: unknown; readonly name: string },
  now: number,
): Promise<Result<null, CustomerSignInRefusal>> => {
  if (!isFresh(own.customer.session.openedAt, now)) return refuse({ code: 'sign-in-required' })
  const { api } = await customerPasskeysAt(own.env, originOf(own.request))
  const answer = await api.verifyPasskeyRegistration({
    body: { response, name },
    headers: own.request.headers,
    asResponse: true,
  })
  if (answer.status >= 500) throw new Error(`a passkey was not added: ${answer.status}`)
  return answer.ok ? ok(null) : refuse({ code: 'sign-in-refused' })
}

/** One of theirs; nothing happens to any other. */
export const removeCustomerPasskey = async (own: OwnCustomer, id: string): Promise<void> => {
  const { api } = await customerPasskeysAt(own.env, originOf(own.request))
  await api.deletePasskey({ body: { id }, headers: own.request.headers, asResponse: true })
}
