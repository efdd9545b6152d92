/** Ways in, and one's own account, described for the document: their bodies are read by hand. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { App } from '../../env.ts'
import type { RefusalCode } from '../../http/refusal.ts'
import { body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { SESSION_SECURITY } from '../contract/staff.ts'
import { AUTH_BODIES, SESSION_PATHS } from './auth.ts'

type Registry = OpenAPIHono<App>['openAPIRegistry']

/** What each path of a session does, in the order of auth.ts. */
const sessions: Record<keyof typeof SESSION_PATHS, string> = {
  '/get-session': 'Who is signed in',
  '/sign-out': 'Sign out',
  '/list-sessions': 'List the sessions of the member of staff who asks',
  '/revoke-session': 'End one of them',
  '/revoke-sessions': 'End all of them',
  '/revoke-other-sessions': 'End all but this one',
  '/passkey/list-user-passkeys': 'List the passkeys of the member of staff who asks',
  '/passkey/delete-passkey': 'Remove one of them',
}

type Described = {
  readonly summary: string
  readonly description?: string
  readonly codes: readonly RefusalCode[]
  /** For nobody who is signed in already. */
  readonly isWayIn?: true
}

const CONFIRMED = ['sign-in-required', 'too-many-attempts', 'password-wrong'] as const

const paths: Record<keyof typeof AUTH_BODIES, Described> = {
  '/sign-in/email': {
    summary: 'Sign in',
    description:
      'The answer sets the cookie of the session, and one by which this browser is known. `twoFactorRedirect` says that a code ' +
      'is awaited: send it to `/api/auth/sign-in/second-factor`. Ten tries a minute for a connection (an address of IPv4, a /64 ' +
      'of IPv6); in a quarter of an hour ten at an account from there and thirty from everywhere, or ten from a known browser, ' +
      'whatever others try.',
    codes: ['sign-in-refused', 'too-many-attempts'],
    isWayIn: true,
  },
  '/sign-in/second-factor': {
    summary: 'Sign in: the code after the password',
    description:
      'Six digits of the app, or a recovery code, which is used up by it. Five tries for each sign-in, then the password is asked for ' +
      'again; ten wrong ones in a row close the account to codes for a quarter of an hour.',
    codes: ['second-factor-refused', 'sign-in-required', 'too-many-attempts'],
    isWayIn: true,
  },
  '/sign-in/passkey': {
    summary: 'Sign in with a passkey',
    description:
      'Begin with `/api/auth/passkey/generate-authenticate-options`. The authenticator has to know its owner.',
    codes: ['sign-in-refused', 'too-many-attempts'],
    isWayIn: true,
  },
  '/passkey/generate-authenticate-options': {
    summary: 'What a browser asks a passkey for',
    description: 'Good for one sign-in: the answer sets the cookie that belongs to it. Ten a minute for a connection.',
    codes: ['too-many-attempts'],
    isWayIn: true,
  },
  '/change-password': {
    summary: 'Change the password',
    description: 'All other sessions end. Twelve characters at least; what is guessed first is refused.',
    codes: [...CONFIRMED, 'password-length', 'password-common', 'password-leaked'],
  },
  '/two-factor/enable': {
    summary: 'Begin a second factor',
    description:
      'Tells the address for an app (`uri`) and ten recovery codes, once. It is on when a code of it was sent.',
    codes: [...CONFIRMED, 'second-factor-on'],
  },
  '/two-factor/verify-totp': {
    summary: 'Put the second factor on',
    codes: ['sign-in-required', 'too-many-attempts', 'second-factor-refused'],
  },
  '/two-factor/disable': {
    summary: 'Put the second factor off, and passkeys with it',
    codes: [...CONFIRMED, 'second-factor-required'],
  },
  '/two-factor/generate-backup-codes': {
    summary: 'Deal new recovery codes',
    description: 'Told once; those before are worth nothing from then on.',
    codes: [...CONFIRMED, 'second-factor-required'],
  },
  '/passkey/generate-register-options': {
    summary: 'Begin a passkey',
    description:
      'Where a second factor is on. What the browser makes of it goes to `/api/auth/passkey/verify-registration`.',
    codes: [...CONFIRMED, 'second-factor-required'],
  },
  '/passkey/verify-registration': {
    summary: 'Keep a passkey',
    codes: ['sign-in-required', 'second-factor-refused'],
  },
}

export const describeSessions = (registry: Registry): void => {
  const tags = ['Staff: session']
  const security = SESSION_SECURITY
  for (const [path, { summary, description, codes, isWayIn }] of Object.entries(paths)) {
    registry.registerPath({
      method: 'post',
      path: `/auth${path}`,
      tags,
      summary,
      ...(description && { description }),
      ...(!isWayIn && { security }),
      request: { body: body(AUTH_BODIES[path as keyof typeof AUTH_BODIES]) },
      responses: { 200: { description: 'Done.' }, ...refusals('foreign-origin', 'request-invalid', ...codes) },
    })
  }
  for (const [path, method] of Object.entries(SESSION_PATHS)) {
    const summary = sessions[path as keyof typeof SESSION_PATHS]
    const refused = refusals('foreign-origin', 'sign-in-required', 'request-invalid')
    const responses = { 200: { description: 'Done.' }, ...refused }
    registry.registerPath({ method, path: `/auth${path}`, tags, security, summary, responses })
  }
}
