/** An example cart and where it goes; beside it what it would be offered. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { assetPath } from '../../http/assets/address.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Goods, type TriedGoods } from '../promotions/try-goods.tsx'
import type { Found } from '../promotions/shown.ts'
import { PATH } from './hub.tsx'
import { settingsMessages } from './messages/index.ts'
import { tryDeliveryMessages } from './messages/try-delivery.ts'
import { TRY_PATH } from './try-delivery-link.tsx'

export type PlaceField = 'country' | 'region' | 'postcode'
export type TryDeliveryField = PlaceField | 'find'
export type TryDeliveryTyped = TriedGoods & Readonly<Record<PlaceField | 'currency', string>>

type Props = {
  readonly typed: TryDeliveryTyped
  readonly names: ReadonlyMap<string, string>
  readonly found: readonly Found[] | undefined
  readonly amiss: ReadonlyMap<TryDeliveryField, string>
  readonly currencies: readonly string[]
  readonly language: Language
  /** What it is offered. */
  readonly children?: Child
}

export const TryDeliveryPage = ({ children, ...props }: Props) => {
  const { amiss, language } = props
  const messages = tryDeliveryMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={`${PATH}/delivery`}>
          <Icon name="back" />
          <span class="hide-s">{settingsMessages[language].groups.delivery}</span>
        </a>
        <h1>{messages.title}</h1>
      </header>
      <div class="body">
        <form class="wrap stack g20" method="post" action={TRY_PATH} data-live>
          <Key />
          <div id="amiss" data-part>
            {amiss.size > 0 && (
              <div class="oops" role="alert" tabindex={-1} autofocus>
                <h2>
                  <Icon name="alert" />
                  {messages.amiss(amiss.size)}
                </h2>
                {Array.from(amiss, ([field, words]) => (
                  <a href={`#${field}`}>{words}</a>
                ))}
              </div>
            )}
          </div>
          <div class="split">
            <div class="stack g20">
              <Goods {...props} wrong={amiss.get('find')} />
              <Where {...props} />
              <div>
                <button class="btn go">{messages.look}</button> <span class="s mute">{messages.why}</span>
              </div>
            </div>
            <aside class="stack" id="result" data-part aria-label={messages.result}>
              {children}
            </aside>
          </div>
        </form>
      </div>
      <script type="module" src={assetPath('live-form.js')}></script>
    </>
  )
}

const HINTS = { country: 'countryHint', region: 'placeHint', postcode: 'placeHint' } as const

const Where = ({ typed, amiss, currencies, language }: Omit<Props, 'children'>) => {
  const messages = tryDeliveryMessages[language]
  return (
    <section class="panel" id="where" data-part aria-labelledby="where-head">
      <header>
        <h2 id="where-head">{messages.where}</h2>
      </header>
      <div class="in-p two">
        {(['country', 'region', 'postcode'] as const).map((field) => {
          const wrong = amiss.get(field)
          return (
            <div class="f">
              <label for={field}>
                {messages[field]} <span class="opt">{frameMessages[language].optional}</span>
              </label>
              <input
                class="in"
                id={field}
                name={field}
                value={typed[field]}
                maxlength={200}
                autocomplete="off"
                aria-invalid={wrong === undefined ? undefined : 'true'}
                aria-describedby={`${field}-hint${wrong === undefined ? '' : ` ${field}-wrong`}`}
              />
              <span class="hint" id={`${field}-hint`}>
                {messages[HINTS[field]]}
              </span>
              {wrong !== undefined && (
                <span class="err" id={`${field}-wrong`}>
                  <Icon name="alert" />
                  {wrong}
                </span>
              )}
            </div>
          )
        })}
        {currencies.length > 1 && (
          <div class="f">
            <label for="currency">{messages.currency}</label>
            <select class="in" id="currency" name="currency" data-turn>
              {currencies.map((one) => (
                <option value={one} selected={one === typed.currency || undefined}>
                  {one}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
    </section>
  )
}
