/** The page on which a shopper says what came broken, incomplete, wrong or never, and reads what became of it. */
import { CLAIM_KINDS, CLAIM_NOTE_MAX, type Claim } from '#domain/after-sales/claim'
import { claimableUnits } from '#domain/after-sales/claiming'
import type { VariantId } from '#domain/ids'
import { inLanguage, joined } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { claimsMessages } from './messages/claims.ts'

export type ClaimsRefusal = { readonly code: keyof (typeof claimsMessages)['en']['refused'] }

export type ClaimsPageProps = {
  readonly request: RequestContext
  readonly order: Order
  readonly done: 'sent' | 'taken' | null
  readonly refusal?: ClaimsRefusal
  readonly form?: URLSearchParams
}

const nameOf = ({ lines }: Order, variantId: VariantId, { language }: RequestContext): string => {
  const line = lines.find((one) => one.variantId === variantId)
  return line ? joined(language, inLanguage(line.title, language), inLanguage(line.choice, language)) : variantId
}

export const ClaimsPage = (props: ClaimsPageProps) => {
  const { request, order, done, refusal } = props
  const messages = claimsMessages[request.language]
  const { claims = [] } = order
  return (
    <Layout request={request} title={messages.title(order.name)}>
      <div class="wrap stack text">
        <div class="page-head">
          <p class="soft">
            <a href={to(request, `/orders/${order.id}`)}>{messages.back}</a>
          </p>
          <h1>{messages.heading}</h1>
          <p class="lead soft">{messages.lead}</p>
        </div>
        {refusal && (
          <p class="note bad" role="alert">
            {messages.refused[refusal.code]}
          </p>
        )}
        {done && (
          <p class="note" role="status">
            {messages[done]}
          </p>
        )}
        {claims.length > 0 && (
          <section aria-labelledby="told">
            <h2 id="told">{messages.yours}</h2>
            <ul class="stack">
              {claims.toReversed().map((claim) => (
                <Told {...props} claim={claim} />
              ))}
            </ul>
          </section>
        )}
        <Ask {...props} />
      </div>
    </Layout>
  )
}

const Told = ({ request, order, claim }: ClaimsPageProps & { readonly claim: Claim }) => {
  const messages = claimsMessages[request.language]
  return (
    <li class="panel stack tight">
      <p>
        <b>{messages.statuses[claim.status]}</b>
      </p>
      <ul>
        {claim.units.map(({ variantId, units, kind }) => (
          <li>
            {messages.count(units, nameOf(order, variantId, request))} <span class="soft">{messages.kinds[kind]}</span>
          </li>
        ))}
      </ul>
      {claim.note && <p class="soft">{claim.note}</p>}
      {claim.answer && (
        <p>
          <b>{messages.answered}</b> {claim.answer}
        </p>
      )}
      {claim.status === 'open' && (
        <form method="post" action={to(request, `/orders/${order.id}/claims/${claim.id}/withdraw`)}>
          <button class="button quiet small">{messages.withdraw}</button>{' '}
          <span class="soft small">{messages.withdrawWhy}</span>
        </form>
      )}
    </li>
  )
}

const Ask = ({ request, order, form }: ClaimsPageProps) => {
  const messages = claimsMessages[request.language]
  const goods = [...new Set(order.lines.map(({ variantId }) => variantId))]
    .map((variantId) => ({ variantId, most: claimableUnits(order, variantId) }))
    .filter(({ most }) => most > 0)
  if (goods.length === 0)
    return (
      <p class="soft">
        <b>{messages.none}</b> {messages.noneWhy}
      </p>
    )
  return (
    <form class="stack" method="post" action={to(request, `/orders/${order.id}/claims`)}>
      {/* Made with the page: sent twice it is said once. */}
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      {goods.map(({ variantId, most }) => {
        const name = nameOf(order, variantId, request)
        return (
          <fieldset class="stack tight">
            <legend class="hidden">{name}</legend>
            <p class="field">
              <label for={`kind-${variantId}`}>{messages.what(name)}</label>
              <select id={`kind-${variantId}`} name={`kind.${variantId}`}>
                <option value="">{messages.fine}</option>
                {CLAIM_KINDS.map((kind) => (
                  <option value={kind} selected={form?.get(`kind.${variantId}`) === kind}>
                    {messages.kinds[kind]}
                  </option>
                ))}
              </select>
            </p>
            <p class="field">
              <label for={`units-${variantId}`}>{messages.units(name, most)}</label>
              <input
                id={`units-${variantId}`}
                name={`units.${variantId}`}
                type="number"
                inputmode="numeric"
                min="0"
                max={String(most)}
                value={form?.get(`units.${variantId}`) ?? String(most)}
              />
            </p>
          </fieldset>
        )
      })}
      <p class="field">
        <label for="note">{messages.note}</label>
        <textarea id="note" name="note" rows={4} maxlength={CLAIM_NOTE_MAX} aria-describedby="note-hint">
          {form?.get('note') ?? ''}
        </textarea>
        <span class="soft small" id="note-hint">
          {messages.noteHint}
        </span>
      </p>
      <div>
        <button class="button">{messages.send}</button>
      </div>
    </form>
  )
}
