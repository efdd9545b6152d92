/** What the users store knows of somebody, as they are given it: every column but those that open an account. */
import { namesOf, type Person } from '#domain/customers/privacy'

type Rows = readonly Record<string, unknown>[]

const asked = async (db: D1Database, text: string, values: readonly string[]): Promise<Rows> =>
  (await db.prepare(text).bind(JSON.stringify(values)).all<Record<string, unknown>>()).results

const GIVEN = '(SELECT value FROM json_each(?1))'

export const ownAccounts = (db: D1Database, { customers }: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT id, name, email, email_verified AS emailVerified, phone_number AS phone, phone_number_verified AS phoneVerified, language,
       time_zone AS timeZone, market, created_at AS createdAt, updated_at AS updatedAt, disabled_at AS disabledAt
     FROM customers WHERE id IN ${GIVEN}`,
    customers,
  )

/** Of a password, a passkey and a second step: that they are there, never what opens them. */
export const ownWaysIn = async (db: D1Database, { customers }: Person): Promise<Record<string, Rows>> => ({
  accounts: await asked(
    db,
    `SELECT provider_id AS kind, created_at AS createdAt, updated_at AS updatedAt FROM customer_accounts WHERE user_id IN ${GIVEN}`,
    customers,
  ),
  passkeys: await asked(
    db,
    `SELECT name, device_type AS device, created_at AS createdAt FROM customer_passkeys WHERE user_id IN ${GIVEN}`,
    customers,
  ),
  secondSteps: await asked(
    db,
    `SELECT verified AS isOn FROM customer_second_factors WHERE user_id IN ${GIVEN}`,
    customers,
  ),
})

export const ownSessions = (db: D1Database, { customers }: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT ip_address AS address, user_agent AS device, place, created_at AS openedAt, expires_at AS endsAt
     FROM customer_sessions WHERE user_id IN ${GIVEN} ORDER BY created_at`,
    customers,
  )

export const ownAddressRows = (db: D1Database, { customers }: Person): Promise<Rows> =>
  asked(db, `SELECT address, used_at AS usedAt FROM customer_addresses WHERE customer_id IN ${GIVEN}`, customers).then(
    (rows) => rows.map(({ address, ...row }) => ({ ...(JSON.parse(String(address)) as object), ...row })),
  )

/** What they may pay with again: what tells one card from another, never by which the provider knows it. */
export const ownPaymentMethods = (db: D1Database, { customers }: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT provider, brand, last_four AS lastFour, month, year, saved_at AS savedAt FROM payment_methods
     WHERE customer_id IN ${GIVEN} ORDER BY saved_at`,
    customers,
  )

/** What the shop has written down of them. */
export const ownRecords = async (db: D1Database, { customers }: Person): Promise<Record<string, Rows>> => ({
  records: await asked(
    db,
    `SELECT state, note, first_name AS firstName, last_name AS lastName, company, is_tax_exempt AS isTaxExempt,
       tax_certificate AS taxCertificate, takes_sms AS takesSms,
       former_id AS formerId, former_orders AS formerOrders, former_spent AS formerSpent, former_currency AS formerCurrency
     FROM customer_records WHERE customer_id IN ${GIVEN}`,
    customers,
  ),
  tags: await asked(
    db,
    `SELECT tag FROM customer_tags WHERE sequence IN (SELECT sequence FROM customer_records WHERE customer_id IN ${GIVEN})`,
    customers,
  ),
})

/** What they agree to by push stands under their id. */
export const ownConsents = async (
  db: D1Database,
  { customers, mails, phones }: Person,
): Promise<Record<string, Rows>> => ({
  consents: await asked(
    db,
    `SELECT address, purpose, state, wording, version, language, source, at FROM consents WHERE address IN ${GIVEN} ORDER BY sequence`,
    [...customers, ...mails, ...phones],
  ),
  suppressions: await asked(
    db,
    `SELECT address, channel, reason, detail, at FROM suppressions WHERE address IN ${GIVEN}`,
    [...mails, ...phones],
  ),
})

/** What they wait for. */
export const ownAlerts = (db: D1Database, { customers, mails }: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT kind, variant, email, currency, amount, asked_at AS askedAt, confirmed_at AS confirmedAt, told_at AS toldAt FROM alerts
     WHERE email IN ${GIVEN} OR customer_id IN ${GIVEN} ORDER BY sequence`,
    [...customers, ...mails],
  )

/** On which devices they are told, and of what: never by which address and keys. */
export const ownDevices = (db: D1Database, { customers, mails }: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT about, device, language, at FROM push_devices WHERE email IN ${GIVEN} OR customer_id IN ${GIVEN} ORDER BY at`,
    [...customers, ...mails],
  )

/** For whom they buy, and for whom they may. */
export const ownCompanies = async (db: D1Database, { customers, mails }: Person): Promise<Record<string, Rows>> => ({
  memberships: await asked(
    db,
    `SELECT name, role, since FROM company_members JOIN companies ON companies.id = company_id WHERE customer_id IN ${GIVEN}`,
    customers,
  ),
  invitations: await asked(
    db,
    `SELECT name, email, role, at FROM company_invitations JOIN companies ON companies.id = company_id WHERE email IN ${GIVEN}`,
    mails,
  ),
})

export const ownWishRows = (db: D1Database, { customers }: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT product, variant, title, at, share IS NOT NULL AS isShared FROM wishes JOIN wish_lists ON wish_lists.id = wishes.list
     WHERE customer_id IN ${GIVEN} ORDER BY at`,
    customers,
  )

/** What happened to their account, as far as it is remembered: thirty days. */
export const ownFacts = (db: D1Database, person: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT at, fact ->> '$.type' AS what FROM user_facts WHERE about IN ${GIVEN} ORDER BY sequence`,
    namesOf(person),
  )

/** What staff did with their account: never what they wrote. */
export const ownAudit = (db: D1Database, { customers }: Person): Promise<Rows> =>
  asked(db, `SELECT at, deed AS what FROM audit WHERE subject IN ${GIVEN} ORDER BY sequence`, customers)

export const ownRequests = (db: D1Database, { customers }: Person): Promise<Rows> =>
  asked(
    db,
    `SELECT asked_at AS askedAt, asked_by AS askedBy, ready_at AS readyAt FROM data_exports WHERE customer_id IN ${GIVEN}
     ORDER BY asked_at`,
    customers,
  )
