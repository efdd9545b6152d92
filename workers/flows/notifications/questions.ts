/** What staff read of messages: every one to anybody, how far it is, and why it did not leave. */
import { z } from 'zod'
import { withoutKeys, withoutSecrets } from '#domain/notifications/delivery'
import { CHANNELS, MESSAGE_STATES, TEMPLATES, type Message } from '#domain/notifications/message'
import { ok } from '#domain/result'
import { countMessages, messageBy, messagesPage, type MessageFilter } from '#schema/transactions/notifications/messages'
import { suppressionsPage } from '#schema/users/notifications/suppressions'
import { question } from '../question.ts'
import { attachedNumber } from './attachments.ts'
import { isDemo, type Ways } from './ways.ts'

export const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** A form sends what was not chosen as well, empty. */
const chosen = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

/** The latest first. */
export const listingMessages = question({
  name: 'notifications:list',
  permission: 'notifications:see',
  input: z.object({
    before: number.optional(),
    state: chosen(z.enum(MESSAGE_STATES)),
    template: chosen(z.enum(TEMPLATES)),
    channel: chosen(z.enum(CHANNELS)),
    q: z.string().trim().max(200).default('').describe('The address or the number that it went to, whole.'),
  }),
  refusals: [],
  answer: async ({ env }, { before = null, q, ...filter }) => {
    const db = env.TRANSACTIONS_DB
    const recipient = q.includes('@') ? q.toLowerCase() : q
    const filters: MessageFilter = { ...filter, recipient }
    const [page, count] = await Promise.all([messagesPage(db, before, filters), countMessages(db, filters)])
    return ok({ page, count })
  },
})

/** Where its way is the demo staff are the mailbox; otherwise what opens an account or an order is its reader's alone. */
const forStaff = <M extends Message>(env: Ways, message: M): M =>
  isDemo(env, message.channel) ? message : withoutKeys(withoutSecrets(message))

/** None when it is not there. */
export const readingMessage = question({
  name: 'notifications:read',
  permission: 'notifications:see',
  input: z.object({ number }),
  refusals: [],
  answer: async ({ env }, { number: sequence }) => {
    const message = await messageBy(env.TRANSACTIONS_DB, sequence)
    return ok(message && { ...forStaff(env, message), attached: await attachedNumber(env, message) })
  },
})

/** Where nobody may be written to, the latest first. */
export const listingSuppressions = question({
  name: 'notifications:suppressions',
  permission: 'notifications:see',
  input: z.object({ before: number.optional(), q: z.string().trim().max(254).default('') }),
  refusals: [],
  answer: async ({ env }, { before = null, q }) =>
    ok(await suppressionsPage(env.USERS_DB, { before, q: q.toLowerCase() })),
})
