/**
 * Somebody whose first step was right and whose second is awaited: who they are, what they have shown, and whether the browser is theirs.
 * Kept beside the library's own challenge, under its name, so that it is the same for browsers and programs.
 */
import { parse } from 'hono/utils/cookie'
import { FIRST_STEPS, type FirstStep } from '#domain/customers/second-step'
import { CODE_SECONDS } from '#domain/customers/sign-in'
import { customerPendingCookie, type CustomerAuth } from '../../http/customer-auth.ts'

/** `behind`: by what they came. */
export type CameBy = { readonly behind: FirstStep; readonly remember: boolean }

export type Awaited = CameBy & { readonly id: string; readonly email: string }

const nameOf = (challenge: string): string => `second-step-${challenge}`

/** What stands before the signature. @param cookies as a request or a set-cookie line carries them */
const challengeIn = (cookies: string, request: Request): string => {
  const name = customerPendingCookie(new URL(request.url).origin)
  return (parse(cookies, name)[name] ?? '').split('.')[0] ?? ''
}

/** @param answer of the library, which sets the cookie of the challenge */
export const awaitFactor = async (
  auth: Pick<CustomerAuth, '$context'>,
  request: Request,
  { answer, behind, remember, now }: CameBy & { readonly answer: Response; readonly now: number },
): Promise<void> => {
  const lines = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const challenge = lines.map((line) => challengeIn(line, request)).find((found) => found !== '')
  if (!challenge) throw new Error('a second step was asked for without a challenge')
  const { internalAdapter } = await auth.$context
  await internalAdapter.createVerificationValue({
    identifier: nameOf(challenge),
    value: `${behind} ${remember ? 1 : 0}`,
    expiresAt: new Date(now + CODE_SECONDS * 1000),
  })
}

/** @returns null where nobody's is awaited from this browser */
export const awaitedFactor = async (
  auth: Pick<CustomerAuth, '$context'>,
  request: Request,
): Promise<Awaited | null> => {
  const challenge = challengeIn(request.headers.get('cookie') ?? '', request)
  if (challenge === '') return null
  const { internalAdapter } = await auth.$context
  const [found, came] = await Promise.all([
    internalAdapter.findVerificationValue(challenge),
    internalAdapter.findVerificationValue(nameOf(challenge)),
  ])
  const user = found ? await internalAdapter.findUserById(found.value) : null
  if (!user) return null
  const [by, remember] = (came?.value ?? '').split(' ')
  // Where nothing was kept, no more than the least is taken to have been shown.
  const behind = FIRST_STEPS.find((step) => step === by) ?? 'password'
  return { id: user.id, email: user.email, behind, remember: remember === '1' }
}
