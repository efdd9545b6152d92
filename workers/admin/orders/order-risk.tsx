/** What speaks for and against an order being fraud, as staff read it before they pack. */
import type { Language } from '#domain/languages'
import type { RiskSignal } from '#domain/orders/risk'
import { Icon } from '../frame/icon.tsx'
import { riskMessages } from './messages/risk.ts'
import { amountIn } from './order-panels.tsx'
import type { OrderPageProps } from './order-page-props.ts'

const textOf = (signal: RiskSignal, language: Language): string => {
  const messages = riskMessages[language]
  switch (signal.code) {
    case 'payments-declined':
      return messages.declined(signal.times)
    case 'fraud-before':
      return messages.fraudBefore(signal.orders)
    case 'fraud-there':
      return messages.fraudThere(signal.orders)
    case 'far-above-usual':
      return messages.farAbove(amountIn(language)(signal.usual))
    case 'cards-first':
      return messages.cardsFirst
    case 'many-of-one':
      return messages.manyOfOne(signal.units)
    case 'known-buyer':
      return messages.known(signal.orders)
  }
}

export const Reasons = ({ risk, language }: Pick<OrderPageProps, 'risk' | 'language'>) => (
  <ul>
    {risk.signals.map((signal) => (
      <li>{textOf(signal, language)}</li>
    ))}
  </ul>
)

/** On top, as long as there is something to pack. */
export const ToWatch = ({ order, risk, language }: OrderPageProps) => {
  const messages = riskMessages[language]
  const isOpen = order.status === 'placed' || order.status === 'part-shipped'
  if (!isOpen || (risk.level !== 'medium' && risk.level !== 'high')) return null
  return (
    <section class="say warn unprinted" aria-labelledby="risk">
      <Icon name="alert" />
      <div>
        <h2 id="risk">
          {messages.title} <span class="s">{messages.levels[risk.level]}</span>
        </h2>
        <Reasons {...{ risk, language }} />
        <p class="s soft">{messages.why}</p>
      </div>
    </section>
  )
}

/** Beside the order, where there is nothing to hurry about. */
export const RiskBeside = ({ order, risk, language }: OrderPageProps) => {
  const isOpen = order.status === 'placed' || order.status === 'part-shipped'
  const isOnTop = isOpen && (risk.level === 'medium' || risk.level === 'high')
  if (isOnTop || risk.signals.length === 0) return null
  return (
    <section class="unprinted">
      <h2>{riskMessages[language].levels[risk.level]}</h2>
      <Reasons {...{ risk, language }} />
    </section>
  )
}
