/**
 * The lot: a keyed order of 0 … count − 1, in which each number stands exactly once.
 *
 * A Feistel network over the smallest even number of bits that holds `count`; what falls outside is sent through
 * again until it falls inside (cycle walking). So the place of any number is worked out from the key alone, and no
 * list of a hundred thousand places is kept or sent.
 *
 * The rounds mix, they do not encrypt. That is enough here: the key is drawn when nobody can join any more, so there
 * is nothing left to choose for whoever finds it out.
 *
 * @see Black and Rogaway, Ciphers with arbitrary finite domains, 2002
 */

/** Four words of 32 bits. */
export type LotKey = readonly number[]

/** Enough that neighbours in the queue are strangers afterwards; `shuffle.test.ts` says how even it is. */
const ROUNDS = 6

/** @param random 16 random bytes */
export const lotKey = (random: Uint8Array): LotKey => {
  const wordAt = (index: number) =>
    [0, 1, 2, 3].reduce((sum, byte) => (sum << 8) | (random[index * 4 + byte] ?? 0), 0) >>> 0
  return [wordAt(0), wordAt(1), wordAt(2), wordAt(3)]
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
const mixed = (word: number): number => {
  let hash = word | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const roundOf = (half: number, round: number, key: LotKey): number =>
  mixed(mixed(half ^ (key[round & 3] ?? 0)) + (key[(round + 1) & 3] ?? 0) + Math.imul(round + 1, 0x9e3779b9))

/** @param number 0 … count − 1 @returns its place, 0 … count − 1 */
export const lotOf = (number: number, count: number, key: LotKey): number => {
  if (!Number.isInteger(number) || number < 0 || number >= count)
    throw new RangeError(`${number} is not below ${count}`)
  if (count === 1) return 0
  const halfBits = Math.max(1, Math.ceil(Math.log2(count) / 2))
  const half = 2 ** halfBits
  let place = number
  do {
    let [left, right] = [Math.floor(place / half), place % half]
    for (let round = 0; round < ROUNDS; round++) {
      // `half` is a power of two: the upper bits of the mix are its best.
      ;[left, right] = [right, left ^ (roundOf(right, round, key) >>> (32 - halfBits))]
    }
    place = left * half + right
  } while (place >= count)
  return place
}
