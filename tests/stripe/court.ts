/** Disputes at the Stripe of the tests: files of evidence, one answer to each, and what is given up. */
import { MISSING, refusing, type Fields, type Said } from './asked.ts'
import { nested, type Dispute, type Intent } from './shapes.ts'

const CLOSED = refusing(400, '', 'This dispute is already closed, or its evidence was submitted before.')

export class Court {
  /** By their names: how each begins, and how long it is. */
  readonly files = new Map<string, { readonly begins: string; readonly size: number }>()
  /** What banks were sent, by the name of the dispute. */
  readonly evidence = new Map<string, Readonly<Record<string, string>>>()
  readonly #disputes: readonly Dispute[]
  readonly #intents: ReadonlyMap<string, Intent>

  constructor(disputes: readonly Dispute[], intents: ReadonlyMap<string, Intent>) {
    this.#disputes = disputes
    this.#intents = intents
  }

  /** @returns undefined where it is about something else */
  do(doing: string, id: string, fields: Fields): Said | undefined {
    if (doing === 'POST files') return this.#file(fields)
    if (!/disputes\/id/.test(doing)) return undefined
    const dispute = this.#disputes.find((one) => one.id === id)
    if (!dispute) return MISSING
    if (doing === 'GET disputes/id') return this.#shown(dispute)
    if (dispute.status !== 'needs_response') return CLOSED
    if (doing === 'POST disputes/id/close') dispute.status = 'lost'
    if (doing === 'POST disputes/id') {
      this.evidence.set(id, nested(fields, 'evidence'))
      if (fields['submit'] === 'true') dispute.status = 'under_review'
    }
    return this.#shown(dispute)
  }

  #file({ purpose, file = '', size }: Fields): Said {
    if (purpose !== 'dispute_evidence') return refusing(400, 'parameter_missing', 'Missing required param: purpose.')
    const id = `file_${String(this.files.size + 1).padStart(8, '0')}`
    this.files.set(id, { begins: file, size: Number(size) })
    return { status: 200, body: { id, object: 'file', purpose, size: Number(size), type: 'pdf' } }
  }

  /** The shop always asks for the intent within it. */
  #shown(dispute: Dispute): Said {
    return { status: 200, body: { ...dispute, payment_intent: this.#intents.get(dispute.payment_intent) ?? null } }
  }
}
