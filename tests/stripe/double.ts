/**
 * A Stripe for tests: the calls that the shop makes, with the shapes and the refusals of the real one. What its own shoppers do there
 * is done by `pay`, `answerBank` and `expire`.
 */
import { Asked, doingOf, MISSING, ofIntent, refusing, type Call, type Fields, type Said } from './asked.ts'
import { Court } from './court.ts'
import { Wallet } from './wallet.ts'
import { disputeShape, intentShape, nested, refundShape, sessionShape } from './shapes.ts'
import type { Dispute, Intent, Payout, Refund, Session, Transaction } from './shapes.ts'

export type Told = { readonly type: string; readonly object: Session | Intent | Refund | Dispute }

export class StripeDouble extends Asked {
  readonly sessions = new Map<string, Session>()
  readonly intents = new Map<string, Intent>()
  readonly refunds: Refund[] = []
  readonly disputes: Dispute[] = []
  readonly payouts: Payout[] = []
  readonly transactions: Transaction[] = []
  /** What it has to tell, oldest first; whoever delivers it may repeat and shuffle it. */
  readonly events: Told[] = []
  readonly wallet = new Wallet((prefix) => this.#name(prefix))
  readonly court = new Court(this.disputes, this.intents)
  #made = 0

  protected do(call: Call): Said {
    const { fields } = call
    const { doing, id } = doingOf(call)
    if (doing === 'POST checkout/sessions') return this.#open(fields)
    if (doing === 'GET checkout/sessions') return this.#list(this.#sessionsFor(fields), fields)
    if (doing === 'GET checkout/sessions/id') return this.#shown(this.sessions.get(id))
    if (doing === 'POST checkout/sessions/id/expire') return this.#expire(id)
    if (doing === 'GET payment_intents') return this.#list(this.#intentsOf(fields).toReversed(), fields)
    if (doing === 'POST payment_intents') return this.#payWith(fields)
    if (doing === 'GET payment_intents/id') return this.#orMissing(this.intents.get(id))
    if (doing === 'GET payment_methods/id') return this.#orMissing(this.wallet.methods.get(id))
    if (doing === 'POST payment_methods/id/detach') return this.#orMissing(this.wallet.detach(id))
    if (doing === 'DELETE customers/id')
      return this.#orMissing(this.wallet.remove(id) ? { id, deleted: true } : undefined)
    if (doing === 'POST payment_intents/id/capture') return this.#capture(id, fields)
    if (doing === 'POST payment_intents/id/cancel') return this.#cancel(id)
    if (doing === 'GET refunds') return this.#list(this.refunds.filter(ofIntent(fields)).toReversed(), fields)
    if (doing === 'POST refunds') return this.#refund(fields)
    if (doing === 'GET disputes') return this.#list(this.disputes.filter(ofIntent(fields)).toReversed(), fields)
    if (doing === 'GET payouts') return this.#list(this.payouts, fields)
    if (doing === 'GET balance_transactions') return this.#list(this.#transactionsOf(fields), fields)
    return this.court.do(doing, id, fields) ?? MISSING
  }

  // ── Its shoppers, and their banks ──────────────────────────────────────────────────────────────────────────────

  /** The shopper pays on its page. @returns whether they still could */
  pay(sessionId: string): boolean {
    const session = this.sessions.get(sessionId)
    const intent = session?.status === 'open' ? this.#intentFor(session) : undefined
    if (!session || !intent) return false
    this.wallet.left(intent, {
      customer: session['customer'] as string | null,
      isNew: session['customer_creation'] === 'always',
    })
    session['customer'] = intent.customer
    session.status = 'complete'
    session.payment_status = intent.capture_method === 'manual' ? 'unpaid' : 'paid'
    session.url = null
    this.#tell('checkout.session.completed', session)
    this.#moved(intent)
    return true
  }

  /** Nobody has paid within a day. */
  expire(sessionId: string): void {
    this.#expire(sessionId)
  }

  /** The shopper's bank wants the money back. */
  dispute(sessionId: string): Dispute {
    const intent = this.intents.get(this.sessions.get(sessionId)?.payment_intent ?? '')
    if (!intent) throw new Error('nobody has paid')
    const dispute = disputeShape(this.#name('du'), intent, now())
    this.disputes.push(dispute)
    this.#tell('charge.dispute.created', dispute)
    return dispute
  }

  /** Somebody presses a button at Stripe. */
  giveBack(intentId: string, amount: number): void {
    const intent = this.intents.get(intentId)
    if (!intent) throw new Error('nobody has paid')
    this.refunds.push(refundShape(this.#name('re'), intent, amount, {}, now()))
  }

  // ── What the shop asks for ─────────────────────────────────────────────────────────────────────────────────────

  #open(fields: Fields): Said {
    const exact = Number(fields['line_items[0][price_data][unit_amount]'])
    const currency = fields['line_items[0][price_data][currency]'] ?? ''
    if (!Number.isSafeInteger(exact)) return refusing(400, 'parameter_invalid_integer', `Invalid integer: ${exact}`)
    if (exact < 50) return refusing(400, 'amount_too_small', 'The amount must be at least 50')
    if (THREE_DIGITS.has(currency) && exact % 10 !== 0)
      return refusing(400, 'invalid_amount', 'The last digit must be 0')
    if (fields['payment_method_types[0]']) return refusing(400, 'parameter_unknown', 'Received unknown parameter')
    const session = sessionShape(this.#name('cs_test'), fields, now())
    this.#wishes.set(session.id, fields)
    this.sessions.set(session.id, session)
    return { status: 200, body: session }
  }

  readonly #wishes = new Map<string, Fields>()

  /** An intent is made when somebody first tries to pay. */
  #intentFor(session: Session): Intent {
    const known = this.intents.get(session.payment_intent ?? '')
    if (known) return known
    const wish = this.#wishes.get(session.id) ?? {}
    const capture = wish['payment_intent_data[capture_method]'] ?? 'automatic'
    const metadata = nested(
      Object.fromEntries(
        Object.entries(wish).map(([key, value]) => [key.replace('payment_intent_data[metadata]', 'm'), value]),
      ),
      'm',
    )
    const intent = intentShape(this.#name('pi'), {
      amount: session.amount_total,
      currency: session.currency,
      created: session.created,
      capture_method: capture,
      metadata,
      usage: wish['payment_intent_data[setup_future_usage]'] ?? null,
    })
    session.payment_intent = intent.id
    this.intents.set(intent.id, intent)
    return intent
  }

  #expire(id: string): Said {
    const session = this.sessions.get(id)
    if (!session) return MISSING
    if (session.status !== 'open')
      return refusing(
        400,
        '',
        `Only Checkout Sessions with a status in ["open"] can be expired. This is ${session.status}`,
      )
    session.status = 'expired'
    session.url = null
    this.#tell('checkout.session.expired', session)
    return this.#shown(session)
  }

  /** With a card that its owner has left before. */
  #payWith(fields: Fields): Said {
    const { customer = '', payment_method: method = '', return_url: back = '' } = fields
    if (!this.wallet.isOf(method, customer))
      return refusing(400, 'resource_missing', `No such PaymentMethod: '${method}'`)
    const amount = Number(fields['amount'])
    if (amount < 50) return refusing(400, 'amount_too_small', 'The amount must be at least 50')
    const intent = intentShape(this.#name('pi'), {
      amount,
      currency: fields['currency'] ?? '',
      created: now(),
      capture_method: fields['capture_method'] ?? 'automatic',
      metadata: nested(fields, 'metadata'),
      usage: null,
    })
    Object.assign(intent, { customer, payment_method: method })
    this.intents.set(intent.id, intent)
    const bank = this.wallet.banks.get(method) ?? 'approves'
    if (bank === 'declines') return refusing(402, 'card_declined', 'Your card was declined.')
    if (bank === 'asks') {
      const url = `https://hooks.stripe.com/redirect/${intent.id}?return=${encodeURIComponent(back)}`
      intent.status = 'requires_action'
      intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url } }
    } else this.#moved(intent)
    return { status: 200, body: intent }
  }

  /** The owner of the card has answered their bank. */
  answerBank(id: string, approved: boolean): void {
    const intent = this.intents.get(id)
    if (intent?.status !== 'requires_action') throw new Error('nobody is asked')
    intent.next_action = null
    if (approved) this.#moved(intent)
    else intent.status = 'requires_payment_method'
  }

  #moved(intent: Intent): void {
    const manual = intent.capture_method === 'manual'
    intent.latest_charge = `ch_${intent.id}`
    intent.status = manual ? 'requires_capture' : 'succeeded'
    if (manual) intent.amount_capturable = intent.amount
    else intent.amount_received = intent.amount
    if (!manual) this.#tell('payment_intent.succeeded', intent)
  }

  #transactionsOf({ payout }: Fields): Transaction[] {
    return this.transactions.filter((one) => one.payout === payout)
  }

  #intentsOf({ customer }: Fields): Intent[] {
    return [...this.intents.values()].filter((one) => !customer || one.customer === customer)
  }

  #orMissing(body: object | undefined): Said {
    return body ? { status: 200, body } : MISSING
  }

  #capture(id: string, fields: Fields): Said {
    const intent = this.intents.get(id)
    if (!intent) return MISSING
    if (intent.status !== 'requires_capture')
      return refusing(400, 'payment_intent_unexpected_state', `This PaymentIntent has a status of ${intent.status}`)
    const amount = Number(fields['amount_to_capture'] ?? intent.amount)
    if (amount > intent.amount_capturable) return refusing(400, 'amount_too_large', 'More than was authorised')
    intent.status = 'succeeded'
    intent.amount_received = amount
    intent.amount_capturable = 0
    const session = [...this.sessions.values()].find((one) => one.payment_intent === id)
    if (session) session.payment_status = 'paid'
    this.#tell('payment_intent.succeeded', intent)
    return { status: 200, body: intent }
  }

  #cancel(id: string): Said {
    const intent = this.intents.get(id)
    if (!intent) return MISSING
    if (intent.status === 'succeeded' || intent.status === 'canceled')
      return refusing(400, 'payment_intent_unexpected_state', `This PaymentIntent has a status of ${intent.status}`)
    intent.status = 'canceled'
    intent.amount_capturable = 0
    this.#tell('payment_intent.canceled', intent)
    return { status: 200, body: intent }
  }

  /** What has gone back of a payment, in Stripe's minor units. */
  returnedOf(intent: string): number {
    return this.refunds.filter((one) => one.payment_intent === intent).reduce((sum, { amount }) => sum + amount, 0)
  }

  #refund(fields: Fields): Said {
    const intent = this.intents.get(fields['payment_intent'] ?? '')
    if (!intent) return MISSING
    const left = intent.amount_received - this.returnedOf(intent.id)
    const amount = Number(fields['amount'] ?? left)
    if (left === 0) return refusing(400, 'charge_already_refunded', 'Charge has already been refunded.')
    if (amount > left) return refusing(400, '', `Refund amount (${amount}) is greater than unrefunded amount (${left})`)
    if (THREE_DIGITS.has(intent.currency) && amount % 10 !== 0)
      return refusing(400, 'invalid_amount', 'The last digit must be 0')
    const refund = refundShape(this.#name('re'), intent, amount, nested(fields, 'metadata'), now())
    this.refunds.push(refund)
    this.#tell('refund.created', refund)
    return { status: 200, body: refund }
  }

  #sessionsFor({ status, payment_intent: intent }: Fields): Session[] {
    const all = [...this.sessions.values()].toReversed()
    return all.filter((one) => (!status || one.status === status) && (!intent || one.payment_intent === intent))
  }

  #shown(session: Session | undefined): Said {
    return session ? { status: 200, body: this.#expanded(session) } : MISSING
  }

  /** The shop always asks for the intent within the session. */
  #expanded(session: Session): object {
    return { ...session, payment_intent: this.intents.get(session.payment_intent ?? '') ?? null }
  }

  #list(rows: readonly Row[], { limit = '10', starting_after: after }: Fields): Said {
    const from = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1
    const page = rows.slice(from, from + Number(limit))
    const data = page.map((row) => this.#listed(row))
    return { status: 200, body: { object: 'list', data, has_more: from + page.length < rows.length, url: '/v1' } }
  }

  /** As it was in that moment: it may be told much later. */
  #tell(type: string, object: Told['object']): void {
    this.events.push({ type, object: structuredClone(object) })
  }

  /** With what the shop asks to be expanded. */
  #listed(row: Row): object {
    if (row.object === 'checkout.session') return this.#expanded(row)
    if (row.object === 'dispute') return { ...row, payment_intent: this.intents.get(row.payment_intent) ?? null }
    if (row.object !== 'payment_intent' || row['latest_charge'] === null) return row
    return { ...row, latest_charge: { id: row['latest_charge'], amount_refunded: this.returnedOf(row.id) } }
  }

  #name(prefix: string): string {
    this.#made += 1
    return `${prefix}_${String(this.#made).padStart(8, '0')}`
  }
}

type Row = Session | Intent | Refund | Dispute | Payout | Transaction

const THREE_DIGITS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])
const now = () => Math.floor(Date.now() / 1000)
