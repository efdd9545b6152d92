/** What lists and pages of customers show alike: what somebody is called, how far their account is, what they have bought. */
import type { CustomerState } from '#domain/customers/record'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { Bought } from '#schema/transactions/orders/orders-by-person'
import type { CustomerRow } from '#schema/users/customers/records'
import { peopleMessages } from './messages/index.ts'

const OF_STATE: Readonly<Record<CustomerState, string>> = {
  active: 'full',
  unproven: 'half',
  disabled: 'bad',
  merged: 'off',
}

export const CustomerStateLabel = ({
  state,
  language,
}: {
  readonly state: CustomerState
  readonly language: Language
}) => <span class={`st ${OF_STATE[state]}`}>{peopleMessages[language].states[state]}</span>

/** By what somebody is known. */
export const calledOf = (
  { name, email, phone }: Pick<CustomerRow, 'name' | 'email' | 'phone'>,
  language: Language,
): string => name || email || phone || peopleMessages[language].noName

/** One sum for each currency. */
export const sumsOf = (bought: readonly Bought[], language: Language): string[] =>
  [...Map.groupBy(bought, ({ currency }) => currency)].map(([currency, some]) =>
    formatMoney({ amount: some.reduce((sum, { spent }) => sum + spent, 0), currency }, localeOf(language)),
  )

export const ordersIn = (bought: readonly Bought[]): number => bought.reduce((sum, { orders }) => sum + orders, 0)
