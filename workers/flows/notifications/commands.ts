/** What staff do about messages: send again what was given up. */
import { z } from 'zod'
import { isWorthless } from '#domain/notifications/delivery'
import { ok, refuse } from '#domain/result'
import { messageBy } from '#schema/transactions/notifications/messages'
import { sendAgain } from '#schema/transactions/notifications/sending'
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
