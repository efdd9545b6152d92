/** An example cart: what is put in, who buys and where it goes; beside it what it costs, line by line, and why. */
import type { Language } from '#domain/languages'
import type { Promotion } from '#domain/promotions/promotion'
import type { TriedCart } from '../../flows/promotions/try-questions.ts'
import { assetPath } from '../../http/assets/address.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { PATH } from './list-page.tsx'
import { promotionMessages } from './messages/index.ts'
import { tryMessages } from './messages/try.ts'
import type { Found } from './shown.ts'
import { Goods, type TriedGoods } from './try-goods.tsx'
import { Result } from './try-result.tsx'

export type TryField = 'find' | 'country' | 'customer' | 'codes'
export type TryTyped = TriedGoods & Readonly<Record<TryField | 'currency', string>>

type Props = {
  /** What is asked about; undefined: whatever applies. */
  readonly of: Promotion | undefined
  readonly typed: TryTyped
  readonly names: ReadonlyMap<string, string>
  readonly found: readonly Found[] | undefined
  readonly tried: TriedCart | undefined
  readonly amiss: ReadonlyMap<TryField, string>
  readonly currencies: readonly string[]
  readonly language: Language
}

export const TryPage = (props: Props) => {
  const { of, amiss, language } = props
  const messages = tryMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={of ? `${PATH}/${of.id}` : PATH}>
          <Icon name="back" />
          <span class="hide-s">{of ? of.name : promotionMessages[language].title}</span>
        </a>
        <h1>{messages.title}</h1>
      </header>
      <div class="body">
        <form class="wrap stack g20" method="post" action={`${PATH}/try`} data-live>
          <Key />
          {of && <input type="hidden" name="promotion" value={of.id} />}
          {of && <p>{messages.of(of.name)}</p>}
          <div id="amiss" data-part>
            {amiss.size > 0 && (
              <div class="oops" role="alert" tabindex={-1} autofocus>
                <h2>
                  <Icon name="alert" />
                  {promotionMessages[language].amiss(amiss.size)}
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
              <Who {...props} />
              <div>
                <button class="btn go">{messages.look}</button> <span class="s mute">{messages.why}</span>
              </div>
            </div>
            <aside class="stack" id="result" data-part aria-label={messages.result}>
              {props.tried && <Result of={of} tried={props.tried} language={language} />}
            </aside>
          </div>
        </form>
      </div>
      <script type="module" src={assetPath('live-form.js')}></script>
    </>
  )
}

const Wrong = ({ field, amiss }: { readonly field: TryField } & Pick<Props, 'amiss'>) => {
  const words = amiss.get(field)
  return words === undefined ? null : (
    <span class="err" id={`${field}-wrong`}>
      <Icon name="alert" />
      {words}
    </span>
  )
}

const Who = ({ typed, amiss, currencies, language }: Props) => {
  const messages = tryMessages[language]
  return (
    <section class="panel" id="who" data-part aria-labelledby="who-head">
      <header>
        <h2 id="who-head">{messages.who}</h2>
      </header>
      <div class="in-p two">
        {(['country', 'customer', 'codes'] as const).map((field) => (
          <div class="f">
            <label for={field}>
              {messages[field]} <span class="opt">{frameMessages[language].optional}</span>
            </label>
            <input
              class="in"
              id={field}
              name={field}
              value={typed[field]}
              autocomplete="off"
              aria-invalid={amiss.has(field) ? 'true' : undefined}
              aria-describedby={`${field}-hint${amiss.has(field) ? ` ${field}-wrong` : ''}`}
            />
            <span class="hint" id={`${field}-hint`}>
              {messages[`${field}Hint`]}
            </span>
            <Wrong field={field} amiss={amiss} />
          </div>
        ))}
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
