/** What staff do to templates: write them anew, go back to the shop's own words, send one to themselves. */
import { z } from 'zod'
import { ok, refuse } from '#domain/result'
import { saveTemplate } from '#schema/transactions/notifications/templates'
import { messageId } from '#domain/notifications/message'
import type { UserEventId } from '#domain/customers/facts'
import { command } from '../command.ts'
import { TEST } from './reachable.ts'
import { sampleMessage } from './samples.ts'
import { sendMessages } from './send.ts'
import { sampleShop, which } from './template-questions.ts'
import { wordingIn } from './wording.ts'

const permission = 'notifications:change'
const version = z.coerce
  .number()
  .int()
  .min(0)
  .max(1_000_000)
  .describe('That was changed; 0: nobody has written it yet.')
/** Longer is told by its field. */
const written = z.string().max(20_000).default('')

export const savingTemplate = command({
  name: 'notifications:save-template',
  permission,
  input: z.strictObject({
    ...which,
    version,
    subject: written,
    greeting: written,
    paragraphs: written,
    action: written,
  }),
  refusals: ['template-invalid', 'template-changed'],
  repeats: 'none',
  act: async ({ env, staff, now }, { template, language, version: base, ...words }) => {
    const { wordsFaults } = await import('./liquid.ts')
    const lines = { ...words, paragraphs: words.paragraphs.replaceAll('\r\n', '\n') }
    const issues = wordsFaults(template, lines)
    if (issues.length > 0) return refuse({ code: 'template-invalid', issues })
    const next = { template, language, version: base + 1, words: lines, who: staff.email, at: now }
    if (!(await saveTemplate(env.TRANSACTIONS_DB, next))) return refuse({ code: 'template-changed' })
    return ok({ version: next.version })
  },
  audit: ({ template, language }, value) => [{ subject: `template ${template} ${language}`, details: value }],
})

/** One press; what was written stays among the versions. */
export const resettingTemplate = command({
  name: 'notifications:reset-template',
  permission,
  input: z.strictObject({ ...which, version }),
  refusals: ['template-changed'],
  repeats: 'none',
  act: async ({ env, staff, now }, { template, language, version: base }) => {
    const next = { template, language, version: base + 1, words: null, who: staff.email, at: now }
    if (!(await saveTemplate(env.TRANSACTIONS_DB, next))) return refuse({ code: 'template-changed' })
    return ok({ version: next.version })
  },
  audit: ({ template, language }, value) => [{ subject: `template ${template} ${language}`, details: value }],
})

/** To whoever presses, by the way that mails go; a press that is sent twice is one mail. */
export const testingTemplate = command({
  name: 'notifications:test-template',
  permission,
  input: z.strictObject(which),
  refusals: [],
  repeats: 'claim',
  act: async ({ env, staff, now, once }, id) => {
    const sample = sampleMessage(id, await sampleShop(env), await wordingIn(env.TRANSACTIONS_DB))
    const name = `${TEST}${once.key.slice(-24)}` as UserEventId
    await sendMessages(env, [
      { ...sample, id: messageId(name), orderId: null, recipient: staff.email, name: staff.name, at: now },
    ])
    return ok({ to: staff.email })
  },
  audit: ({ template, language }) => [{ subject: `template ${template} ${language}`, details: { tested: true } }],
})
