/** What staff do about messages: send again what was given up, and let an address be written to again. */
import { z } from 'zod'
import { isWorthless } from '#domain/notifications/delivery'
import { SUPPRESSED_CHANNELS } from '#domain/notifications/suppression'
import { ok, refuse } from '#domain/result'
import { messageBy } from '#schema/transactions/notifications/messages'
import { sendAgain } from '#schema/transactions/notifications/sending'
import { liftSuppression } from '#schema/users/notifications/suppressions'
import { command } from '../command.ts'
import { number } from './questions.ts'
import { ring } from './send.ts'

/** Begins anew, with the same key: a provider that has taken it after all does not send it twice within a day. */
export const sendingAgain = command({
  name: 'notifications:send-again',
  permission: 'notifications:change',
  input: z.strictObject({ number }),
  refusals: ['message-unknown', 'message-state'],
  repeats: 'none',
  act: async ({ env, now }, { number: sequence }) => {
    const message = await messageBy(env.TRANSACTIONS_DB, sequence)
    if (!message) return refuse({ code: 'message-unknown' })
    const id = isWorthless(message, now) ? null : await sendAgain(env.TRANSACTIONS_DB, sequence)
    if (id === null) return refuse({ code: 'message-state', state: message.state })
    await ring(env, [id])
    return ok({ id })
  },
  audit: (_, { id }) => [{ subject: id }],
})

/** Whoever knows that an address is right again. What was held back meanwhile is sent again by itself alone. */
export const liftingSuppression = command({
  name: 'notifications:lift',
  permission: 'notifications:change',
  input: z.strictObject({ address: z.string().min(1).max(254), channel: z.enum(SUPPRESSED_CHANNELS) }),
  refusals: ['suppression-unknown'],
  repeats: 'none',
  act: async ({ env }, { address, channel }) =>
    (await liftSuppression(env.USERS_DB, address, channel)) ? ok({ address }) : refuse({ code: 'suppression-unknown' }),
  // Whose it was stands nowhere for ever.
  audit: ({ channel }, { address }) => [
    { subject: 'suppression', details: { channel, address: address.replace(/^(.)[^@]*/, '$1***') } },
  ],
})
