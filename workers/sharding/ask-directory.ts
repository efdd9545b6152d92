/**
 * Asking the directory, for staff: it may be away, and then the answer is no, and selling goes on.
 *
 * No shopper's request comes here.
 */
import { refuse, type Result } from '#domain/result'
import { DIRECTORY_NAME, type Directory } from '#domain/sharding/seen'

export type DirectoryAway = { readonly code: 'directory-unreachable' }
/** A stub's types say what travels, not what arrives: here they are the verbs again. */
export type Asks = { readonly DIRECTORY: { getByName(name: string): unknown } }

/** The directory answers from its memory: what takes longer will not come. */
const PATIENCE_MS = 5_000

const LATE = Symbol('late')

/** Why it did not answer is logged; whoever asked is told that it did not. What was asked may have been done all the same. */
export const askDirectory = async <T>(
  { DIRECTORY }: Asks,
  ask: (directory: Directory) => Promise<T>,
): Promise<Result<T, DirectoryAway>> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), PATIENCE_MS)
  })
  try {
    const value = await Promise.race([ask(DIRECTORY.getByName(DIRECTORY_NAME) as Directory), late])
    if (value !== LATE) return { ok: true, value }
    console.error(`the directory did not answer within ${PATIENCE_MS} ms`)
  } catch (fault) {
    console.error('the directory could not be asked', fault)
  } finally {
    clearTimeout(timer)
  }
  return refuse({ code: 'directory-unreachable' })
}
