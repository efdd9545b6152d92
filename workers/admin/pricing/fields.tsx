/** The fields of a price list: whom it is for, when, and what it costs. */
import type { Child } from 'hono/jsx'
import { AUDIENCES, PRICE_LIST_KINDS, PRICE_LIST_NAME_MAX, PRICINGS } from '#domain/pricing/price-list'
import type { PriceListField } from '#domain/pricing/price-list-draft'
import { own } from '#domain/own'
import { faultsIn } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { allZones } from '../settings/places.ts'
import { GoodsField } from './goods-field.tsx'
import { pricingMessages, type PricingMessages } from './messages/index.ts'
import type { EditorProps, FieldName } from './props.ts'

/** At which field of the page the rule's is told. */
const AT: Readonly<Record<PriceListField, FieldName>> = {
  audience: 'audienceNames',
  currency: 'currency',
  from: 'from',
  until: 'until',
  timeZone: 'timeZone',
  priority: 'priority',
  value: 'value',
  goods: 'goodsNames',
}

export type Told = { readonly name: FieldName; readonly text: string }

export const labelsOf = (messages: PricingMessages): Readonly<Record<FieldName, string>> => ({
  name: messages.name,
  kind: messages.kind,
  audience: messages.audience,
  audienceNames: messages.audienceNames,
  currency: messages.currency,
  from: messages.from,
  until: messages.until,
  timeZone: messages.timeZone,
  pricing: messages.pricing,
  value: messages.value,
  goods: messages.goods,
  goodsNames: messages.goodsNames,
  priority: messages.priority,
})

/** Everything that is wrong, at the fields of this page. */
export const toldAt = ({ faults, refusal, language }: Pick<EditorProps, 'faults' | 'refusal' | 'language'>): Told[] => {
  const messages = pricingMessages[language]
  const labels = labelsOf(messages)
  const typed = refusal ? faultsIn(refusal) : []
  return [
    ...Object.entries(faults).map(([field, fault]) => ({
      name: AT[field as PriceListField],
      text: (fault === 'out-of-range' && own<string>(messages.ranges, field)) || messages.faults[fault],
    })),
    ...typed.flatMap(({ path: [field], message }) =>
      own(labels, String(field)) === undefined ? [] : [{ name: String(field) as FieldName, text: message }],
    ),
  ]
}

type Shown = EditorProps & { readonly told: readonly Told[] }

type FieldProps = { readonly of: Shown; readonly name: FieldName; readonly help?: string; readonly children: Child }

const Field = ({ of: { told, language }, name, help, children }: FieldProps) => {
  const wrong = told.find((one) => one.name === name)
  return (
    <div class="f">
      <label for={name}>{labelsOf(pricingMessages[language])[name]}</label>
      {children}
      {help && (
        <p class="hint" id={`${name}-help`}>
          {help}
        </p>
      )}
      {wrong && (
        <p class="err" id={`${name}-wrong`}>
          <Icon name="alert" />
          {wrong.text}
        </p>
      )}
    </div>
  )
}

const shared = ({ told, allowed }: Shown, name: FieldName, helped: boolean) => {
  const isWrong = told.some((one) => one.name === name)
  return {
    id: name,
    name,
    class: 'in',
    readonly: !allowed,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    'aria-describedby': isWrong ? `${name}-wrong` : helped ? `${name}-help` : undefined,
  }
}

type LineProps = {
  readonly of: Shown
  readonly name: FieldName
  readonly help?: string
  readonly type?: string
  readonly must?: boolean
}

const Line = ({ of, name, help, type = 'text', must = false }: LineProps) => (
  <Field {...{ of, name }} {...(help !== undefined && { help })}>
    <input
      {...shared(of, name, help !== undefined)}
      type={type}
      value={of.filled[name]}
      autocomplete="off"
      required={must}
      maxlength={name === 'name' ? PRICE_LIST_NAME_MAX : undefined}
    />
  </Field>
)

const Lines = ({ of, name, help }: { readonly of: Shown; readonly name: FieldName; readonly help: string }) => (
  <Field {...{ of, name, help }}>
    <textarea {...shared(of, name, true)} rows={3}>
      {of.filled[name]}
    </textarea>
  </Field>
)

type ChoiceProps = {
  readonly of: Shown
  readonly name: FieldName
  readonly among: readonly string[]
  readonly called?: Readonly<Record<string, string>>
}

const Choice = ({ of, name, among, called = {} }: ChoiceProps) => {
  const { readonly: _, ...rest } = shared(of, name, false)
  return (
    <Field {...{ of, name }}>
      <select {...rest} disabled={!of.allowed}>
        {among.map((one) => (
          <option value={one} selected={one === of.filled[name]}>
            {own(called, one) ?? one}
          </option>
        ))}
      </select>
    </Field>
  )
}

export const Fields = (props: EditorProps) => {
  const messages = pricingMessages[props.language]
  const of: Shown = { ...props, told: toldAt(props) }
  return (
    <>
      <section class="panel in-p stack" aria-labelledby="list">
        <h2 id="list">{messages.forWhom}</h2>
        <Line of={of} name="name" help={messages.nameHelp} must />
        <Choice of={of} name="kind" among={PRICE_LIST_KINDS} called={messages.kinds} />
        <Choice of={of} name="audience" among={AUDIENCES} called={messages.audiences} />
        <Lines of={of} name="audienceNames" help={messages.audienceNamesHelp} />
      </section>
      <section class="panel in-p stack" aria-labelledby="when">
        <h2 id="when">{messages.when}</h2>
        <Line of={of} name="from" type="datetime-local" />
        <Line of={of} name="until" type="datetime-local" help={messages.untilHelp} />
        <Choice of={of} name="timeZone" among={zonesWith(of.filled.timeZone)} />
      </section>
      <section class="panel in-p stack" aria-labelledby="what">
        <h2 id="what">{messages.what}</h2>
        <Choice of={of} name="currency" among={of.currencies} />
        <Choice of={of} name="pricing" among={PRICINGS} called={messages.pricings} />
        <Line of={of} name="value" help={messages.valueHelp} />
        <GoodsField {...props} wrong={of.told.find(({ name }) => name === 'goodsNames')?.text} />
        <Line of={of} name="priority" help={messages.priorityHelp} />
      </section>
    </>
  )
}

/** A zone under another of its names is none of the runtime's own list. */
const zonesWith = (zone: string): readonly string[] => (allZones().includes(zone) ? allZones() : [zone, ...allZones()])
