/**
 * What happened to people is acted on, each fact by itself: whatever fails stays in the outbox of the users store and is told again,
 * later and later, so nothing of it ends anywhere else. Messages that are due travel by the same queue.
 */
import type { UserEvent, UserFactsCall } from '#domain/customers/facts'
import { factHeard, unheardFacts } from '#schema/users/customers/facts'
import type { VariantId } from '#domain/ids'
import type { Env } from '../env.ts'
import { makeExport } from '../flows/customers/privacy/data-export.ts'
import { tellOfRemoved } from '../flows/orders/saved-methods.ts'
import { forgetConfirmed } from '../flows/customers/privacy/forget.ts'
import { tellAccountHolder } from '../flows/notifications/account-notifications.ts'
import { tellAwaited } from '../flows/notifications/tell-alerts.ts'
import { deliver } from '../flows/notifications/send.ts'
import { tellEndpointsOfPerson } from '../flows/notifications/webhooks.ts'
import { faultOf } from './settle.ts'

/** The first wait before one is tried again, in s; it doubles with each attempt. */
const RETRY_SECONDS = 2

/** Facts and mails that one call acts on: each asks some ten times, and the platform bears a thousand questions in one call. */
const ACTED_ON_MAX = 50

export const userFacts = async ({ messages }: MessageBatch<UserFactsCall>, env: Env): Promise<void> => {
  let acted = 0
  for (const message of messages) {
    const { sequences, messages: due = [], awaited = [] } = message.body
    // What is beyond is another call's, at once.
    if (acted > 0 && acted + sequences.length + due.length > ACTED_ON_MAX) {
      message.retry({ delaySeconds: 0 })
      continue
    }
    acted += sequences.length + due.length
    // Each says itself when it is to be tried again.
    await deliver(env, due)
    const isTold = awaited.length === 0 || (await tellOf(awaited, env))
    const isDone = (sequences.length === 0 || (await actOn(sequences, env))) && isTold
    if (isDone) message.ack()
    else message.retry({ delaySeconds: RETRY_SECONDS ** message.attempts })
  }
}

const tellOf = async (awaited: readonly VariantId[], env: Env): Promise<boolean> => {
  const fault = await faultOf(() => tellAwaited(env, awaited, Date.now()))
  if (fault) console.error('those who wait for goods were not told', fault)
  return !fault
}

/** What somebody has asked of the shop is done first, and told of then. */
const actOnWish = async (event: UserEvent, env: Env): Promise<void> => {
  const now = Date.now()
  if (event.type === 'data-export-asked') await makeExport(env, event.export, now)
  if (event.type !== 'erasure-confirmed') return
  await forgetConfirmed(env, event.customer, now)
  await tellOfRemoved(env, now)
}

const actOn = async (sequences: readonly number[], env: Env): Promise<boolean> => {
  let isDone = true
  for (const event of await unheardFacts(env.USERS_DB, sequences)) {
    try {
      await actOnWish(event, env)
      await tellAccountHolder(env, event)
      await tellEndpointsOfPerson(env, event, Date.now())
      await factHeard(env.USERS_DB, event.sequence)
    } catch (fault) {
      isDone = false
      console.error(`nobody was told of ${event.type} ${event.sequence}`, fault)
    }
  }
  return isDone
}
