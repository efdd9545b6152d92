/** /admin/gift-cards: money that the shop owes to whoever holds a code, and the credit of accounts. */
import { Hono } from 'hono'
import { decimal } from '#domain/money'
import { STORED_VALUE_STATES, stateOf, type StoredValueRecord } from '#domain/stored-value/record'
import { mayGive } from '../../flows/command.ts'
import {
  adjustingValue,
  disablingValue,
  enablingValue,
  issuingCard,
  openingCard,
  rebuildingLedger,
  sendingCard,
} from '../../flows/stored-value/commands.ts'
import { checkingLedger, listingValues, readingValue } from '../../flows/stored-value/questions.ts'
import { textIn } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { csvOf } from '../frame/csv.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { CARD_DEEDS, CardPage, type CardDeed } from './card-page.tsx'
import { CheckPage } from './check-page.tsx'
import { credit } from './credit.tsx'
import { IssuePage } from './issue-page.tsx'
import { ValuesPage, VIEWS, type ViewName } from './list-page.tsx'
import { storedValueMessages } from './messages/index.ts'
import { ownersOf } from './owners.ts'
import { calledOf } from './parts.tsx'
import { amountTyped, emptyFilled, filledBy, GIFT_CARDS_PATH as PATH, issueInput, type Filled } from './typed.ts'

export const giftCards = new Hono<AdminApp>().route('/credit', credit)

const filterOf = (c: AdminContext): { readonly view: ViewName; readonly q: string; readonly asked: object } => {
  const view = VIEWS.find((one) => one === c.req.query('view')) ?? 'all'
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const state = STORED_VALUE_STATES.find((one) => one === view)
  return { view, q, asked: { q, ...(state && { state }), ...(view === 'credit' && { kind: 'store-credit' }) } }
}

const numberIn = (text: string | undefined): string | undefined => /^\d{1,15}$/.exec(text ?? '')?.[0]

giftCards.get('/', only(listingValues), async (c) => {
  const { language, staff } = c.var
  const { view, q, asked } = filterOf(c)
  const before = numberIn(c.req.query('before'))
  const found = await ask(c, listingValues, { ...asked, ...(before && { before }) })
  if (!found.ok) return showMissing(c)
  return showPage(
    c,
    { title: storedValueMessages[language].title, here: 'gift-cards' },
    <ValuesPage
      {...found.value}
      owners={await ownersOf(c, found.value.values)}
      {...{ q, view, language, now: Date.now() }}
      allowed={mayGive(staff, issuingCard)}
    />,
  )
})

const HEADER = [
  'Ending',
  'Kind',
  'State',
  'Currency',
  'Issued',
  'Balance',
  'Recipient',
  'Order',
  'Issued at',
  'Expires',
]

const rowOf = (value: StoredValueRecord, now: number): string[] => {
  const { ending, kind, currency, issued, balance, recipient, customerId, orderName, createdAt, expiresAt } = value
  const written = (amount: number) => decimal({ amount, currency })
  return [
    ending,
    kind,
    stateOf(value, now),
    currency,
    written(issued),
    written(balance),
    kind === 'gift-card' ? recipient.email : (customerId ?? ''),
    orderName,
    new Date(createdAt).toISOString(),
    expiresAt === null ? '' : new Date(expiresAt).toISOString(),
  ]
}

/** Forty questions to the store: a file of twenty thousand. */
const FILE_PAGES_MAX = 40

type FilePage = { readonly values: readonly StoredValueRecord[]; readonly next: number | null }

const filePage = async (c: AdminContext, before: number | null): Promise<FilePage | null> => {
  const { asked } = filterOf(c)
  const place = before === null ? {} : { before: String(before) }
  const found = await ask(c, listingValues, { ...asked, limit: '500', ...place })
  return found.ok ? found.value : null
}

giftCards.get('/list.csv', only(listingValues), async (c) => {
  const now = Date.now()
  const rows: string[][] = []
  let before: number | null = null
  for (let page = 0; page < FILE_PAGES_MAX; page++) {
    const found = await filePage(c, before)
    if (!found) return showMissing(c)
    rows.push(...found.values.map((value) => rowOf(value, now)))
    before = found.next
    if (before === null) break
  }
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="gift-cards.csv"')
  return c.body(csvOf([HEADER, ...rows]))
})

const showIssue = (c: AdminContext, tried?: { readonly refusal: ShownRefusal; readonly filled: Filled }) => {
  const { language, settings } = c.var
  const { currencies } = settings.markets
  return showPage(
    c,
    {
      title: storedValueMessages[language].issue,
      here: 'gift-cards',
      status: tried ? statusOf[tried.refusal.code] : 200,
    },
    <IssuePage
      filled={tried?.filled ?? emptyFilled(currencies[0] ?? '', language)}
      refusal={tried?.refusal ?? null}
      {...{ currencies, language }}
    />,
  )
}

