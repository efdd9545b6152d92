/** /admin/dead-letters: facts that a listener could not act on: why, and replay or dismiss. */
import { Hono } from 'hono'
import { mayGive } from '../../flows/command.ts'
import { dismissing, replaying } from '../../flows/sharding/operations-commands.ts'
import { listingDeadLetters } from '../../flows/sharding/questions.ts'
import { ask, perform } from '../frame/perform.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { DeadLetterTable } from './dead-letter-table.tsx'
import { showPage } from '../frame/page.tsx'
import { shardingMessages } from './messages/index.ts'

export const deadLetters = new Hono<AdminApp>()

const PATH = '/admin/dead-letters'

deadLetters.get('/', only(listingDeadLetters), async (c) => {
  const open = await ask(c, listingDeadLetters, {})
  if (!open.ok) return showMissing(c)
  const letters = open.value
  const { language, staff } = c.var
  const chosen = letters.find(({ sequence }) => String(sequence) === c.req.query('letter')) ?? letters[0]
  const outcome = c.req.query('done')
  const done =
    outcome === 'replayed' || outcome === 'dismissed' ? shardingMessages[language].deadLetters[outcome] : null
  const allowed = mayGive(staff, replaying)
  return showPage(
    c,
    { title: shardingMessages[language].deadLetters.title, here: 'dead-letters' },
    <DeadLetterTable {...{ letters, chosen, done, allowed, language, now: Date.now() }} />,
  )
})

deadLetters.post('/replay', only(replaying), (c) => deal(c, replaying, 'replayed'))
deadLetters.post('/dismiss', only(dismissing), (c) => deal(c, dismissing, 'dismissed'))

const deal = async (c: AdminContext, declared: typeof replaying, done: string): Promise<Response> => {
  const performed = await perform(c, declared)
  return c.redirect(performed.done.ok ? `${PATH}?done=${done}` : PATH, 303)
}
