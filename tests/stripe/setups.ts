/** A Stripe for tests at which shoppers leave cards without paying, too. */
import { doingOf, refusing, type Call, type Fields, type Said } from './asked.ts'
import { StripeDouble } from './double.ts'
import { sessionShape, type Session } from './shapes.ts'

export class StripeWithSetups extends StripeDouble {
  #begun = 0

  protected override do(call: Call): Said {
    const isSetup = doingOf(call).doing === 'POST checkout/sessions' && call.fields['mode'] === 'setup'
    return isSetup ? this.#begin(call.fields) : super.do(call)
  }

  #begin(fields: Fields): Said {
    if (Object.keys(fields).some((name) => name.startsWith('line_items')))
      return refusing(400, 'parameter_unknown', 'Received unknown parameter: line_items')
    if (!fields['currency']) return refusing(400, 'parameter_missing', 'Missing required param: currency')
    const made = sessionShape(`cs_test_setup${++this.#begun}`, fields, Math.floor(Date.now() / 1000))
    const bare = { mode: 'setup', amount_total: null, payment_status: 'no_payment_required', setup_intent: null }
    const session = Object.assign(made, bare) as unknown as Session
    this.sessions.set(session.id, session)
    return { status: 200, body: session }
  }

  /** The shopper leaves a card on its page. */
  setUp(id: string): void {
    const session = this.sessions.get(id)
    if (session?.status !== 'open') throw new Error('nobody is asked')
    const { payer, method } = this.wallet.setUp(session['customer'] as string | null)
    const setup = { id: `seti_${id}`, object: 'setup_intent', status: 'succeeded', payment_method: method }
    Object.assign(session, { status: 'complete', url: null, customer: payer, setup_intent: setup })
    this.events.push({ type: 'checkout.session.completed', object: { ...session } })
  }
}
