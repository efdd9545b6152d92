/** What staff read of mails: every one that was sent to a shopper. */
import { z } from 'zod'
import { ok } from '#domain/result'
import { countMessages, messageBy, messagesPage } from '#schema/transactions/notifications/messages'
import { question } from '../question.ts'

const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** The latest first. */
export const listingMessages = question({
  name: 'notifications:list',
  permission: 'notifications:see',
  input: z.object({ before: number.optional() }),
  refusals: [],
  answer: async ({ env }, { before = null }) => {
    const db = env.TRANSACTIONS_DB
    const [page, count] = await Promise.all([messagesPage(db, before), countMessages(db)])
    return ok({ page, count })
  },
})

/** None when it is not there. */
export const readingMessage = question({
  name: 'notifications:read',
  permission: 'notifications:see',
  input: z.object({ number }),
  refusals: [],
  answer: async ({ env }, { number: sequence }) => ok(await messageBy(env.TRANSACTIONS_DB, sequence)),
})
