/** A memory of so many entries: whoever was asked for last stands last, and room is made at the other end. */
export const putLast = <Key, Value>(memory: Map<Key, Value>, key: Key, value: Value, entriesMax: number): void => {
  memory.delete(key)
  memory.set(key, value)
  for (const oldest of memory.keys()) {
    if (memory.size <= entriesMax) return
    memory.delete(oldest)
  }
}
