/** The field in which staff say how much: in the order's currency, and at most so much. */
import { decimal, type Money } from '#domain/money'
import type { Language } from '#domain/languages'
import { amountIn } from './order-panels.tsx'

type AmountFieldProps = {
  readonly id: string
  readonly label: string
  readonly most: Money
  readonly hint: (most: string) => string
  /** What was sent and refused; absent: nothing was. */
  readonly typed: string | null | undefined
  readonly refused: boolean
  readonly language: Language
}

export const AmountField = ({ id, label, most, hint, typed, refused, language }: AmountFieldProps) => {
  const wrong = refused && typed !== undefined && typed !== null
  return (
    <div class="f">
      <label for={id}>{label}</label>
      <input
        class="in"
        id={id}
        name="amount"
        inputmode="decimal"
        maxlength={20}
        autocomplete="off"
        value={typed ?? decimal(most)}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={`${id}-hint`}
      />
      <span class={wrong ? 'wrong' : 'hint'} id={`${id}-hint`}>
        {hint(amountIn(language)(most))}
      </span>
    </div>
  )
}
