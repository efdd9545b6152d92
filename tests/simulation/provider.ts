/**
 * A payment provider with a memory, so that money which is lost or taken twice is seen.
 *
 * It keeps its port's promises: a payment id moves money once, a stopped payment is not paid by a later charge, a
 * refund gives back once. With one exception that banks are known for: a stopped payment may still be paid, and then
 * the shop is told by a webhook until it has answered.
 */
import type { PaymentId } from '#domain/ids'
import type { Money } from '#domain/money'
import { demoPayments } from '../../workers/providers/payments/demo.ts'
import { isDemoToken } from '../../workers/providers/payments/demo-cards.ts'
import type { Charge, PaymentProvider, PaymentState, Refund } from '../../workers/providers/payments/provider.ts'
import type { Network } from './network.ts'

export type Payment = {
  readonly id: PaymentId
  readonly token: string
  state: PaymentState
  /** What the shopper's bank has promised, to be paid when it is taken; null: nothing. */
  promised: Money | null
  /** What the shopper's bank has paid; null before that. */
  paid: Money | null
  /** What went back, by the id that it was asked for with. */
  readonly refunds: Map<string, number>
  stopped: boolean
}

/** What went back of a payment, altogether. */
export const returnedOf = ({ refunds }: Payment): number =>
  [...refunds.values()].reduce((sum, amount) => sum + amount, 0)

const DECLINED: PaymentState = { state: 'declined', reason: 'card-declined' }
const STOPPED: PaymentState = { state: 'declined', reason: 'payment-stopped' }

export class Provider implements PaymentProvider {
  readonly form = demoPayments.form
  readonly read = demoPayments.read
  readonly accepts = isDemoToken
  readonly payments = new Map<PaymentId, Payment>()
  /** Things that a shop must never ask for. */
  readonly complaints: string[] = []
  readonly #network: Network
  readonly #webhook: (payment: Payment) => void

  constructor(network: Network, webhook: (payment: Payment) => void) {
    this.#network = network
    this.#webhook = webhook
  }

  async charge({ paymentId, token, amount, later = false }: Charge): Promise<PaymentState> {
    await this.#slow()
    const state = await this.#network.ask(() => {
      const payment = this.#paymentOf(paymentId, token)
      if (payment.state.state === 'unknown') this.#charge(payment, amount, later)
      return payment.state
    })
    if (token.startsWith('demo_timeout')) await this.#network.clock.sleep(3_600_000)
    return state
  }

  /** What was promised is taken once, and the rest of it let go. */
  async capture({ paymentId, token, amount }: Pick<Charge, 'paymentId' | 'token' | 'amount'>): Promise<PaymentState> {
    await this.#slow()
    return this.#network.ask(() => {
      const payment = this.#paymentOf(paymentId, token)
      if (payment.state.state !== 'authorised' || !payment.promised) return payment.state
      if (amount.amount > payment.promised.amount)
        this.complaints.push(`asked for more of ${paymentId} than was promised`)
      payment.paid = amount
      payment.state = { state: 'paid' }
      return payment.state
    })
  }

  /** Staff take what was promised at the provider's own pages: the shop is told of it. */
  takenThere(paymentId: PaymentId): void {
    const payment = this.payments.get(paymentId)
    if (payment?.state.state !== 'authorised') return
    payment.paid = payment.promised
    payment.state = { state: 'paid' }
    this.#webhook(payment)
  }

  async answer(
    { paymentId, token, later = false }: Pick<Charge, 'paymentId' | 'token' | 'later'>,
    approved: boolean,
  ): Promise<PaymentState> {
    await this.#slow()
    return this.#network.ask(() => {
      const payment = this.#paymentOf(paymentId, token)
      if (payment.state.state !== 'challenge') return payment.state
      if (!approved) payment.state = { state: 'declined', reason: 'challenge-refused' }
      else this.#pay(payment, this.#asked.get(paymentId), later)
      return payment.state
    })
  }

  stateOf({ paymentId }: Pick<Charge, 'paymentId'>): Promise<PaymentState> {
    return this.#network.ask(() => {
      const state = this.payments.get(paymentId)?.state ?? { state: 'unknown' }
      return state.state === 'challenge' ? { state: 'pending' } : state
    })
  }

  stop({ paymentId, token }: Pick<Charge, 'paymentId' | 'token'>): Promise<PaymentState> {
    return this.#network.ask(() => {
      const payment = this.#paymentOf(paymentId, token)
      if (payment.state.state === 'paid' || payment.state.state === 'declined') return payment.state
      const wasPromised = payment.state.state === 'authorised'
      payment.state = STOPPED
      payment.stopped = true
      if (wasPromised) return payment.state
      const amount = this.#asked.get(paymentId)
      if (amount && this.#network.strikes('paidLate')) this.#payLate(payment, amount)
      return payment.state
    })
  }

  refund({ paymentId, token, refundId, amount }: Refund): Promise<void> {
    return this.#network.ask(() => {
      const payment = this.payments.get(paymentId)
      // To let it go gives all of it back: it counts as paid and returned.
      if (payment?.state.state === 'authorised') {
        payment.paid = payment.promised
        payment.state = STOPPED
      }
      if (!payment?.paid) return void this.complaints.push(`asked to refund ${paymentId}, which was never paid`)
      if (payment.token !== token) this.complaints.push(`asked to refund ${paymentId} to another card`)
      if (payment.refunds.has(refundId)) return
      payment.refunds.set(refundId, amount?.amount ?? payment.paid.amount - returnedOf(payment))
      if (returnedOf(payment) > payment.paid.amount) this.complaints.push(`${paymentId} gave back more than was paid`)
    })
  }

  /** What a charge asked for: a challenge is paid with it later. */
  readonly #asked = new Map<PaymentId, Money>()

  #charge(payment: Payment, amount: Money, later: boolean): void {
    this.#asked.set(payment.id, amount)
    if (payment.token === 'demo_decline') payment.state = DECLINED
    else if (payment.token === 'demo_challenge') payment.state = { state: 'challenge' }
    else if (payment.token !== 'demo_timeout_unpaid') this.#pay(payment, amount, later)
  }

  #pay(payment: Payment, amount: Money | undefined, later: boolean): void {
    if (!amount) return void this.complaints.push(`${payment.id} was approved and never charged`)
    payment.state = later ? { state: 'authorised' } : { state: 'paid' }
    if (later) payment.promised = amount
    else payment.paid = amount
  }

  #payLate(payment: Payment, amount: Money): void {
    const { clock, dice } = this.#network
    clock.after(dice.between(1_000, 1_200_000), { alive: true }, () => {
      payment.paid = amount
      payment.state = { state: 'paid' }
      this.#webhook(payment)
    })
  }

  #paymentOf(id: PaymentId, token: string): Payment {
    if (!isDemoToken(token)) this.complaints.push(`asked for ${id} with no card`)
    const known = this.payments.get(id)
    if (known) return known
    const payment: Payment = {
      id,
      token,
      state: { state: 'unknown' },
      promised: null,
      paid: null,
      refunds: new Map(),
      stopped: false,
    }
    this.payments.set(id, payment)
    return payment
  }

  async #slow(): Promise<void> {
    const { clock, dice } = this.#network
    if (this.#network.strikes('providerSlow')) await clock.sleep(dice.between(15_000, 90_000))
    else await clock.sleep(dice.between(50, 800))
  }
}
