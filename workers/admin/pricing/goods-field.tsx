/** Which goods a price list is about: all of them, or a kind of which some are found by name, taken in and taken out. */
import { PRODUCT_SETS } from '#domain/pricing/price-list'
import { own } from '#domain/own'
import { Icon } from '../frame/icon.tsx'
import { linesOf } from './goods-finding.ts'
import { pricingMessages } from './messages/index.ts'
import type { EditorProps, FoundGoods } from './props.ts'

type Props = Pick<EditorProps, 'filled' | 'allowed' | 'language' | 'finding'> & {
  readonly wrong: string | undefined
}

/** Without a script a press sends the form, and the same page comes back; with one, this part of it alone. */
export const GoodsField = ({ filled, allowed, language, finding, wrong }: Props) => {
  const messages = pricingMessages[language]
  const names = filled.goods === 'all' ? [] : linesOf(filled.goodsNames)
  return (
    <div class="stack" id="goods-part" data-part>
      <div class="f">
        <label for="goods">{messages.goods}</label>
        <select id="goods" name="goods" class="in" disabled={!allowed} data-turn>
          {PRODUCT_SETS.map((one) => (
            <option value={one} selected={one === filled.goods}>
              {messages.sets[one]}
            </option>
          ))}
        </select>
        <input type="hidden" name="goodsOf" value={filled.goods} />
      </div>
      {names.length > 0 && (
        <ul class="row" aria-label={messages.goodsNames}>
          {names.map((id) => (
            <Chosen {...{ id, allowed, language }} name={finding.names.get(id) ?? id} />
          ))}
        </ul>
      )}
      {allowed && (
        <div class="f">
          <label for="goodsNames">{messages.goodsNames}</label>
          <div class="row tight nowrap">
            <input
              id="goodsNames"
              name="goodsFind"
              class="in grow"
              type="search"
              value={finding.typed}
              maxlength={200}
              autocomplete="off"
              aria-invalid={wrong ? 'true' : undefined}
              aria-describedby={wrong ? 'goodsNames-wrong' : 'goodsNames-help'}
              data-find
            />
            <input type="hidden" name="goodsFound" value={finding.found ? finding.typed : ''} />
            <button class="btn" name="do" value="find">
              {messages.findGoods}
            </button>
          </div>
          <p class="hint" id="goodsNames-help">
            {messages.goodsNamesHelp}
          </p>
          {wrong && (
            <p class="err" id="goodsNames-wrong">
              <Icon name="alert" />
              {wrong}
            </p>
          )}
        </div>
      )}
      {finding.found && <Fitting found={finding.found} typed={finding.typed} language={language} />}
    </div>
  )
}

type ChosenProps = Pick<Props, 'allowed' | 'language'> & { readonly id: string; readonly name: string }

const Chosen = ({ id, name, allowed, language }: ChosenProps) => {
  const { removeGoods } = pricingMessages[language]
  return (
    <li class="tag">
      <input type="hidden" name="goodsNames" value={id} />
      {name}
      {allowed && (
        <button class="drop" name="do" value={`out:${id}`} aria-label={removeGoods(name)} title={removeGoods(name)}>
          <Icon name="x" />
        </button>
      )}
    </li>
  )
}

type FittingProps = Pick<Props, 'language'> & { readonly found: readonly FoundGoods[]; readonly typed: string }

const Fitting = ({ found, typed, language }: FittingProps) => {
  const messages = pricingMessages[language]
  return (
    <div role="status">
      {found.length === 0 ? (
        <p class="mute">{messages.noGoods(typed)}</p>
      ) : (
        <ul class="goods small">
          {found.map(({ kind, id, name }) => (
            <li>
              <span class="grow">
                {name} <span class="s mute">{own<string>(messages.goodsKinds, kind) ?? kind}</span>
              </span>
              <button class="btn end-x" name="do" value={`in:${kind}:${id}`} aria-label={messages.addGoods(name)}>
                <Icon name="plus" />
                {messages.addShort}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
