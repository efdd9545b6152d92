/** A provider of payments written by the recipe in docs/recipes.md alone: a voucher's number, a page elsewhere, webhooks. */
import type { PaymentId } from '#domain/ids'
import type { Money } from '#domain/money'
import { ok, refuse } from '#domain/result'
import type { Charge, PaymentNews, PaymentProvider, PaymentState } from '../workers/providers/payments/provider.ts'

const SECRET = 'the toy and the shop know it'

type Kept = { readonly token: string; readonly amount: Money; state: PaymentState; captured: number }

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

export class ToyProvider implements PaymentProvider {
  readonly payments = new Map<PaymentId, Kept>()
  readonly returns = new Map<PaymentId, string>()

  readonly form = {
    fields: [
      {
        name: 'voucher',
        label: { en: 'Voucher', zh: '代金券' },
        input: { inputmode: 'numeric', maxlength: 12 },
      },
    ],
  }

  read({ voucher = '' }: Readonly<Record<string, string>>) {
    if (/^\d{6}$/.test(voucher)) return ok(`toy_${voucher}`)
    return refuse({ code: 'payment-amiss' as const, fields: { voucher: { en: 'Six digits', zh: '六位数字' } } })
  }

  accepts(token: string): boolean {
    return token.startsWith('toy_')
  }

  async charge({ paymentId, token, amount, returnTo }: Charge): Promise<PaymentState> {
    if (!this.payments.has(paymentId)) {
      const state = { state: 'challenge', redirect: `https://toy.example/pay/${paymentId}` } as const
      this.payments.set(paymentId, { token, amount, state, captured: 0 })
      this.returns.set(paymentId, returnTo)
    }
    return this.stateOf({ paymentId })
  }

  /** What the shopper does on the page elsewhere. */
  pay(paymentId: PaymentId): void {
    const payment = this.payments.get(paymentId)
    if (payment) payment.state = { state: 'authorised' }
  }

  async capture({
    paymentId,
    amount,
  }: {
    readonly paymentId: PaymentId
    readonly amount: Money
  }): Promise<PaymentState> {
    const payment = this.payments.get(paymentId)
    if (payment?.state.state === 'authorised') {
      payment.captured += amount.amount
      payment.state = { state: 'paid' }
    }
    return this.stateOf({ paymentId })
  }

  async answer({ paymentId }: { readonly paymentId: PaymentId }): Promise<PaymentState> {
    return this.stateOf({ paymentId })
  }

  async stateOf({ paymentId }: { readonly paymentId: PaymentId }): Promise<PaymentState> {
    return this.payments.get(paymentId)?.state ?? { state: 'unknown' }
  }

  async stop({ paymentId }: { readonly paymentId: PaymentId }): Promise<PaymentState> {
    const payment = this.payments.get(paymentId)
    if (payment && payment.state.state !== 'paid') payment.state = { state: 'declined', reason: 'payment-stopped' }
    return payment?.state ?? { state: 'declined', reason: 'payment-stopped' }
  }

  async refund(): Promise<void> {}

  async signed(raw: string): Promise<string> {
    const usages = ['sign'] as const
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(SECRET), algorithm, false, [...usages])
    return hex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(raw)))
  }

  async webhook(raw: string, headers: Headers): Promise<readonly PaymentNews[] | undefined> {
    if (headers.get('toy-signature') !== (await this.signed(raw))) return undefined
    const { paymentId, token } = JSON.parse(raw) as PaymentNews
    return [{ paymentId, token }]
  }
}
