/** How somebody asks for their data, and to be forgotten. */
import type { Child } from 'hono/jsx'
import { EXPORT_KEPT_MS } from '#domain/customers/privacy'
import type { DataExport } from '#schema/users/customers/data-exports'
import type { Unsettled } from '../../flows/customers/privacy/forget.ts'
import type { Customer } from '../../http/customer.ts'
import { dayText, momentText } from '../frame/dates.ts'
import { AmissList, type AmissLine } from '../frame/amiss-list.tsx'
import { Field } from '../frame/field.tsx'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { House } from './house.tsx'
import { customersMessages } from './messages/index.ts'

const PATH = '/account/privacy'
const DAY_MS = 24 * 60 * 60_000

type Shown = {
  readonly request: RequestContext
  readonly customer: Customer
  readonly exports: readonly DataExport[]
  readonly isFresh: boolean
  readonly trouble: Unsettled | { readonly code: 'typed-wrong'; readonly typed: string } | null
  readonly done: string | undefined
  readonly now: number
}

const SignInFirst = ({ request }: Pick<Shown, 'request'>) => (
  <p>
    <a
      class="button quiet small"
      href={`${to(request, '/account/sign-in')}?again&to=${encodeURIComponent(to(request, PATH))}`}
    >
      {customersMessages[request.language].privacy.signInFirst}
    </a>
  </p>
)

const Files = ({ request, exports, isFresh, now }: Shown) => {
  const texts = customersMessages[request.language].privacy
  const there = exports.filter(({ askedAt, readyAt }) => (readyAt ?? askedAt) + EXPORT_KEPT_MS > now)
  const isMade = there.some(({ readyAt }) => readyAt === null)
  return (
    <section class="part" aria-labelledby="file">
      <h2 id="file">{texts.file}</h2>
      <p class="soft text">{texts.fileText(EXPORT_KEPT_MS / DAY_MS)}</p>
      {there.length > 0 && (
        <ul class="prefs">
          {there.map(({ id, askedAt, readyAt }) => (
            <li>
              <p>
                {readyAt === null
                  ? texts.making(momentText(request, askedAt))
                  : texts.ready(dayText(request, readyAt + EXPORT_KEPT_MS))}
              </p>
              {readyAt !== null && (
                <a class="button quiet small" href={to(request, `${PATH}/file/${id}`)} download>
                  {texts.get}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {isMade ? null : isFresh ? (
        <form class="row" method="post" action={to(request, `${PATH}/file`)}>
          <button class="button small">{texts.ask}</button>
        </form>
      ) : (
        <SignInFirst request={request} />
      )}
    </section>
  )
}

const Forgetting = ({ request, customer, isFresh, trouble }: Shown) => {
  const texts = customersMessages[request.language].privacy
  return (
    <section class="part" id="forget" aria-labelledby="forget-title">
      <h2 id="forget-title">{texts.forget}</h2>
      <p class="soft text">{texts.forgetText}</p>
      {isFresh ? (
        <form class="stack" method="post" action={to(request, `${PATH}/forget`)}>
          <Field
            name="email"
            label={texts.typed}
            value={trouble?.code === 'typed-wrong' ? trouble.typed : ''}
            help={customer.email}
            wrong={trouble?.code === 'typed-wrong' ? texts.typedWrong : undefined}
            input={{ type: 'email', autocomplete: 'off', required: true, maxlength: 254 }}
          />
          <p>
            <button class="button quiet small">{texts.go}</button>
          </p>
        </form>
      ) : (
        <SignInFirst request={request} />
      )}
    </section>
  )
}

/** What was in the way, for the top of the page: the form stands far below. */
const amissOf = ({ request, trouble }: Shown): AmissLine[] => {
  const texts = customersMessages[request.language].privacy
  if (!trouble) return []
  return trouble.code === 'typed-wrong'
    ? [{ at: 'email', text: texts.typedWrong }]
    : [{ at: 'forget', text: texts.unsettled(trouble.orders.join(', ')) }]
}

/** Orders that are not settled are no field. */
const titleOf = ({ request, trouble }: Shown): string => {
  const texts = customersMessages[request.language]
  return trouble?.code === 'orders-unsettled' ? texts.privacy.forget : texts.addresses.amiss(1)
}

export const PrivacyPage = (shown: Shown) => {
  const { request, customer } = shown
  const texts = customersMessages[request.language].privacy
  const done = new Map(Object.entries(texts.done)).get(shown.done ?? '')
  const lines = amissOf(shown)
  return (
    <House request={request} customer={customer} here="privacy" title={texts.title} lead={texts.lead} done={done}>
      <AmissList title={titleOf(shown)} lines={lines} />
      <Files {...shown} />
      <Forgetting {...shown} />
    </House>
  )
}

type Alone = Pick<Shown, 'request'> & { readonly title: string; readonly lead: string; readonly children?: Child }

const Alone = ({ request, title, lead, children }: Alone) => (
  <Layout request={request} title={title} extra="account">
    <div class="wrap">
      <div class="page-head">
        <h1>{title}</h1>
        <p class="lead soft text">{lead}</p>
      </div>
      {children}
    </div>
  </Layout>
)

const ToShop = ({ request }: Pick<Shown, 'request'>) => (
  <p>
    <a class="button" href={to(request, '/')}>
      {customersMessages[request.language].privacy.toShop}
    </a>
  </p>
)

type Confirming = Pick<Shown, 'request'> & { readonly value: string; readonly unsettled: Unsettled | null }

export const ConfirmForgetting = ({ request, value, unsettled }: Confirming) => {
  const texts = customersMessages[request.language].privacy
  return (
    <Alone request={request} title={texts.confirmTitle} lead={texts.confirmText}>
      {unsettled && (
        <p class="note bad" role="alert">
          {texts.unsettled(unsettled.orders.join(', '))}
        </p>
      )}
      <form class="row" method="post" action={to(request, `${PATH}/forget`)}>
        <input type="hidden" name="key" value={value} />
        <button class="button">{texts.confirm}</button>
        <a href={to(request, '/account')}>{texts.keep}</a>
      </form>
    </Alone>
  )
}

export const ForgettingGone = ({ request }: Pick<Shown, 'request'>) => {
  const texts = customersMessages[request.language].privacy
  return (
    <Alone request={request} title={texts.goneTitle} lead={texts.goneText}>
      <ToShop request={request} />
    </Alone>
  )
}

export const ForgettingEnded = ({ request }: Pick<Shown, 'request'>) => {
  const texts = customersMessages[request.language].privacy
  return (
    <Alone request={request} title={texts.endedTitle} lead={texts.ended}>
      <ToShop request={request} />
    </Alone>
  )
}
