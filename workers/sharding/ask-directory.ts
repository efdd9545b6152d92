/**
 * Asking the directory, for staff: it may be away, and then the answer is no, and selling goes on.
 *
 * No shopper's request comes here.
 */
import pTimeout from 'p-timeout'
import { refuse, type Result } from '#domain/result'
import { DIRECTORY_NAME, type Directory } from '#domain/sharding/directory-snapshot'

export type DirectoryAway = { readonly code: 'directory-unreachable'; readonly retryAfterSeconds: number }
/** A stub's types say what travels, not what arrives: here they are the verbs again. */
export type Asks = { readonly DIRECTORY: { getByName(name: string): unknown } }

/** The directory answers from its memory: what takes longer will not come. */
const PATIENCE_MS = 5_000
/** A directory that is away is back soon: it is one object, and starts where it is asked. */
const RETRY_AFTER_SECONDS = 5

/** Why it did not answer is logged; whoever asked is told that it did not. What was asked may have been done all the same. */
export const askDirectory = async <T>(
  { DIRECTORY }: Asks,
  ask: (directory: Directory) => Promise<T>,
): Promise<Result<T, DirectoryAway>> => {
  // What a stub answers is no promise but a stub as well, whose every name is a verb: only a promise of our own may be timed.
  const answer = async () => ask(DIRECTORY.getByName(DIRECTORY_NAME) as Directory)
  try {
    return { ok: true, value: await pTimeout(answer(), { milliseconds: PATIENCE_MS }) }
  } catch (fault) {
    console.error('the directory could not be asked', fault)
    return refuse({ code: 'directory-unreachable', retryAfterSeconds: RETRY_AFTER_SECONDS })
  }
}
