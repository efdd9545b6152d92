/** What customers have left with the Stripe of the tests: who they are there, and the cards that are attached to them. */
import type { Intent } from './shapes.ts'

/** What the bank of a card does when it is asked. */
export type Bank = 'approves' | 'declines' | 'asks'

export type Method = {
  readonly id: string
  readonly object: 'payment_method'
  readonly type: 'card'
  readonly card: {
    readonly brand: string
    readonly last4: string
    readonly exp_month: number
    readonly exp_year: number
  }
  customer: string | null
}

export class Wallet {
  readonly customers = new Set<string>()
  readonly methods = new Map<string, Method>()
  /** What the bank of a card does; of every other it approves. */
  readonly banks = new Map<string, Bank>()
  readonly #name: (prefix: string) => string

  constructor(name: (prefix: string) => string) {
    this.#name = name
  }

  /** Somebody has paid a session with a card, and it stays with them or not. */
  left(intent: Intent, { customer, isNew }: { readonly customer: string | null; readonly isNew: boolean }): void {
    const payer = customer ?? (isNew ? this.#name('cus') : null)
    if (payer) this.customers.add(payer)
    const stays = payer !== null && intent['setup_future_usage'] !== null
    const method = this.#card(stays ? payer : null)
    intent.customer = payer
    intent.payment_method = method.id
  }

  /** A card is left, and nothing paid. */
  setUp(customer: string | null): { readonly payer: string; readonly method: Method } {
    const payer = customer ?? this.#name('cus')
    this.customers.add(payer)
    return { payer, method: this.#card(payer) }
  }

  #card(customer: string | null): Method {
    const card = { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2034 }
    const method: Method = { id: this.#name('pm'), object: 'payment_method', type: 'card', card, customer }
    this.methods.set(method.id, method)
    return method
  }

  /** @returns whether it is theirs, and they are there */
  isOf(method: string, customer: string): boolean {
    return this.customers.has(customer) && this.methods.get(method)?.customer === customer
  }

  detach(id: string): Method | undefined {
    const method = this.methods.get(id)
    if (!method?.customer) return undefined
    method.customer = null
    return method
  }

  remove(customer: string): boolean {
    for (const method of this.methods.values()) if (method.customer === customer) method.customer = null
    return this.customers.delete(customer)
  }
}
