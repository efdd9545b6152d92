/**
 * A mail provider that keeps what it was given under its key, so a mail that leaves twice with other words is seen, and one that never
 * leaves. Like the others that a shop asks it is slow now and then, and its answers get lost; within a day it knows a key again.
 */
import { PROVIDER_TIMEOUT_MS, type Delivery } from '#domain/notifications/delivery'
import type { MailProvider, OutgoingMail } from '../../workers/providers/mail/provider.ts'
import type { Network } from './network.ts'

export class PostOffice implements MailProvider {
  readonly letters = new Map<string, OutgoingMail>()
  /** Things that a shop must never ask for. */
  readonly complaints: string[] = []
  readonly #network: Network

  constructor(network: Network) {
    this.#network = network
  }

  readonly send = async (mail: OutgoingMail): Promise<Delivery> => {
    const { clock } = this.#network
    const late = clock.sleep(PROVIDER_TIMEOUT_MS).then((): Delivery => ({ type: 'failed', reason: 'no answer' }))
    return Promise.race([this.#asked(mail), late])
  }

  async #asked(mail: OutgoingMail): Promise<Delivery> {
    const { clock, dice } = this.#network
    if (this.#network.strikes('providerSlow')) await clock.sleep(dice.between(PROVIDER_TIMEOUT_MS, 50_000))
    try {
      await this.#network.ask(() => this.#take(mail))
      return { type: 'sent', receipt: mail.key }
    } catch (fault) {
      return { type: 'failed', reason: String(fault) }
    }
  }

  #take(mail: OutgoingMail): void {
    const { key, to, text } = mail
    const known = this.letters.get(key)
    if (known && (known.text !== text || known.to.email !== to.email))
      this.complaints.push(`${key} was sent to ${to.email} once more, and says something else`)
    this.letters.set(key, known ?? mail)
  }
}
