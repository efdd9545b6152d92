/** The builder: what a promotion does, as a sentence whose words are fields. */
import { Icon } from '../frame/icon.tsx'
import { AmountsWrong, Amounts, Choice, Slot, told, ValueSlots, ValueWrong, Wrong } from './fields.tsx'
import { formMessages } from './messages/form.ts'
import { SetFound, SetSlots } from './set-slots.tsx'
import type { Shown } from './shown.ts'
import { countIn, EFFECTS, effectIn, howIn, isOn, PARTS_MAX, said, TIERS_MAX } from './typed.ts'
import { WhomAndWhen } from './whom-when.tsx'

type Props = { readonly shown: Shown }

export const SentenceForm = ({ shown }: Props) => {
  const messages = formMessages[shown.language]
  const effect = effectIn(shown.typed)
  return (
    <>
      <div class="in-p stack tight" id="says" data-part>
        <div class="says">
          <Choice
            name="effect"
            of={EFFECTS.map((one) => [one, messages.kinds[one]] as const)}
            value={effect}
            shown={shown}
          />{' '}
          <noscript>
            <button class="btn" name="do" value="look">
              {messages.look}
            </button>
          </noscript>
        </div>
        <OfEffect shown={shown} />
        <WhomAndWhen shown={shown} />
      </div>
      <footer id="read-out" data-preview>
        {shown.sentence ? (
          <p role="status">
            <b>{shown.sentence.head}</b> <span class="soft">{shown.sentence.rest}</span>
          </p>
        ) : (
          <p class="s mute">{messages.incomplete}</p>
        )}
      </footer>
    </>
  )
}

const OfEffect = ({ shown }: Props) => {
  switch (effectIn(shown.typed)) {
    case 'goods':
      return <Goods shown={shown} />
    case 'tiers':
    case 'order-tiers':
      return <Tiers shown={shown} />
    case 'buy-get':
      return <BuyGet shown={shown} />
    case 'gift':
      return <Gift shown={shown} />
    case 'bundle':
      return <Bundle shown={shown} />
    case 'order':
      return <Order shown={shown} />
    case 'delivery':
      return <Delivery shown={shown} />
  }
}

const Goods = ({ shown }: Props) => {
  const { sentence } = formMessages[shown.language]
  return (
    <>
      <p class="says">
        {sentence.goods} <SetSlots prefix="set" shown={shown} /> <ValueSlots prefix="value" shown={shown} />
      </p>
      {howIn(shown.typed, 'value') === 'amount' && (
        <label class="pick">
          <input type="checkbox" name="across" id="across" checked={isOn(shown.typed, 'across') || undefined} />
          {sentence.across}
        </label>
      )}
      <ValueWrong prefix="value" shown={shown} />
      <SetFound prefix="set" shown={shown} />
    </>
  )
}

const Order = ({ shown }: Props) => (
  <>
    <p class="says">
      {formMessages[shown.language].sentence.order} <ValueSlots prefix="value" shown={shown} />
    </p>
    <ValueWrong prefix="value" shown={shown} />
  </>
)

const Tiers = ({ shown }: Props) => {
  const { typed, language } = shown
  const messages = formMessages[language]
  const isOfOrder = effectIn(typed) === 'order-tiers'
  const bySum = isOfOrder || said(typed, 'tier.by') === 'sum'
  const count = countIn(typed, 'tiers', TIERS_MAX)
  return (
    <>
      <p class="says">
        {isOfOrder ? messages.sentence.order : messages.sentence.goods}{' '}
        {!isOfOrder && (
          <>
            <SetSlots prefix="set" shown={shown} />{' '}
            <Choice
              name="tier.by"
              of={[
                ['units', messages.byUnits],
                ['sum', messages.bySum],
              ]}
              value={bySum ? 'sum' : 'units'}
              shown={shown}
            />
          </>
        )}
        <input type="hidden" name="tiers" value={String(count)} />
      </p>
      {!isOfOrder && <SetFound prefix="set" shown={shown} />}
      <ol class="says rules">
        {Array.from({ length: count }, (_, at) => (
          <li>
            <span class="condition" role="group" aria-label={`${at + 1}`}>
              {messages.sentence.from}{' '}
              {bySum ? (
                <Amounts prefix={`tier.${at}.sum`} shown={shown} />
              ) : (
                <span class="nb">
                  <Slot name={`tier.${at}.units`} shown={shown} />
                  <span class="unit">{messages.sentence.units}</span>
                </span>
              )}{' '}
              <ValueSlots prefix={`tier.${at}`} shown={shown} />
              {count > 1 && <Drop act={`drop-tier:${at}`} label={messages.dropTier(at + 1)} />}
            </span>
            <Wrong name={`tier.${at}.units`} shown={shown} />
            <AmountsWrong prefix={`tier.${at}.sum`} shown={shown} />
            <ValueWrong prefix={`tier.${at}`} shown={shown} />
          </li>
        ))}
        {count < TIERS_MAX && (
          <li>
            <button class="slot add" name="do" value="add-tier">
              {messages.addTier}
            </button>
          </li>
        )}
      </ol>
    </>
  )
}

