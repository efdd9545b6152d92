/** /admin/price-lists/preview: what one unit costs a buyer at a moment, and which list says so. */
import { Hono } from 'hono'
import { inLanguage, joined, localeOf } from '#domain/languages'
import { formatMoney, type Money } from '#domain/money'
import { momentOf } from '#domain/logistics/calendar'
import { UNITS_MAX } from '#domain/orders/cart'
import { own } from '#domain/own'
import { namedLists, previewingPrice } from '../../flows/pricing/questions.ts'
import type { AdminApp } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { faultsIn } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { showPage } from '../frame/page.tsx'
import { ask } from '../frame/perform.ts'
import { pricingMessages } from './messages/index.ts'
import { PRICE_LISTS_PATH as PATH } from './props.ts'

const ASKED = ['variant', 'currency', 'units', 'company', 'tags', 'country', 'at'] as const

export const pricePreview = new Hono<AdminApp>().get('/', only(previewingPrice), async (c) => {
  const { language, settings } = c.var
  const messages = pricingMessages[language].preview
  const asked = Object.fromEntries(ASKED.map((name) => [name, (c.req.query(name) ?? '').slice(0, 500)])) as Record<
    (typeof ASKED)[number],
    string
  >
  const { currencies } = settings.markets
  const [first = ''] = currencies
  const at = asked.at === '' ? undefined : momentOf(asked.at.slice(0, 16), settings.shop.timeZone)
  const input = { ...asked, currency: asked.currency || first, units: asked.units || '1', at }
  const found = asked.variant === '' ? null : await ask(c, previewingPrice, input)
  const lists = found?.ok && found.value.priced?.list ? await namedLists(c.env, [found.value.priced.list]) : new Map()
  const money = (of: Money) => formatMoney(of, localeOf(language))
  const refusal = found && !found.ok ? found.refusal : null
  const amiss = new Map(
    faultsIn(refusal ?? {}).map(({ path, message }) => [
      String(path[0]),
      path[0] === 'country' ? messages.noCountry : message,
    ]),
  )
  if (refusal?.code === 'company-unknown') amiss.set('company', messages.noCompany)
  if (refusal?.code === 'variant-unknown') amiss.set('variant', messages.unknown)
  const troubles: Readonly<Record<string, string>> = {
    'variant-unknown': messages.unknown,
    'currency-unsold': messages.none,
  }
  const field = (name: (typeof ASKED)[number], type = 'text', help?: string) => (
    <div class="f">
      <label for={name}>{name === 'currency' ? pricingMessages[language].currency : messages[name]}</label>
      <input
        class="in"
        {...{ name, type, id: name }}
        value={name === 'units' ? input.units : asked[name]}
        autocomplete="off"
        maxlength={500}
        aria-invalid={amiss.has(name) ? 'true' : undefined}
        aria-describedby={
          [help && `${name}-help`, amiss.has(name) && `${name}-wrong`].filter(Boolean).join(' ') || undefined
        }
        {...(name === 'units' && { min: 1, max: UNITS_MAX })}
        required={name === 'variant'}
      />
      {help && (
        <p class="hint" id={`${name}-help`}>
          {help}
        </p>
      )}
      {amiss.has(name) && (
        <span class="err" id={`${name}-wrong`}>
          <Icon name="alert" />
          {amiss.get(name)}
        </span>
      )}
    </div>
  )
  return showPage(
    c,
    { title: messages.title, here: 'price-lists' },
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{pricingMessages[language].title}</span>
        </a>
        <h1>{messages.title}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          <p class="soft">{messages.why}</p>
          {found && (
            <div class={found.ok && found.value.priced ? 'say' : 'oops'} role="status">
              {!found.ok ? (
                <p>{own<string>(troubles, refusal?.code ?? '') ?? messages.amiss}</p>
              ) : !found.value.priced ? (
                <p>{messages.none}</p>
              ) : (
                <p>
                  {joined(language, inLanguage(found.value.title, language), inLanguage(found.value.choice, language))}
                  {': '}
                  <strong>{money(found.value.priced.price)}</strong>{' '}
                  {found.value.priced.list
                    ? messages.by(lists.get(found.value.priced.list) ?? found.value.priced.list)
                    : messages.regular}
                  {found.value.priced.list && found.value.priced.regular && (
                    <> {messages.insteadOf(money(found.value.priced.regular))}</>
                  )}
                </p>
              )}
            </div>
          )}
          <form class="stack" action={`${PATH}/preview`}>
            {field('variant')}
            {field('units', 'number')}
            <div class="f">
              <label for="currency">{pricingMessages[language].currency}</label>
              <select class="in" id="currency" name="currency">
                {currencies.map((one) => (
                  <option value={one} selected={one === input.currency}>
                    {one}
                  </option>
                ))}
              </select>
            </div>
            {field('company', 'text', messages.companyHelp)}
            {field('tags', 'text', messages.tagsHelp)}
            {field('country', 'text', messages.countryHelp)}
            {field('at', 'datetime-local', messages.atHelp)}
            <div class="row">
              <button class="btn go">{messages.show}</button>
            </div>
          </form>
        </div>
      </div>
    </>,
  )
})
