/** Facts of the users store reach whoever acts on them: by queue at once, by the sweep again until they were acted on. */
import { factsToTell, forgetHeardFacts } from '#schema/users/customers/facts'
import type { Env } from '../../env.ts'

type TellEnv = Pick<Env, 'USERS_DB' | 'USER_FACTS'>

/** After a change, behind its answer. Telling twice changes nothing. */
export const tellUserFacts = async (env: TellEnv, now: number): Promise<void> => {
  const sequences = await factsToTell(env.USERS_DB, now)
  if (sequences.length > 0) await env.USER_FACTS.send({ sequences })
}

export const sweepUserFacts = async (env: TellEnv, now: number): Promise<void> => {
  await tellUserFacts(env, now)
  await forgetHeardFacts(env.USERS_DB, now)
}
