/**
 * A directory that keeps its word and moves nothing: what the doors ask of it, it checks, keeps and logs. For doors
 * alone; what the real one does with shards is proven with the real one.
 */
import { newPolicies } from '#domain/sharding/change-policies'
import type { Decision } from '#domain/sharding/decision'
import { lookAt } from '#domain/sharding/dry-look'
import { ok, refuse } from '#domain/result'
import type { Directory, DirectorySnapshot, LoggedDecision } from '#domain/sharding/directory-snapshot'
import { shardName, type Keepers } from '#domain/sharding/topology'

export class PaperDirectory implements Directory {
  /** As when it cannot be reached. */
  isAway = false
  #snapshot: DirectorySnapshot
  readonly #asked = new Map<string, { readonly text: string; readonly answer: LoggedDecision }>()

  constructor(snapshot: DirectorySnapshot) {
    this.#snapshot = snapshot
  }

  async snapshot() {
    if (this.isAway) throw new Error('Network connection lost.')
    return structuredClone(this.#snapshot)
  }

  async announce() {
    return ok(null)
  }

  async policies() {
    return this.#snapshot.policies
  }

  async ask({ id, reasoned, by }: Parameters<Directory['ask']>[0]) {
    const text = JSON.stringify(reasoned)
    const before = this.#asked.get(id)
    if (before) return before.text === text ? ok(before.answer) : refuse({ code: 'ask-id-reused', id })
    const look = lookAt(this.#snapshot, reasoned.decision)
    if (!look.ok) return look
    const opened = reasoned.decision.type === 'open-shards' ? this.#open(reasoned.decision) : null
    const state = opened === null ? 'doing' : 'done'
    const logged: LoggedDecision = { id, at: this.#snapshot.now, ...reasoned, state, by, note: opened ?? '' }
    this.#asked.set(id, { text, answer: logged })
    this.#snapshot = { ...this.#snapshot, log: [logged, ...this.#snapshot.log] }
    return ok(logged)
  }

  async stop({ job }: Parameters<Directory['stop']>[0]) {
    const found = this.#snapshot.jobs.find(({ id }) => id === job)
    if (!found) return refuse({ code: 'job-unknown' })
    const stopping = { ...found, state: 'stopping' as const }
    this.#snapshot = { ...this.#snapshot, jobs: this.#snapshot.jobs.map((one) => (one === found ? stopping : one)) }
    return ok(stopping)
  }

  async answer({ proposal, approved, by }: Parameters<Directory['answer']>[0]) {
    const found = this.#snapshot.log.find(({ id }) => id === proposal)
    if (!found) return refuse({ code: 'proposal-unknown' })
    if (found.state !== 'waits') return refuse({ code: 'proposal-answered' })
    const answered: LoggedDecision = { ...found, state: approved ? 'doing' : 'let-be', by }
    this.#snapshot = { ...this.#snapshot, log: this.#snapshot.log.map((one) => (one === found ? answered : one)) }
    return ok(answered)
  }

  async pause({ paused }: Parameters<Directory['pause']>[0]) {
    if (this.isAway) throw new Error('Network connection lost.')
    this.#snapshot = { ...this.#snapshot, paused }
    return ok({ paused })
  }

  async setPolicies({ change }: Parameters<Directory['setPolicies']>[0]) {
    const changed = newPolicies(this.#snapshot.policies, change)
    if (changed.ok) this.#snapshot = { ...this.#snapshot, policies: changed.value }
    return changed
  }

  async logPage({ before }: Parameters<Directory['logPage']>[0]) {
    const { log } = this.#snapshot
    const from = before === null ? 0 : log.findIndex(({ id }) => id === before) + 1
    const page = log.slice(from, from + 4)
    return ok({ log: page, next: from + 4 < log.length ? (page.at(-1)?.id ?? null) : null })
  }

  #open({ keyspace, count }: Decision & { type: 'open-shards' }): string {
    const keepers: Keepers = this.#snapshot.topology[keyspace]
    const names = Array.from({ length: count }, (_, index) => shardName(keyspace, keepers.shards.length + index))
    const shards = [...keepers.shards, ...names.map((name) => ({ name }))]
    this.#snapshot = { ...this.#snapshot, topology: { ...this.#snapshot.topology, [keyspace]: { ...keepers, shards } } }
    return names.join(' ')
  }
}
