/** The fields of an act on many products, each with what is amiss beside it. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { Icon } from '../../frame/icon.tsx'
import { listMessages } from './messages/index.ts'
import {
  COMPARE_HOWS,
  endingsFor,
  PRICE_HOWS,
  type Step,
  type StepFault,
  type StepField,
  type StepShop,
} from './steps.ts'

export type StepTyped = {
  readonly step: Step
  readonly said: (field: StepField) => string
  readonly faults: readonly StepFault[]
  readonly shop: StepShop
  readonly language: Language
}

const wrongAt = ({ faults, language }: StepTyped, field: StepField): string | undefined => {
  const found = faults.find((one) => one.field === field)
  return found && listMessages[language].steps.faults[found.code]
}

const Field = ({ of, field, children }: { of: StepTyped; field: StepField; children?: Child }) => {
  const wrong = wrongAt(of, field)
  return (
    <div class="f">
      <label for={`step-${field}`}>{listMessages[of.language].steps.fields[field]}</label>
      {children}
      {wrong && (
        <p class="err" id={`step-${field}-wrong`}>
          <Icon name="alert" />
          {wrong}
        </p>
      )}
    </div>
  )
}

const told = (of: StepTyped, field: StepField) => ({
  id: `step-${field}`,
  name: field,
  ...(wrongAt(of, field) !== undefined && {
    'aria-invalid': 'true' as const,
    'aria-describedby': `step-${field}-wrong`,
  }),
})

type LineProps = {
  readonly of: StepTyped
  readonly field: StepField
  readonly type?: string
  readonly inputmode?: 'decimal'
}

const Line = ({ of, field, type, inputmode }: LineProps) => (
  <Field of={of} field={field}>
    <input
      class="in"
      value={of.said(field)}
      type={type}
      inputmode={inputmode}
      autocomplete="off"
      {...told(of, field)}
    />
  </Field>
)

const Tick = ({ of, field }: { of: StepTyped; field: StepField }) => (
  <label class="pick">
    <input type="checkbox" name={field} checked={of.said(field) === 'on' || undefined} />
    {listMessages[of.language].steps.fields[field]}
  </label>
)

type ChoiceProps = {
  readonly of: StepTyped
  readonly field: StepField
  readonly from: readonly (readonly [string, string])[]
}

/** What was chosen stays chosen, though the shop has it no more. */
const Choice = ({ of, field, from }: ChoiceProps) => (
  <Field of={of} field={field}>
    <select class="in" {...told(of, field)}>
      {[...goneOf(of.said(field), from), ...from].map(([value, label]) => (
        <option value={value} selected={value === of.said(field) || undefined}>
          {label}
        </option>
      ))}
    </select>
  </Field>
)

const goneOf = (said: string, from: ChoiceProps['from']): ChoiceProps['from'] =>
  said === '' || from.some(([value]) => value === said) ? [] : [[said, said]]

const Amounts = ({ of, hows }: { of: StepTyped; hows: readonly (keyof typeof listMessages.en.steps.hows)[] }) => {
  const { steps } = listMessages[of.language]
  return (
    <>
      <div class="two">
        <Choice of={of} field="currency" from={of.shop.currencies.map((one) => [one, one])} />
        <Choice of={of} field="how" from={hows.map((how) => [how, steps.hows[how]])} />
      </div>
      <div class="two">
        <Line of={of} field="amount" inputmode="decimal" />
        <Choice of={of} field="ending" from={endingsFor(of.shop).map((ending) => [ending, steps.endings[ending]])} />
      </div>
    </>
  )
}

export const StepFields = ({ of }: { readonly of: StepTyped }) => {
  switch (of.step) {
    case 'schedule':
      return (
        <>
          <div class="two">
            <Line of={of} field="from" type="datetime-local" />
            <Line of={of} field="until" type="datetime-local" />
          </div>
          <Tick of={of} field="clear" />
        </>
      )
    case 'category':
      return <Line of={of} field="category" />
    case 'prices':
      return (
        <>
          <Amounts of={of} hows={PRICE_HOWS} />
          <Tick of={of} field="was" />
        </>
      )
    case 'compare-at':
      return <Amounts of={of} hows={COMPARE_HOWS} />
    default:
      return null
  }
}
