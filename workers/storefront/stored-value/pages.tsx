/** Pages of a gift card: what is left on it, and the card itself as its mail opens it. */
import { dateFormat } from '#domain/formats'
import { spacedCode } from '#domain/stored-value/code'
import type { StoredValueRecord } from '#domain/stored-value/record'
import type { LookedUp } from '../../flows/stored-value/look-up.ts'
import { Field } from '../frame/field.tsx'
import { Layout } from '../frame/layout.tsx'
import { priceText } from '../frame/price.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { storedValueTexts } from './messages/index.ts'

const lastDay = (request: RequestContext, expiresAt: number): string =>
  dateFormat(request.locale, { dateStyle: 'long', timeZone: request.settings.shop.timeZone }).format(expiresAt - 1)

const Until = ({ request, expiresAt }: { readonly request: RequestContext; readonly expiresAt: number | null }) => {
  const { balance } = storedValueTexts[request.language]
  return <p class="soft">{expiresAt === null ? balance.forever : balance.until(lastDay(request, expiresAt))}</p>
}

/** Into the cart, as every code. */
const Use = ({ request, code }: { readonly request: RequestContext; readonly code: string }) => (
  <form method="post" action={to(request, '/cart/codes')}>
    <input type="hidden" name="code" value={code} />
    <button class="button">{storedValueTexts[request.language].card.use}</button>
  </form>
)

type BalanceProps = {
  readonly request: RequestContext
  readonly typed: string
  readonly wrong: string | undefined
  readonly found: LookedUp | null
}

export const BalancePage = ({ request, typed, wrong, found }: BalanceProps) => {
  const { balance, card } = storedValueTexts[request.language]
  return (
    <Layout request={request} title={balance.title} canonical="/gift-cards" extra="account">
      <div class="wrap">
        <div class="page-head">
          <h1>{balance.title}</h1>
          {!found && <p class="lead soft text">{balance.lead}</p>}
        </div>
        {found ? (
          <div class="stack text">
            <p>{balance.left(found.ending ?? '')}</p>
            <p class="price">{priceText(request, { amount: found.balance, currency: found.currency })}</p>
            <Until request={request} expiresAt={found.expiresAt} />
            <div class="row">
              {found.balance > 0 && <Use request={request} code={typed} />}
              <a href={to(request, '/gift-cards')}>{balance.another}</a>
              <a href={to(request, '/')}>{card.shop}</a>
            </div>
          </div>
        ) : (
          <form class="stack text" method="post" action={to(request, '/gift-cards')} novalidate>
            {wrong && (
              <p class="note bad" role="alert">
                {wrong}
              </p>
            )}
            <Field
              name="code"
              label={balance.code}
              value={typed}
              wrong={wrong}
              input={{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, required: true }}
            />
            <p>
              <button class="button">{balance.look}</button>
            </p>
          </form>
        )}
      </div>
    </Layout>
  )
}

type CardProps = {
  readonly request: RequestContext
  readonly card: StoredValueRecord
  readonly code: string
  /** Minor units. */
  readonly left: number
}

export const CardPage = ({ request, card, code, left }: CardProps) => {
  const texts = storedValueTexts[request.language].card
  const { issued, currency, sender, message, expiresAt } = card
  const amount = (minor: number) => priceText(request, { amount: minor, currency })
  return (
    <Layout request={request} title={texts.title} extra="account">
      <div class="wrap gift-card">
        <div class="page-head">
          <h1>{texts.of(amount(issued))}</h1>
          {sender !== '' && <p class="lead soft">{texts.from(sender)}</p>}
        </div>
        <div class="stack text">
          {message !== '' && <p class="message">{message}</p>}
          <dl class="facts">
            <div>
              <dt>{texts.code}</dt>
              <dd class="code">{spacedCode(code)}</dd>
            </div>
            {left !== issued && (
              <div>
                <dt>{texts.left}</dt>
                <dd class="money">{amount(left)}</dd>
              </div>
            )}
          </dl>
          <Until request={request} expiresAt={expiresAt} />
          <div class="row unprinted">
            {left > 0 && <Use request={request} code={code} />}
            <a href={to(request, '/')}>{texts.shop}</a>
          </div>
          <p class="soft small unprinted">{texts.print}</p>
        </div>
      </div>
    </Layout>
  )
}

/** @param isKnown whether there is such a card, that pays no more */
export const NoCardPage = ({ request, isKnown }: { readonly request: RequestContext; readonly isKnown: boolean }) => {
  const { card } = storedValueTexts[request.language]
  return (
    <Layout request={request} title={card.title}>
      <div class="wrap">
        <div class="page-head">
          <h1>{isKnown ? card.over : card.unknown}</h1>
          <p class="lead soft text">{isKnown ? card.overText : card.unknownText}</p>
        </div>
        <p>
          <a class="button quiet" href={to(request, '/gift-cards')}>
            {card.toBalance}
          </a>
        </p>
      </div>
    </Layout>
  )
}
