/** /admin/dead-letters: facts that a listener could not act on: why, and replay or dismiss. */
import { Hono } from 'hono'
import { may } from '#domain/customers/staff'
import { markDismissed, openLetters, type DeadLetter } from '#schema/transactions/sharding/dead-letters'
import { replay } from '../../sharding/replay.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { changingForm } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/gate.tsx'
import { LetterTable } from './letter-table.tsx'
import { showPage } from '../frame/page.tsx'
import { shardingMessages } from './messages/index.ts'

export const deadLetters = new Hono<AdminApp>()

const PATH = '/admin/dead-letters'

deadLetters.get('/', only('operations:see'), async (c) => {
  const letters = await openLetters(c.env.TRANSACTIONS_DB)
  const { language, staff } = c.var
  const chosen = letters.find(({ sequence }) => String(sequence) === c.req.query('letter')) ?? letters[0]
  const asked = c.req.query('done')
  const done = asked === 'replayed' || asked === 'dismissed' ? shardingMessages[language].deadLetters[asked] : null
  const allowed = may(staff.role, 'operations:change')
  return showPage(
    c,
    { title: shardingMessages[language].deadLetters.title, here: 'dead-letters' },
    <LetterTable {...{ letters, chosen, done, allowed, language, now: Date.now() }} />,
  )
})

deadLetters.post('/replay', only('operations:change'), (c) =>
  deal(c, 'replay', (letters) => replay(c.env, letters, Date.now())),
)

deadLetters.post('/dismiss', only('operations:change'), (c) =>
  deal(c, 'dismiss', async (letters) => {
    for (const { sequence } of letters) await markDismissed(c.env.TRANSACTIONS_DB, sequence, Date.now())
  }),
)

/** One letter, or all that are open: `letter` is its number or `all`. One that is gone already is left alone. */
const deal = async (
  c: AdminContext,
  action: 'replay' | 'dismiss',
  act: (letters: readonly DeadLetter[]) => Promise<void>,
): Promise<Response> => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return c.redirect(PATH, 303)
  const asked = sent.form.get('letter')
  const open = await openLetters(c.env.TRANSACTIONS_DB)
  const letters = asked === 'all' ? open : open.filter(({ sequence }) => String(sequence) === asked)
  await act(letters)
  for (const { eventId, listener } of letters) await writeAuditEntry(c, `operations:${action}`, eventId, { listener })
  return c.redirect(`${PATH}?done=${action === 'replay' ? 'replayed' : 'dismissed'}`, 303)
}