giftCards.get('/new', only(issuingCard), (c) => showIssue(c))
giftCards.post('/new', only(issuingCard), async (c) => {
  const { done, form } = await perform(c, issuingCard, (_, typed) => issueInput(filledBy(typed)))
  if (!done.ok) return showIssue(c, { refusal: done.refusal as ShownRefusal, filled: filledBy(form) })
  return c.redirect(`${PATH}/${done.value.id}?done=issued`, 303)
})

giftCards.get('/check', only(checkingLedger), async (c) => {
  const { language, staff } = c.var
  const after = numberIn(c.req.query('after')) ?? '0'
  const found = await ask(c, checkingLedger, { after })
  if (!found.ok) return showMissing(c)
  return showPage(
    c,
    { title: storedValueMessages[language].checkTitle, here: 'gift-cards' },
    <CheckPage
      {...found.value}
      after={Number(after)}
      rebuilt={c.req.query('done') === 'rebuilt'}
      allowed={mayGive(staff, rebuildingLedger)}
      language={language}
    />,
  )
})

giftCards.post('/rebuild', only(rebuildingLedger), async (c) => {
  const { done, form } = await perform(c, rebuildingLedger)
  if (!done.ok) return showMissing(c)
  return c.redirect(`${PATH}/check?after=${numberIn(form.get('after') ?? '') ?? '0'}&done=rebuilt`, 303)
})

type Tried = { readonly refusal: ShownRefusal; readonly form: URLSearchParams }

const show = async (c: AdminContext, tried?: Tried): Promise<Response> => {
  const { language, staff } = c.var
  const found = await ask(c, readingValue, { id: c.req.param('id') ?? '' })
  if (!found.ok) return showMissing(c)
  const { value, balance, entries } = found.value
  const typed = (name: string) => (tried ? textIn(tried.form, name, 1_000) : '')
  return showPage(
    c,
    {
      title: calledOf(value, language),
      here: 'gift-cards',
      status: tried ? statusOf[tried.refusal.code] : 200,
    },
    <CardPage
      owners={await ownersOf(c, [found.value.value])}
      {...{ value, balance, entries, language, now: Date.now() }}
      refusal={tried?.refusal ?? null}
      typed={{ amount: typed('amount'), reason: typed('reason'), email: typed('email') }}
      done={CARD_DEEDS.find((deed) => deed === c.req.query('done')) ?? null}
      allowed={mayGive(staff, adjustingValue)}
    />,
  )
}

giftCards.get('/:id', only(readingValue), (c) => show(c))

const shownAfter = (c: AdminContext, deed: CardDeed) =>
  c.redirect(`${PATH}/${encodeURIComponent(c.req.param('id') ?? '')}?done=${deed}`, 303)

giftCards.post('/:id/adjust', only(adjustingValue), async (c) => {
  const id = c.req.param('id')
  const found = await ask(c, readingValue, { id })
  if (!found.ok) return showMissing(c)
  const { currency } = found.value.value
  const { done, form } = await perform(c, adjustingValue, (_, typed) => ({
    id,
    amount: amountTyped(textIn(typed, 'amount'), currency),
    reason: textIn(typed, 'reason', 1_000),
  }))
  return done.ok ? shownAfter(c, 'adjusted') : show(c, { refusal: done.refusal as ShownRefusal, form })
})

giftCards.post('/:id/send', only(sendingCard), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, sendingCard, (_, typed) => ({ id, email: textIn(typed, 'email', 400) }))
  return done.ok ? shownAfter(c, 'sent') : show(c, { refusal: done.refusal as ShownRefusal, form })
})

giftCards.post('/:id/disable', only(disablingValue), async (c) => {
  const { done, form } = await perform(c, disablingValue, () => ({ id: c.req.param('id') }))
  return done.ok ? shownAfter(c, 'disabled') : show(c, { refusal: done.refusal as ShownRefusal, form })
})

giftCards.post('/:id/enable', only(enablingValue), async (c) => {
  const { done, form } = await perform(c, enablingValue, () => ({ id: c.req.param('id') }))
  return done.ok ? shownAfter(c, 'enabled') : show(c, { refusal: done.refusal as ShownRefusal, form })
})

giftCards.post('/:id/open', only(openingCard), async (c) => {
  const { done, form } = await perform(c, openingCard, () => ({ id: c.req.param('id') }))
  return done.ok ? c.redirect(done.value.path, 303) : show(c, { refusal: done.refusal as ShownRefusal, form })
})
