/**
 * Sessions of the command line, kept between commands: a shop counts sign-ins, and a script may run many commands.
 *
 * Only the person whose account this is may read the file; the shop can end every session in it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = '.stoa/sessions.json'

const read = (): Record<string, string> => {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>
  } catch {
    // None yet, or one that was cut short: signing in again makes it anew.
    return {}
  }
}

const write = (sessions: Record<string, string>): void => {
  mkdirSync('.stoa', { recursive: true })
  writeFileSync(FILE, JSON.stringify(sessions), { mode: 0o600 })
}

const nameOf = (origin: string, email: string) => `${email} ${origin}`

export const storedSession = (origin: string, email: string): string | undefined => read()[nameOf(origin, email)]

/** A shop that a command opens for itself has another port each time: the oldest are let go. */
const SESSIONS_MAX = 20

export const keep = (origin: string, email: string, cookie: string): void => {
  const recent = Object.entries(read()).slice(1 - SESSIONS_MAX)
  write({ ...Object.fromEntries(recent), [nameOf(origin, email)]: cookie })
}

export const forget = (origin: string, email: string): void => {
  const { [nameOf(origin, email)]: _, ...rest } = read()
  write(rest)
}
