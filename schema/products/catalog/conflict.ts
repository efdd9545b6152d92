/** Whoever writes a product that another has written meanwhile is refused by the tables, and reads again. */

/** Of so many who change one product at once the last still has its turn: in every round one of them is done. */
export const ATTEMPTS = 12

/** A version that is not one above that in the store, or a key that is there already. */
export const isConflict = (fault: unknown): boolean => /constraint/i.test(String(fault))
