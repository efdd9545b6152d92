/**
 * Accounts and sessions: better-auth on the users store, made anew for each request because bindings belong to one.
 *
 * Sessions are rows: one that is deleted is over with the next request. Beside a password stand codes of an app, recovery codes and
 * passkeys, by the library's own plugins.
 */
import type { AttemptCounters } from '#durable-objects/customers/attempt-counter'
import { base32 } from '#domain/ids'
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '#domain/customers/staff'
import { hashPassword, verifyPassword } from './password.ts'
import { sealedName } from './seal.ts'
import { secretOf } from './session-secret.ts'
import type { LeaksEnv } from '../providers/leaked-passwords/index.ts'

export type AuthEnv = AttemptCounters &
  LeaksEnv & {
    readonly USERS_DB: D1Database
    readonly SIGN_IN_LIMIT: RateLimit
    /** Signs the cookies; without it the users store's own secret does. */
    readonly AUTH_SECRET?: string
    readonly ADMISSION_SECRET?: string
  }

/** A working day with a long lunch: whoever does nothing for so long signs in again. */
const IDLE_SECONDS = 12 * 60 * 60
/** A session in use is prolonged at most once in this time, so that reading pages does not write. */
const PROLONG_SECONDS = 60 * 60
/** From the password to the code: to find a phone, or a sheet of paper. */
const CODE_SECONDS = 10 * 60
const RECOVERY_CODES = 10
/** 80 bits each: nobody guesses one, nor finds it from its hash. */
const RECOVERY_LETTERS = 16

/** `__Host-` needs https; a shop on localhost has none. */
export const hostedName = (origin: string, name: string): string =>
  origin.startsWith('https:') ? `__Host-${name}` : name

export const sessionCookie = (origin: string): string => hostedName(origin, 'stoa_staff')
/** Of somebody whose password was right and whose code is awaited. */
export const pendingCookie = (origin: string): string => hostedName(origin, 'stoa_second_factor')

export const cookieAttributes = (origin: string) =>
  ({ secure: origin.startsWith('https:'), httpOnly: true, sameSite: 'lax', path: '/' }) as const

/** Four groups of four, easy to copy by hand. */
const dealRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () =>
    base32(crypto.getRandomValues(new Uint8Array(RECOVERY_LETTERS))).replace(/.{4}(?=.)/g, '$&-'),
  )

const HASHED = /^hash:/

/** As it is kept and compared: however it was typed. */
export const recoveryHash = async (env: AuthEnv, code: string): Promise<string> =>
  `hash:${await sealedName(env, 'recovery code', code.toLowerCase().replaceAll(/[^a-z\d]/g, ''))}`

/** What is left after one was used comes back hashed already. */
const hashCodes = async (env: AuthEnv, json: string): Promise<string> => {
  const codes = JSON.parse(json) as string[]
  return JSON.stringify(await Promise.all(codes.map((code) => (HASHED.test(code) ? code : recoveryHash(env, code)))))
}

/** Loaded when it is first asked for: an isolate that serves shoppers starts without it. */
const library = async () => {
  const [{ betterAuth }, { twoFactor }, { accountsIn }] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/plugins/two-factor'),
    import('#schema/users/customers/accounts'),
  ])
  return { betterAuth, twoFactor, accountsIn }
}

const optionsAt = async (env: AuthEnv, origin: string) => {
  const { accountsIn } = await library()
  const attributes = cookieAttributes(origin)
  return {
    baseURL: origin,
    basePath: '/api/auth',
    appName: 'Stoa',
    secret: env.AUTH_SECRET ?? (await secretOf(env.USERS_DB)),
    database: accountsIn(env.USERS_DB),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: IDLE_SECONDS, updateAge: PROLONG_SECONDS, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' as const },
    advanced: {
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      defaultCookieAttributes: attributes,
      cookies: {
        session_token: { name: sessionCookie(origin), attributes },
        two_factor: { name: pendingCookie(origin), attributes },
        'better-auth-passkey': { name: hostedName(origin, 'stoa_passkey'), attributes },
      },
    },
  }
}

/** @param allowPasswordless for accounts that may have no password: then none is asked for */
export const codesOf = async (env: AuthEnv, allowPasswordless = false) => {
  const { twoFactor } = await library()
  return twoFactor({
    allowPasswordless,
    twoFactorCookieMaxAge: CODE_SECONDS,
    // It would close the account to its owner too: tries are counted by whoever tries (second-step-tries.ts).
    accountLockout: { enabled: false },
    backupCodeOptions: {
      customBackupCodesGenerate: dealRecoveryCodes,
      storeBackupCodes: { encrypt: (json) => hashCodes(env, json), decrypt: (json) => Promise.resolve(json) },
    },
  })
}

export const authAt = async (env: AuthEnv, origin: string) => {
  const [{ betterAuth }, options, codes] = await Promise.all([library(), optionsAt(env, origin), codesOf(env)])
  return betterAuth({ ...options, plugins: [codes] })
}

/** A passkey is two factors only when its owner has shown themselves to it, by a finger or a PIN. Loaded by those who use one. */
export const passkeysOf = async (origin: string) => {
  const [{ passkey }, { APIError }] = await Promise.all([import('@better-auth/passkey'), import('better-auth/api')])
  const ownerShown = (isShown: boolean | undefined) => {
    if (!isShown) throw new APIError('UNAUTHORIZED', { message: 'The passkey was not unlocked.' })
  }
  return passkey({
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: ({ verification }) => ownerShown(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: ({ verification }) => ownerShown(verification.authenticationInfo?.userVerified),
    },
  })
}

/** With passkeys: most of what they load is certificates. */
export const passkeysAt = async (env: AuthEnv, origin: string) => {
  const [{ betterAuth }, options, codes, passkeys] = await Promise.all([
    library(),
    optionsAt(env, origin),
    codesOf(env),
    passkeysOf(origin),
  ])
  return betterAuth({ ...options, plugins: [codes, passkeys] })
}

export type Auth = Awaited<ReturnType<typeof authAt>>
export type PasskeyAuth = Awaited<ReturnType<typeof passkeysAt>>
