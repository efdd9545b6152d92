/**
 * Customers' accounts and sessions: better-auth on tables of their own, beside the staff's and with cookies of other names, so that
 * neither ever opens what is the other's.
 *
 * Most sign in by a mail with six digits and a link; a password and passkeys are for those who want them. A second factor is asked for
 * behind every way in that is one factor: the library alone would ask behind a password only.
 *
 * @see docs/decisions/0222-customers-are-a-realm.md
 */
import { generateSignedCookie } from 'hono/cookie'
import { base32, newCustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '#domain/customers/staff'
import { CODE_SECONDS, CODE_TRIES, SESSION_SECONDS } from '#domain/customers/sign-in'
import { phoneCodeOf } from '#domain/customers/phone'
import { closedBecause } from '#schema/users/customers/customers'
import { codesOf, cookieAttributes, hostedName, passkeysOf, type AuthEnv } from './auth.ts'
import { takePhoneCode } from './phone-codes.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { sealedName } from './seal.ts'
import { secretOf } from './session-secret.ts'

export const customerCookie = (origin: string): string => hostedName(origin, 'stoa_customer')
/** Of somebody whose first factor was right and whose second is awaited. */
export const customerPendingCookie = (origin: string): string => hostedName(origin, 'stoa_customer_factor')

/** What the library is made to answer where an account is closed. */
export const CLOSED = { disabled: 'CUSTOMER_DISABLED', merged: 'CUSTOMER_MERGED' } as const

/** 130 bits: nobody guesses a link. */
const LINK_LETTERS = 26

/** Whether a link may hold it: a part of one, as mails break them, opens nothing. */
export const isLinkToken = (token: string): boolean => token.length === LINK_LETTERS && /^[a-z\d]+$/.test(token)

/** What a browser is asked to sign with a passkey, while it does. */
export const PASSKEY_COOKIE = 'stoa_customer_passkey'

/** Ways in that are one factor; a passkey that was unlocked by its owner is two. */
const ONE_FACTOR = new Set(['/sign-in/email', '/sign-in/email-otp', '/magic-link/verify', '/phone-number/verify'])

/** The library wants to know where it is; nothing that is made for a mail leads there. */
export const NOWHERE = 'https://shop.invalid'

/** Where and how somebody signs in, as their own list of sessions tells it. */
export type SigningIn = {
  readonly language: Language
  /** Whether the browser is the shopper's own. */
  readonly remember: boolean
  /** Whether somebody has signed in with this account and browser before. */
  readonly isKnown: boolean
  /** `Leipzig, DE`, or empty. */
  readonly place: string
  /** Is told the secret of a link that was made for a mail. */
  readonly heedLink?: (token: string) => void
}

const NOBODY: SigningIn = { language: 'en', remember: true, isKnown: true, place: '' }

const library = async () => {
  const [{ betterAuth }, { APIError }, { emailOTP }, { magicLink }, { phoneNumber }, { customerAccountsIn }] =
    await Promise.all([
      import('better-auth/minimal'),
      import('better-auth/api'),
      import('better-auth/plugins/email-otp'),
      import('better-auth/plugins/magic-link'),
      import('better-auth/plugins/phone-number'),
      import('#schema/users/customers/accounts'),
    ])
  return { betterAuth, APIError, emailOTP, magicLink, phoneNumber, customerAccountsIn }
}

const idOf = ({ model }: { readonly model: string }): string => {
  const random = crypto.getRandomValues(new Uint8Array(24))
  return model === 'user' ? newCustomerId(random) : base32(random)
}

/** Asks behind each way in that is one factor. */
const behindEveryWay = (codes: Awaited<ReturnType<typeof codesOf>>): typeof codes => ({
  ...codes,
  hooks: {
    ...codes.hooks,
    after: codes.hooks.after.map((hook) => ({ ...hook, matcher: ({ path = '' }) => ONE_FACTOR.has(path) })),
  },
})

/** What is made for a mail is not sent by the library: it is handed to whoever asked for it. */
const notHere = () => Promise.resolve()

const optionsAt = async (env: AuthEnv, origin: string, signingIn: SigningIn) => {
  const { customerAccountsIn, emailOTP, magicLink, phoneNumber, APIError } = await library()
  const attributes = cookieAttributes(origin)
  const session = { ...attributes, ...(signingIn.remember && { maxAge: SESSION_SECONDS.remembered }) }
  const codes = await codesOf(env, true)
  let registers = false
  return {
    baseURL: origin,
    basePath: '/api/account/auth',
    appName: 'Stoa',
    secret: env.AUTH_SECRET ?? (await secretOf(env.USERS_DB)),
    database: customerAccountsIn(env.USERS_DB),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: {
        language: { type: 'string' as const, input: false, defaultValue: () => signingIn.language },
        disabledAt: { type: 'date' as const, input: false, required: false },
        timeZone: { type: 'string' as const, input: false, required: false },
        market: { type: 'string' as const, input: false, required: false },
      },
    },
    session: {
      expiresIn: signingIn.remember ? SESSION_SECONDS.remembered : SESSION_SECONDS.borrowed,
      // It ends on the day that was said, and reading pages writes nothing.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: {
        place: { type: 'string' as const, input: false, defaultValue: () => signingIn.place },
        impersonatedBy: { type: 'string' as const, input: false, required: false },
        isKnown: { type: 'boolean' as const, input: false, defaultValue: () => registers || signingIn.isKnown },
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: (user: { readonly id?: string }) => {
            registers = true
            return Promise.resolve({ data: user })
          },
        },
      },
      session: {
        create: {
          before: async (made: { readonly userId: string }) => {
            const why = await closedBecause(env.USERS_DB, made.userId)
            if (why) throw new APIError('FORBIDDEN', { code: CLOSED[why], message: 'This account is closed.' })
            return { data: made }
          },
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' as const },
    advanced: {
      useSecureCookies: false,
      database: { generateId: idOf },
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      defaultCookieAttributes: attributes,
      cookies: {
        session_token: { name: customerCookie(origin), attributes: session },
        two_factor: { name: customerPendingCookie(origin), attributes },
        'better-auth-passkey': { name: hostedName(origin, PASSKEY_COOKIE), attributes },
      },
    },
    plugins: [
      behindEveryWay(codes),
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_SECONDS,
        allowedAttempts: CODE_TRIES,
        storeOTP: { hash: (otp) => sealedName(env, 'sign-in code', otp) },
        sendVerificationOTP: notHere,
        changeEmail: { enabled: true },
      }),
      magicLink({
        expiresIn: CODE_SECONDS,
        storeToken: { type: 'custom-hasher', hash: (token) => sealedName(env, 'sign-in link', token) },
        generateToken: () => base32(crypto.getRandomValues(new Uint8Array(LINK_LETTERS))),
        sendMagicLink: ({ token }) => Promise.resolve(signingIn.heedLink?.(token)),
      }),
      // Its own codes may be used by several who give them at the same moment.
      phoneNumber({
        sendOTP: notHere,
        verifyOTP: ({ phoneNumber: phone, code: digits }, ctx) =>
          ctx
            ? takePhoneCode(
                env,
                ctx.context.internalAdapter,
                { identifier: phoneCodeOf(phone, null), digits },
                Date.now(),
              )
            : false,
      }),
    ],
  }
}

export const customerAuthAt = async (env: AuthEnv, origin: string, signingIn: SigningIn = NOBODY) => {
  const [{ betterAuth }, options] = await Promise.all([library(), optionsAt(env, origin, signingIn)])
  return betterAuth(options)
}

/** For a browser that is to be in a session which the library has not opened. @param seconds until it ends */
export const customerSessionCookie = async (
  env: AuthEnv,
  origin: string,
  { token, seconds }: { readonly token: string; readonly seconds: number },
): Promise<string> => {
  const { secret } = await (await customerAuthAt(env, origin)).$context
  return generateSignedCookie(customerCookie(origin), token, secret, { ...cookieAttributes(origin), maxAge: seconds })
}

export type CustomerAuth = Awaited<ReturnType<typeof customerAuthAt>>

/** With passkeys. */
export const customerPasskeysAt = async (env: AuthEnv, origin: string, signingIn: SigningIn = NOBODY) => {
  const [{ betterAuth }, options, passkeys] = await Promise.all([
    library(),
    optionsAt(env, origin, signingIn),
    passkeysOf(origin),
  ])
  return betterAuth({ ...options, plugins: [...options.plugins, passkeys] })
}
