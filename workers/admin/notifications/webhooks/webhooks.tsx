/** /admin/settings/webhooks: who else is told, added, changed, tried; what each was told, and once more. */
import { Hono } from 'hono'
import { momentOf } from '#domain/logistics/calendar'
import { DELIVERY_STATES } from '#domain/notifications/webhooks/delivery'
import { mayGive } from '../../../flows/command.ts'
import {
  addingWebhook,
  changingWebhook,
  deletingWebhook,
  rotatingSecret,
} from '../../../flows/notifications/webhook-commands.ts'
import { listingDeliveries, listingWebhooks, readingDelivery } from '../../../flows/notifications/webhook-questions.ts'
import {
  replayingRange,
  replayingWebhook,
  testingWebhook,
} from '../../../flows/notifications/webhook-replay-commands.ts'
import { textIn } from '../../../http/form.ts'
import { statusOf } from '../../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../../frame/app.ts'
import { only } from '../../frame/auth.tsx'
import { faultsIn, type ShownRefusal } from '../../frame/forms.tsx'
import { showMissing } from '../../frame/missing.tsx'
import { showPage } from '../../frame/page.tsx'
import { ask, perform } from '../../frame/perform.ts'
import { DeliveryPage } from './delivery-page.tsx'
import { EndpointPage } from './endpoint-page.tsx'
import { filledFrom, PATH, wrongIn, type Filled } from './fields.tsx'
import { WebhooksPage } from './list-page.tsx'
import { webhookMessages } from './messages/index.ts'

export const webhooks = new Hono<AdminApp>()

type Tried = {
  readonly form?: URLSearchParams
  readonly refusal?: ShownRefusal
  readonly dealt?: { readonly secret: string | null }
}
const NOTHING: Filled = { url: '', note: '', events: [] }

const showAll = async (c: AdminContext, { form, refusal, dealt }: Tried = {}): Promise<Response> => {
  const { language, settings, staff } = c.var
  const found = await ask(c, listingWebhooks, {})
  if (!found.ok) return showMissing(c)
  return showPage(
    c,
    { title: webhookMessages[language].title, here: 'settings', status: refusal ? statusOf[refusal.code] : 200 },
    <WebhooksPage
      {...{ endpoints: found.value, language, settings }}
      filled={form ? filledFrom(form) : NOTHING}
      refusal={refusal ?? null}
      wrong={wrongIn(refusal ?? null, language)}
      added={dealt ?? null}
      removed={c.req.query('done') === 'removed'}
      allowed={mayGive(staff, addingWebhook)}
      now={Date.now()}
    />,
  )
}

const idOf = (c: AdminContext) => c.req.param('endpoint') ?? ''

