/** Objects of Stripe as its API of 2026-10-28 writes them: recorded, and shortened by what is null in every payment of a shop. */

export type Session = {
  readonly id: string
  readonly object: 'checkout.session'
  status: 'open' | 'complete' | 'expired'
  payment_status: 'unpaid' | 'paid'
  payment_intent: string | null
  url: string | null
  readonly client_secret: string | null
  readonly client_reference_id: string
  readonly metadata: Readonly<Record<string, string>>
  readonly amount_total: number
  readonly currency: string
  readonly created: number
  [field: string]: unknown
}

export type Intent = {
  readonly id: string
  readonly object: 'payment_intent'
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'requires_capture' | 'succeeded' | 'canceled'
  amount_received: number
  amount_capturable: number
  latest_charge: string | null
  customer: string | null
  payment_method: string | null
  next_action: { readonly type: string; readonly redirect_to_url: { readonly url: string } } | null
  readonly amount: number
  readonly capture_method: string
  readonly metadata: Readonly<Record<string, string>>
  readonly currency: string
  readonly created: number
  [field: string]: unknown
}

export type Refund = {
  readonly id: string
  readonly object: 'refund'
  status: 'succeeded' | 'pending' | 'failed'
  readonly amount: number
  readonly currency: string
  readonly payment_intent: string
  readonly metadata: Readonly<Record<string, string>>
  readonly created: number
  [field: string]: unknown
}

export type Dispute = {
  readonly id: string
  readonly object: 'dispute'
  status: string
  readonly amount: number
  readonly currency: string
  readonly payment_intent: string
  readonly created: number
  [field: string]: unknown
}

export type Payout = {
  readonly id: string
  readonly object: 'payout'
  readonly amount: number
  readonly currency: string
  readonly status: string
  readonly arrival_date: number
  readonly automatic: boolean
}

export type Transaction = {
  readonly id: string
  readonly object: 'balance_transaction'
  readonly payout: string
  readonly type: string
  readonly amount: number
  readonly fee: number
  readonly net: number
  readonly currency: string
  readonly created: number
  /** As it is when it is expanded. */
  readonly source: object | null
}

type Fields = Readonly<Record<string, string>>

/** `metadata[shop]=…` of a form as an object. */
export const nested = (fields: Fields, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const found = key.startsWith(`${name}[`) ? /\[([^\]]+)\]$/.exec(key.slice(name.length)) : null
      return found && key === `${name}[${found[1]}]` ? [[found[1] ?? '', value]] : []
    }),
  )

export const sessionShape = (id: string, fields: Fields, created: number): Session => {
  const hosted = fields['ui_mode'] !== 'elements'
  const amount = Number(fields['line_items[0][price_data][unit_amount]'])
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: true },
    after_expiration: null,
    allow_promotion_codes: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: fields['cancel_url'] ?? null,
    client_reference_id: fields['client_reference_id'] ?? '',
    client_secret: hosted ? null : `${id}_secret_fidwbEhqYWAnPydgaGdgYWFgYScpJ2lkfGpwcVF8dWAn`,
    created,
    currency: fields['line_items[0][price_data][currency]'] ?? '',
    custom_fields: [],
    customer: fields['customer'] ?? null,
    customer_creation: fields['customer_creation'] ?? 'if_required',
    customer_details: null,
    customer_email: fields['customer_email'] ?? null,
    expires_at: created + 86_400,
    invoice_creation: { enabled: false, invoice_data: null },
    livemode: false,
    locale: fields['locale'] ?? null,
    metadata: nested(fields, 'metadata'),
    mode: 'payment',
    payment_intent: null,
    payment_method_collection: 'if_required',
    payment_method_types: ['card', 'link'],
    payment_status: 'unpaid',
    return_url: fields['return_url'] ?? null,
    shipping_options: [],
    status: 'open',
    success_url: fields['success_url'] ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: fields['ui_mode'] ?? 'hosted_page',
    url: hosted ? `https://checkout.stripe.com/c/pay/${id}` : null,
  }
}

type Wished = Pick<Intent, 'amount' | 'currency' | 'capture_method' | 'metadata' | 'created'> & {
  readonly usage: string | null
}

export const intentShape = (id: string, { usage, ...wished }: Wished): Intent => ({
  id,
  object: 'payment_intent',
  amount_capturable: 0,
  amount_details: { tip: {} },
  amount_received: 0,
  confirmation_method: 'automatic',
  ...wished,
  customer: null,
  payment_method: null,
  setup_future_usage: usage,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  next_action: null,
  payment_method_types: ['card'],
  status: 'requires_payment_method',
})

export const refundShape = (id: string, intent: Intent, amount: number, metadata: Fields, created: number): Refund => ({
  id,
  object: 'refund',
  amount,
  balance_transaction: `txn_${id}`,
  charge: intent.latest_charge,
  created,
  currency: intent.currency,
  destination_details: { card: { reference_status: 'pending', type: 'refund' }, type: 'card' },
  metadata,
  payment_intent: intent.id,
  reason: null,
  status: 'succeeded',
})

export const disputeShape = (id: string, intent: Intent, created: number): Dispute => ({
  id,
  object: 'dispute',
  amount: intent.amount_received,
  balance_transactions: [],
  charge: intent.latest_charge,
  created,
  currency: intent.currency,
  evidence_details: { due_by: created + 7 * 86_400, has_evidence: false, past_due: false, submission_count: 0 },
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
  payment_intent: intent.id,
  reason: 'product_not_received',
  status: 'needs_response',
})
