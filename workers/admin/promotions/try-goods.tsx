/** What an example cart has: goods are looked for, put in and taken out; nothing is saved. */
import type { Language } from '#domain/languages'
import { LINE_ITEMS_MAX } from '#domain/orders/cart'
import { textIn } from '../../http/form.ts'
import { Icon } from '../frame/icon.tsx'
import { tryMessages } from './messages/try.ts'
import type { Found } from './shown.ts'

export type TriedGoods = {
  readonly lines: readonly { readonly variant: string; readonly units: string }[]
  /** What stands in the field that looks for goods, and what was looked for last. */
  readonly find: string
  readonly found: string
}

export const goodsIn = (form: URLSearchParams): TriedGoods => {
  const units = form.getAll('units')
  const lines = form.getAll('variant').map((variant, at) => ({ variant, units: (units[at] ?? '').trim().slice(0, 10) }))
  return { lines: lines.slice(0, LINE_ITEMS_MAX), find: textIn(form, 'find'), found: textIn(form, 'found') }
}

/** Enter in the field that looks for goods looks for them. */
export const actIn = (form: URLSearchParams, { find, found }: TriedGoods): string =>
  form.get('do') ?? (find !== found ? 'find' : '')

/** @param act `find`, `in:var_…`, `out:var_…` */
export const goodsAfter = <T extends TriedGoods>(typed: T, act: string): T => {
  const [what, variant = ''] = act.split(/:(.*)/s)
  const others = typed.lines.filter((one) => one.variant !== variant)
  if (what === 'find') return { ...typed, found: typed.find }
  if (what === 'out') return { ...typed, lines: others }
  if (what !== 'in' || variant === '' || others.length < typed.lines.length) return typed
  return { ...typed, lines: [...typed.lines, { variant, units: '1' }].slice(0, LINE_ITEMS_MAX) }
}

/** Units that are no number become 0, which is refused. */
export const linesOf = ({ lines }: TriedGoods) =>
  lines.map(({ variant, units }) => ({ variant, units: Number(/^\d{1,4}$/.exec(units)?.[0] ?? 0) }))

type Props = {
  readonly typed: TriedGoods
  readonly names: ReadonlyMap<string, string>
  /** Undefined: nothing was looked for. */
  readonly found: readonly Found[] | undefined
  /** What is wrong with it. */
  readonly wrong: string | undefined
  readonly language: Language
}

export const Goods = ({ typed, names, found, wrong, language }: Props) => {
  const messages = tryMessages[language]
  return (
    <section class="panel" id="goods" data-part aria-labelledby="goods-head">
      <header>
        <h2 id="goods-head">{messages.cart}</h2>
      </header>
      {typed.lines.length === 0 ? (
        <p class="in-p mute">{messages.empty}</p>
      ) : (
        <ul class="goods">
          {typed.lines.map(({ variant, units }) => {
            const name = names.get(variant) ?? variant
            return (
              <li>
                <span class="grow">{name}</span>
                <input type="hidden" name="variant" value={variant} />
                <input
                  class="in few"
                  id={`units-${variant}`}
                  name="units"
                  value={units}
                  inputmode="numeric"
                  aria-label={messages.units(name)}
                  autocomplete="off"
                  data-turn
                />
                <button class="btn bare sq" name="do" value={`out:${variant}`} aria-label={messages.remove(name)}>
                  <Icon name="x" />
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <div class="in-p stack tight">
        <div class="row nowrap">
          <span class="find wide">
            <Icon name="search" />
            <input
              class="in"
              id="find"
              name="find"
              type="search"
              value={typed.find}
              placeholder={messages.find}
              aria-label={messages.find}
              maxlength={200}
              autocomplete="off"
              data-find
            />
          </span>
          <input type="hidden" name="found" value={typed.found} />
          <button class="btn" name="do" value="find">
            {messages.go}
          </button>
        </div>
        {wrong !== undefined && (
          <span class="err" id="find-wrong">
            <Icon name="alert" />
            {wrong}
          </span>
        )}
        {found && (
          <div role="status">
            {found.length === 0 ? (
              <p class="mute">{messages.nothing(typed.found)}</p>
            ) : (
              <ul class="goods small">
                {found.map(({ member, name }) => (
                  <li>
                    <span class="grow">{name}</span>
                    <button class="btn" name="do" value={`in:${member}`} aria-label={messages.add(name)}>
                      <Icon name="plus" />
                      {messages.addShort}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </div>
    </section>
  )
}