const showOne = async (c: AdminContext, { form, refusal, dealt }: Tried = {}): Promise<Response> => {
  const { language, settings, staff } = c.var
  const state = DELIVERY_STATES.find((one) => one === c.req.query('state')) ?? null
  const before = /^\d{1,15}$/.exec(c.req.query('before') ?? '')?.[0]
  const found = await ask(c, listingDeliveries, {
    endpoint: idOf(c),
    ...(state && { state }),
    ...(before && { before }),
  })
  if (!found.ok) return showMissing(c)
  const { endpoint, rows, older } = found.value
  const isForm = form?.has('url') ?? false
  const asked = c.req.query('done')
  const { done } = webhookMessages[language]
  const daysWrong =
    refusal !== undefined && faultsIn(refusal).some(({ path: [field] }) => field === 'since' || field === 'until')
  return showPage(
    c,
    {
      title: `${endpoint.note || endpoint.url} · ${webhookMessages[language].title}`,
      here: 'settings',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <EndpointPage
      {...{ endpoint, rows, older, state, language, settings, daysWrong }}
      before={before ? Number(before) : null}
      filled={
        isForm && form
          ? { ...filledFrom(form), isOn: form.has('isOn') }
          : { ...endpoint, isOn: endpoint.offAt === null }
      }
      days={{
        since: textIn(form ?? new URLSearchParams(), 'since'),
        until: textIn(form ?? new URLSearchParams(), 'until'),
      }}
      refusal={refusal ?? null}
      wrong={wrongIn(refusal ?? null, language)}
      rotated={dealt ?? null}
      done={!refusal && asked !== undefined && Object.hasOwn(done, asked) ? (asked as keyof typeof done) : null}
      allowed={mayGive(staff, changingWebhook)}
      now={Date.now()}
    />,
  )
}

webhooks.get('/', only(listingWebhooks), (c) => showAll(c))

webhooks.post('/', only(addingWebhook), async (c) => {
  const { done, form } = await perform(c, addingWebhook, (_, sent) => filledFrom(sent))
  return done.ok ? showAll(c, { dealt: done.value }) : showAll(c, { form, refusal: done.refusal as ShownRefusal })
})

webhooks.get('/:endpoint', only(listingDeliveries), (c) => showOne(c))

webhooks.post('/:endpoint', only(changingWebhook), async (c) => {
  const { done, form } = await perform(c, changingWebhook, (_, sent) => ({
    ...filledFrom(sent),
    endpoint: idOf(c),
    isOn: sent.has('isOn') ? 'on' : 'no',
  }))
  return done.ok ? back(c, 'saved') : showOne(c, { form, refusal: done.refusal as ShownRefusal })
})

const back = (c: AdminContext, done: string) => c.redirect(`${PATH}/${encodeURIComponent(idOf(c))}?done=${done}`, 303)

webhooks.post('/:endpoint/delete', only(deletingWebhook), async (c) => {
  const { done } = await perform(c, deletingWebhook, () => ({ endpoint: idOf(c) }))
  return done.ok || done.refusal.code === 'webhook-unknown'
    ? c.redirect(`${PATH}?done=removed`, 303)
    : showOne(c, { refusal: done.refusal as ShownRefusal })
})

webhooks.post('/:endpoint/secret', only(rotatingSecret), async (c) => {
  const { done } = await perform(c, rotatingSecret, () => ({ endpoint: idOf(c) }))
  return done.ok ? showOne(c, { dealt: done.value }) : showOne(c, { refusal: done.refusal as ShownRefusal })
})

webhooks.post('/:endpoint/test', only(testingWebhook), async (c) => {
  const { done } = await perform(c, testingWebhook, () => ({ endpoint: idOf(c) }))
  return done.ok ? back(c, 'test') : showOne(c, { refusal: done.refusal as ShownRefusal })
})

/** From the beginning of the one day to the end of the other, by the clock of the shop. */
const rangeIn = (form: URLSearchParams, timeZone: string) => {
  const [since, until] = ['since', 'until'].map((name) => momentOf(`${textIn(form, name)}T00:00`, timeZone))
  return { since: since ?? -1, until: until === undefined ? -1 : until + 24 * 60 * 60_000 }
}

webhooks.post('/:endpoint/replay', only(replayingRange), async (c) => {
  const { done, form } = await perform(c, replayingRange, (_, sent) => ({
    endpoint: idOf(c),
    ...rangeIn(sent, c.var.settings.shop.timeZone),
  }))
  return done.ok ? back(c, 'replay') : showOne(c, { form, refusal: done.refusal as ShownRefusal })
})

/** It stands in the log, and shows an order: for whoever may see both. */
webhooks.get('/:endpoint/:delivery', only(listingDeliveries), only(readingDelivery), async (c) => {
  const found = await ask(c, readingDelivery, { endpoint: idOf(c), delivery: c.req.param('delivery') })
  if (!found.ok) return showMissing(c)
  const { language, settings } = c.var
  return showPage(
    c,
    { title: webhookMessages[language].names[found.value.delivery.type], here: 'settings' },
    <DeliveryPage {...{ ...found.value, language, settings, now: Date.now() }} />,
  )
})

webhooks.post('/:endpoint/:delivery/replay', only(replayingWebhook), async (c) => {
  const { done } = await perform(c, replayingWebhook, () => ({ endpoint: idOf(c), delivery: c.req.param('delivery') }))
  return done.ok ? back(c, 'replay') : showOne(c, { refusal: done.refusal as ShownRefusal })
})
