/** /admin/shards/hand: shards moved, opened, closed, items split and merged by a person: a look first, then the act. */
import { Hono } from 'hono'
import { askDirectory } from '../../sharding/ask-directory.ts'
import { doByHand, look } from '../../flows/sharding/shards-by-hand.ts'
import { writeAuditEntry } from '../../http/staff.ts'
import { changingForm } from '../frame/forms.tsx'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/gate.tsx'
import { wishIn } from './ask.ts'
import { decisionText } from './decided.ts'
import { HandPage, type Looked } from './hand-page.tsx'
import { refusalText, showAway, showSnapshot, statusOf } from './show.tsx'

export const byHand = new Hono<AdminApp>()

type Shown = {
  readonly form?: URLSearchParams
  readonly looked?: Looked
  readonly refusal?: { readonly code: string }
}

byHand.get('/', only('shards:change'), (c) => showHand(c, {}))

/** Both buttons send the same form; only the second one's is `do`. */
byHand.post('/', only('shards:change'), async (c) => {
  const sent = await changingForm(c)
  if ('refusal' in sent) return showHand(c, { refusal: { code: sent.refusal } })
  const { form, key } = sent
  const snapshot = await askDirectory(c.env, (directory) => directory.snapshot())
  if (!snapshot.ok) return showAway(c)
  const wish = wishIn(snapshot.value, form)
  if (!wish.ok) return showHand(c, { form, refusal: wish.refusal })
  const looked = await look(c.env, snapshot.value, wish.value)
  if (!looked.ok) return showHand(c, { form, refusal: looked.refusal })
  if (form.get('do') !== 'yes') return showHand(c, { form, looked: { wish: wish.value, look: looked.value } })

  const done = await doByHand(c.env, { id: `hand-${key}`, ...wish.value, by: c.var.staff.email })
  if (!done.ok) {
    return done.refusal.code === 'directory-unreachable' ? showAway(c) : showHand(c, { form, refusal: done.refusal })
  }
  const { decision } = done.value
  await writeAuditEntry(c, `shards:${decision.type}`, done.value.id, decision)
  const kept = 'keyspace' in decision ? decision.keyspace : 'inventory'
  return c.redirect(`/admin/shards/hand?keyspace=${kept}&began=${encodeURIComponent(done.value.id)}`, 303)
})

const showHand = (c: AdminContext, { form, looked, refusal }: Shown): Promise<Response> =>
  showSnapshot(
    c,
    refusal ? statusOf(refusal.code) : 200,
    (view) => {
      const began = view.snapshot.log.find(({ id }) => id === c.req.query('began'))
      return (
        <HandPage
          view={view}
          from={c.req.query('from') ?? null}
          form={form ?? null}
          looked={looked ?? null}
          refusal={refusal ? refusalText(c, refusal) : null}
          began={began ? decisionText(view, began.decision) : null}
        />
      )
    },
    form?.get('keyspace'),
  )
