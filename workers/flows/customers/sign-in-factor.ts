/** The second step on the way in: six digits of an app, or a recovery code. */
import type { CodeWay } from '#domain/customers/second-step'
import { refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { onceOnly } from '../../http/attempts.ts'
import { recoveryHash } from '../../http/auth.ts'
import { customerAuthAt } from '../../http/customer-auth.ts'
import { codeWasRight, mayTryCode } from '../../http/second-step-tries.ts'
import { awaitedFactor } from './awaited-factor.ts'
import { customerAccount } from './defence.ts'
import { libraryFor, outcome, type CustomerSignedIn, type CustomerSignInRefusal, type Wishes } from './sign-in.ts'

/** Whether somebody's code is awaited from this browser. */
export const isFactorAwaited = async (env: Env, request: Request): Promise<boolean> =>
  (await awaitedFactor(await customerAuthAt(env, new URL(request.url).origin), request)) !== null

type Typed = Pick<Wishes, 'language'> & {
  /** However it was typed. */
  readonly code: string
  /** Absent: as was said at the first step. */
  readonly remember?: boolean | undefined
}

export const signInBySecondFactor = async (
  env: Env,
  request: Request,
  { code, language, remember }: Typed,
  now: number,
): Promise<Result<CustomerSignedIn, CustomerSignInRefusal>> => {
  const who = await awaitedFactor(await customerAuthAt(env, new URL(request.url).origin), request)
  if (!who) return refuse({ code: 'sign-in-required' })
  const wishes = { language, remember: remember ?? who.remember }
  const digits = code.normalize('NFKC').replaceAll(/\s/g, '')
  const way: CodeWay = /^\d{6}$/.test(digits) ? 'code' : 'recovery-code'
  const account = await customerAccount(who.email)
  const looked = await mayTryCode(env, request, { account, behind: who.behind, way }, now)
  if (!looked.ok) {
    const { code: held, retryAfterSeconds } = looked.refusal
    if (held === 'codes-spent' && who.behind !== 'mail') return refuse({ code: 'sign-in-by-mail' })
    return refuse({ code: 'too-many-attempts', retryAfterSeconds })
  }
  const { auth, headers } = await libraryFor(env, request, wishes, true)
  const answer =
    way === 'code'
      ? await auth.api.verifyTOTP({ body: { code: await onceOnly(env, who.id, digits) }, headers, asResponse: true })
      : await auth.api.verifyBackupCode({ body: { code: await recoveryHash(env, code) }, headers, asResponse: true })
  const done = await outcome(env, request, answer, { email: null, remember: wishes.remember }, now)
  if (done.ok) await codeWasRight(env, looked.value)
  if (done.ok || done.refusal.code !== 'sign-in-refused') return done
  return refuse({ code: (await awaitedFactor(auth, request)) ? 'second-factor-refused' : 'sign-in-required' })
}