const Drop = ({ act, label }: { readonly act: string; readonly label: string }) => (
  <button class="btn bare sq" name="do" value={act} aria-label={label} title={label}>
    <Icon name="x" />
  </button>
)

const BuyGet = ({ shown }: Props) => {
  const { typed, language } = shown
  const messages = formMessages[language]
  const { sentence } = messages
  const bySum = said(typed, 'buy.by') === 'sum'
  return (
    <>
      <p class="says">
        <Choice
          name="buy.by"
          of={[
            ['units', sentence.buy],
            ['sum', sentence.spend],
          ]}
          value={bySum ? 'sum' : 'units'}
          shown={shown}
        />{' '}
        {bySum ? <Amounts prefix="buy.sum" shown={shown} /> : <Slot name="buy.units" shown={shown} />}{' '}
        {bySum ? sentence.on : sentence.of} <SetSlots prefix="buy" shown={shown} />
      </p>
      <Wrong name="buy.units" shown={shown} />
      <AmountsWrong prefix="buy.sum" shown={shown} />
      <SetFound prefix="buy" shown={shown} />
      <p class="says">
        {sentence.gets} <Slot name="get.units" shown={shown} /> {sentence.of} <SetSlots prefix="get" shown={shown} />{' '}
        {sentence.each} <ValueSlots prefix="get.value" shown={shown} />
      </p>
      <Wrong name="get.units" shown={shown} />
      <ValueWrong prefix="get.value" shown={shown} />
      <SetFound prefix="get" shown={shown} />
    </>
  )
}

const Gift = ({ shown }: Props) => {
  const { sentence } = formMessages[shown.language]
  return (
    <>
      <p class="says">
        {sentence.gift} <Slot name="gift.units" shown={shown} /> {sentence.times}{' '}
        <SetSlots prefix="gift" shown={shown} />
      </p>
      <Wrong name="gift.units" shown={shown} />
      <SetFound prefix="gift" shown={shown} />
    </>
  )
}

const Bundle = ({ shown }: Props) => {
  const messages = formMessages[shown.language]
  const count = Math.max(2, countIn(shown.typed, 'parts', PARTS_MAX))
  return (
    <>
      <input type="hidden" name="parts" value={String(count)} />
      <ol class="says rules">
        {Array.from({ length: count }, (_, at) => (
          <li>
            <span class="condition" role="group" aria-label={`${at + 1}`}>
              <Slot name={`part.${at}.units`} shown={shown} /> {messages.sentence.of}{' '}
              <SetSlots prefix={`part.${at}`} shown={shown} />
              {count > 2 && <Drop act={`drop-part:${at}`} label={messages.dropPart(at + 1)} />}
            </span>
            <Wrong name={`part.${at}.units`} shown={shown} />
            <SetFound prefix={`part.${at}`} shown={shown} />
          </li>
        ))}
        {count < PARTS_MAX && (
          <li>
            <button class="slot add" name="do" value="add-part">
              {messages.addPart}
            </button>
          </li>
        )}
      </ol>
      <p class="says">
        {messages.sentence.together} <ValueSlots prefix="value" shown={shown} />
      </p>
      <ValueWrong prefix="value" shown={shown} />
    </>
  )
}

const Delivery = ({ shown }: Props) => {
  const { sentence } = formMessages[shown.language]
  const chosen = shown.typed.getAll('methods')
  return (
    <>
      <p class="says">
        {sentence.delivery} <ValueSlots prefix="value" shown={shown} /> {sentence.upTo}{' '}
        <Amounts prefix="upTo" shown={shown} />
      </p>
      <ValueWrong prefix="value" shown={shown} />
      <AmountsWrong prefix="upTo" shown={shown} />
      <fieldset class="f">
        <legend>{formMessages[shown.language].labels.methods}</legend>
        <div class="row">
          {shown.ways.map(([id, name], at) => (
            <label class="pick">
              <input
                type="checkbox"
                {...(at === 0 ? told('methods', shown) : { name: 'methods' })}
                value={id}
                checked={chosen.includes(id) || undefined}
              />
              {name}
            </label>
          ))}
        </div>
        <span class="hint">{sentence.everyWay}</span>
        <Wrong name="methods" shown={shown} />
      </fieldset>
    </>
  )
}
