/** /admin/drops: sales that are announced, and the queue in front of each. */
import { own } from '#domain/own'
import { Hono } from 'hono'
import { dropId, type Drop, type DropFaults } from '#domain/admission/drop'
import { inLanguage } from '#domain/languages'
import { dropBy, skusOf } from '#schema/products/admission/drops'
import { announcingDrop, changingDrop, movingDrop } from '../../flows/admission/commands.ts'
import { listingDrops, readingDrop } from '../../flows/admission/questions.ts'
import { mayGive } from '../../flows/command.ts'
import { statusOf } from '../../http/refusal.ts'
import {
  Amiss,
  draftIn,
  DropForm,
  emptyForm,
  faultsTyped,
  filledFrom,
  filledIn,
  unknownIn,
  type Filled,
  type FormFaults,
} from './drop-form.tsx'
import { DropPage, DropState } from './drop-page.tsx'
import { Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { ask, perform } from '../frame/perform.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Pages } from '../frame/lists.tsx'
import { When } from '../frame/time.tsx'
import { admissionMessages } from './messages/index.ts'
import { frameMessages } from '../frame/messages/index.ts'
import { countText } from '../frame/count.ts'
import { Table } from '../frame/table.tsx'

export const drops = new Hono<AdminApp>()

const PATH = '/admin/drops'

/** `1795000000000~drop_…`: the row that the page follows. */
const behind = (text: string | undefined) => {
  const [startsAt, id] = (text ?? '').split('~')
  return /^\d{13}$/.test(startsAt ?? '') && dropId(id) ? { startsAt: Number(startsAt), id: id ?? '' } : undefined
}

drops.get('/', only(listingDrops), async (c) => {
  const { language, staff } = c.var
  const page = await ask(c, listingDrops, { after: behind(c.req.query('after')) })
  if (!page.ok) return showMissing(c)
  const { drops: rows, next: last } = page.value
  const older = last && addressWith(PATH, { after: `${last.startsAt}~${last.id}` })
  return showPage(
    c,
    { title: admissionMessages[language].title, here: 'drops' },
    <>
      <header class="head">
        <h1>{admissionMessages[language].title}</h1>
        {mayGive(staff, announcingDrop) && (
          <a class="btn go end-x" href={`${PATH}/new`}>
            {admissionMessages[language].announce}
          </a>
        )}
      </header>
      {rows.length === 0 ? (
        <Empty icon="clock" heading={admissionMessages[language].empty} why={admissionMessages[language].emptyWhy} />
      ) : (
        <Rows c={c} rows={rows} />
      )}
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={c.req.query('after') ? PATH : null}
            older={older}
            labels={[frameMessages[language].previous, frameMessages[language].next]}
          />
        </div>
      </div>
    </>,
  )
})

const Rows = ({ c, rows }: { readonly c: AdminContext; readonly rows: readonly Drop[] }) => {
  const { language } = c.var
  const messages = admissionMessages[language]
  const now = Date.now()
  return (
    <Table
      label={messages.title}
      rows={rows}
      columns={[
        {
          head: messages.name,
          class: 'c-id',
          cell: ({ id, name }) => (
            <a class="id clip" href={`${PATH}/${id}`}>
              {inLanguage(name, language)}
            </a>
          ),
        },
        {
          head: messages.phase,
          class: 'c-sum',
          cell: (drop) => <DropState drop={drop} now={now} language={language} />,
        },
        {
          head: messages.starts,
          class: 'c-who',
          cell: ({ startsAt }) => <When at={startsAt} now={now} language={language} />,
        },
        { head: messages.ends, cell: ({ endsAt }) => <When at={endsAt} now={now} language={language} /> },
        { head: messages.items, class: 'num', cell: ({ items }) => items.length },
        {
          head: messages.expected,
          class: 'num',
          cell: ({ expectedBuyers }) => (expectedBuyers === null ? '' : countText(expectedBuyers, language)),
        },
      ]}
    />
  )
}

type Tried = {
  readonly filled?: Filled
  readonly unknown?: readonly string[]
  readonly faults?: FormFaults
  readonly refusal?: ShownRefusal | null
}

const showNew = (c: AdminContext, { filled, unknown = [], faults = {}, refusal = null }: Tried = {}) => {
  const { language } = c.var
  const messages = admissionMessages[language]
  return showPage(
    c,
    { title: messages.announce, here: 'drops', status: refusal ? statusOf[refusal.code] : 200 },
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1>{messages.announce}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          <Amiss faults={faults} language={language} />
          {refusal && refusal.code !== 'drop-invalid' && <Trouble refusal={refusal} language={language} />}
          <DropForm
            action={PATH}
            filled={filled ?? emptyForm(Date.now(), c.var.settings.shop.timeZone)}
            faults={faults}
            unknown={unknown}
            version={null}
            language={language}
            languages={c.var.settings.markets.languages}
          />
        </div>
      </div>
    </>,
  )
}

const showDrop = async (
  c: AdminContext,
  id: string,
  { filled, unknown = [], faults = {}, refusal = null }: Tried = {},
) => {
  const found = await ask(c, readingDrop, { id })
  if (!found.ok) return showMissing(c)
  const { drop, view } = found.value
  const now = Date.now()
  const { language, staff } = c.var
  const messages: Readonly<Record<string, string>> = admissionMessages[language].done
  const outcome = c.req.query('done') ?? ''
  const done = own(messages, outcome) ?? null
  return showPage(
    c,
    { title: inLanguage(drop.name, language), here: 'drops', status: refusal ? statusOf[refusal.code] : 200 },
    <DropPage
      {...{ drop, view, faults, unknown, refusal, done, language, staff, now }}
      filled={filled ?? filledFrom(drop, await skusOf(c.env.PRODUCTS_DB, drop.items), c.var.settings.shop.timeZone)}
      languages={c.var.settings.markets.languages}
    />,
  )
}

const faultsIn = (refusal: ShownRefusal & { readonly fields?: unknown }): DropFaults =>
  refusal.code === 'drop-invalid' ? (refusal.fields as DropFaults) : {}

const triedOf = async (c: AdminContext, filled: Filled, refusal: ShownRefusal): Promise<Tried> => {
  const faults = faultsTyped(faultsIn(refusal), filled, c.var.settings.shop.timeZone)
  const unknown = faults.items === 'unknown' ? await unknownIn(c.env.PRODUCTS_DB, filled) : []
  return { filled, faults, unknown, refusal }
}

drops.get('/new', only(announcingDrop), (c) => showNew(c))

drops.post('/', only(announcingDrop), async (c) => {
  const { done, form } = await perform(c, announcingDrop, (_, typed) =>
    draftIn(c.env.PRODUCTS_DB, filledIn(typed), undefined, c.var.settings.shop.timeZone),
  )
  if (done.ok) return c.redirect(`${PATH}/${done.value.id}?done=announced`, 303)
  return showNew(c, await triedOf(c, filledIn(form), done.refusal))
})

drops.get('/:id', only(readingDrop), (c) => showDrop(c, c.req.param('id')))

drops.post('/:id', only(changingDrop), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, changingDrop, async (_, typed) => {
    const before = await dropBy(c.env.PRODUCTS_DB, 'id', id)
    const draft = await draftIn(c.env.PRODUCTS_DB, filledIn(typed), before, c.var.settings.shop.timeZone)
    return { id, ...draft, version: typed.get('version') ?? '' }
  })
  if (done.ok) return c.redirect(`${PATH}/${id}?done=changed`, 303)
  return showDrop(c, id, await triedOf(c, filledIn(form), done.refusal))
})

drops.post('/:id/state', only(movingDrop), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, movingDrop, (typed) => ({ ...typed, id }))
  if (!done.ok) return showDrop(c, id, { refusal: done.refusal })
  return c.redirect(`${PATH}/${id}?done=${form.get('move')}`, 303)
})
