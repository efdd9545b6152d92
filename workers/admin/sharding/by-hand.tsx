/** /admin/shards/hand: shards moved, opened, closed, items split and merged by a person: a look first, then the act. */
import { Hono } from 'hono'
import { lookingAhead } from '../../flows/sharding/questions.ts'
import { deciding } from '../../flows/sharding/shard-commands.ts'
import { readForm } from '../../http/form.ts'
import { statusOf, type Refusal, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { askForm, performForm } from '../frame/perform.ts'
import { decisionInputIn } from './ask.ts'
import { decisionText } from './decided.ts'
import { HandPage, type Looked } from './hand-page.tsx'
import { refusalText, showAway, showSnapshot } from './show.tsx'

export const byHand = new Hono<AdminApp>()

type Shown = {
  readonly form?: URLSearchParams
  readonly looked?: Looked
  readonly refusal?: Refusal<RefusalCode>
}

byHand.get('/', only(deciding), (c) => showHand(c, {}))

/** Both buttons send the same form; only the second one's is `do`. */
byHand.post('/', only(deciding), async (c) => {
  const sent = await readForm(c.req.raw)
  if (!sent.ok) return showHand(c, { refusal: sent.refusal })
  const form = sent.value
  return form.get('do') === 'yes' ? decide(c, form) : lookFirst(c, form)
})

const lookFirst = async (c: AdminContext, form: URLSearchParams): Promise<Response> => {
  const looked = await askForm(c, lookingAhead, form, decisionInputIn(c))
  return showHand(c, { form, ...(looked.ok ? { looked: looked.value } : { refusal: looked.refusal }) })
}

const decide = async (c: AdminContext, form: URLSearchParams): Promise<Response> => {
  const { done } = await performForm(c, deciding, form, decisionInputIn(c))
  if (!done.ok) return showHand(c, { form, refusal: done.refusal })
  const { id, decision } = done.value
  const where = 'keyspace' in decision ? decision.keyspace : 'inventory'
  return c.redirect(`/admin/shards/hand?keyspace=${where}&began=${encodeURIComponent(id)}`, 303)
}

const showHand = async (c: AdminContext, { form, looked, refusal }: Shown): Promise<Response> => {
  if (refusal?.code === 'directory-unreachable') return showAway(c)
  return showSnapshot(
    c,
    refusal ? statusOf[refusal.code] : 200,
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
}
