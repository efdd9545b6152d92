/** What whoever moves the shop's money can be asked for in a currency: read from the provider's port, passed on as data. */
import type { Currency } from '#domain/money'
import type { Charging } from '#domain/orders/charging'
import type { Settings } from '#domain/settings/settings'
import { paymentsOf, type PaymentsEnv } from '../../providers/payments/index.ts'

/** @returns undefined where any sum can be paid, or nobody is asked. A provider that lacks what it needs says so where somebody pays. */
export const chargingIn = (
  env: PaymentsEnv,
  { payments }: Pick<Settings, 'payments'>,
  currency: Currency,
): Charging | undefined => {
  if (!payments.online) return undefined
  try {
    const { stepIn, leastIn } = paymentsOf(env)
    const charging = { step: stepIn?.(currency) ?? 1, least: leastIn?.(currency) ?? 1 }
    return charging.step > 1 || charging.least > 1 ? charging : undefined
  } catch {
    return undefined
  }
}
