/** How better-auth reaches the accounts and sessions of the users store: those of staff, and those of customers. */
import { drizzleAdapter } from '@better-auth/drizzle-adapter'
import { drizzle } from 'drizzle-orm/d1'
import {
  accounts,
  customerAccounts,
  customerPasskeys,
  customers,
  customerSecondFactors,
  customerSessions,
  customerVerifications,
  passkeys,
  secondFactors,
  sessions,
  users,
  verifications,
} from '../tables.ts'

/** A session's look-up goes to the primary: one that was revoked a moment ago must be seen as revoked. */
export const accountsIn = (db: D1Database) =>
  drizzleAdapter(drizzle(db), {
    provider: 'sqlite',
    usePlural: true,
    schema: { users, sessions, accounts, verifications, twoFactors: secondFactors, passkeys },
  })

/** The other realm: nothing of it is ever found in a table of staff. */
export const customerAccountsIn = (db: D1Database) =>
  drizzleAdapter(drizzle(db), {
    provider: 'sqlite',
    usePlural: true,
    schema: {
      users: customers,
      sessions: customerSessions,
      accounts: customerAccounts,
      verifications: customerVerifications,
      twoFactors: customerSecondFactors,
      passkeys: customerPasskeys,
    },
  })
