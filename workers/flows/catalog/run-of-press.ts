/** The name of a change of many that a form asks for: pressed again the same form names the same, and is made once. */
import { sha256 } from '../../http/digest.ts'

/** As forms and addresses carry it. */
export const RUN = /^list-[\w-]{36}$/

/** @param said everything that the form says of the change: the same page says another one after Back */
export const runOf = async (key: string, said: readonly unknown[]): Promise<string> =>
  `list-${(await sha256(JSON.stringify([key, ...said]))).slice(0, 36)}`
