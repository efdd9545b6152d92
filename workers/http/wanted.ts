/** What somebody has asked for in this browser, until they give the digits: it stands in a sealed cookie, and in no address of a page. */
import { parse, serialize } from 'hono/utils/cookie'
import { CODE_SECONDS } from '#domain/customers/sign-in'
import { cookieAttributes, hostedName } from './auth.ts'
import { seal, unseal, type SealEnv } from './seal.ts'

type Wanted = 'new address' | 'new number' | 'sign-in by phone'

const COOKIES: Readonly<Record<Wanted, string>> = {
  'new address': 'stoa_new_email',
  'new number': 'stoa_new_phone',
  'sign-in by phone': 'stoa_sign_in_phone',
}

const nameOf = (request: Request, what: Wanted): string => hostedName(new URL(request.url).origin, COOKIES[what])

const cookieOf = (request: Request, what: Wanted, value: string, maxAge: number): string =>
  serialize(nameOf(request, what), value, { ...cookieAttributes(new URL(request.url).origin), maxAge })

/** @param of who has asked, and what they are asked back by: words without blanks; the last may hold some */
export const rememberWanted = async (
  env: SealEnv,
  request: Request,
  { what, of }: { readonly what: Wanted; readonly of: readonly string[] },
  now: number,
): Promise<string> => {
  const text = [now + CODE_SECONDS * 1000, ...of].join(' ')
  return cookieOf(request, what, await seal(env, what, text), CODE_SECONDS)
}

export const forgetWanted = (request: Request, what: Wanted): string => cookieOf(request, what, '', 0)

/** @returns null where nothing was asked for here, or too long ago */
export const wantedHere = async (
  env: SealEnv,
  request: Request,
  what: Wanted,
  now: number,
): Promise<readonly string[] | null> => {
  const name = nameOf(request, what)
  const sealed = parse(request.headers.get('cookie') ?? '', name)[name]
  if (!sealed) return null
  const { text, signed } = await unseal(env, what, sealed)
  const [until = '', ...of] = text.split(' ')
  return signed && Number(until) > now ? of : null
}
