/** What is kept in KV: copies that may be stale. Every key is built here. */
import { readTopology, type Topology, type TopologyRefusal } from '#domain/sharding/topology'
import type { Result } from '#domain/result'

const TOPOLOGY_KEY = 'topology'

/** The least that the platform takes, in s: an old copy costs a call that is sent on, never a wrong answer. */
const CACHE_SECONDS = 30

/** The topology as it was published; undefined before anything was. @throws when KV does not answer */
export const publishedTopology = async (kv: KVNamespace): Promise<Result<Topology, TopologyRefusal> | undefined> => {
  const text = await kv.get(TOPOLOGY_KEY, { cacheTtl: CACHE_SECONDS })
  if (text === null) return undefined
  if (lastRead?.text !== text) lastRead = { text, read: readTopology(parsed(text)) }
  return lastRead.read
}

/** What a text said when it was last read: it is long, and seldom another. */
let lastRead: { readonly text: string; readonly read: Result<Topology, TopologyRefusal> } | undefined

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** KV takes one write a second for a key: the directory sees to that. */
export const publishTopology = (kv: KVNamespace, topology: Topology): Promise<void> =>
  kv.put(TOPOLOGY_KEY, JSON.stringify(topology))
