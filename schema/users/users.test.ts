/** Staff, roles and the audit log, on real SQLite. */
import { expect, test } from 'vitest'
import { openD1 } from '#tests/d1'
import { auditEntriesOf, saveAuditEntry } from './customers/audit.ts'
import { forgettingSecondFactor, secondFactorOf } from './customers/second-factor.ts'
import { listingStaff, removingStaff, roleOf, run, savingStaff, type NewStaff } from './customers/staff.ts'
import { sessionSecretOf } from './secrets.ts'

const eleni: NewStaff = {
  userId: 'u1',
  accountId: 'a1',
  email: 'eleni@piraeus.example',
  name: 'Eleni',
  role: 'manager',
  passwordHash: 'scrypt$1',
}

test('adding the same person again gives them the new role and password, and no second account', async () => {
  const db = openD1('users')
  await run(db, savingStaff(eleni, 1))
  await run(
    db,
    savingStaff(
      {
        ...eleni,
        userId: 'u2',
        accountId: 'a2',
        email: 'Eleni@Piraeus.example',
        role: 'owner',
        passwordHash: 'scrypt$2',
      },
      2,
    ),
  )
  const { results } = await db.prepare(listingStaff.sql).all()
  expect(results).toEqual([{ userId: 'u1', email: 'eleni@piraeus.example', name: 'Eleni', role: 'owner' }])
  expect(db.sqlite.prepare('SELECT user_id, password FROM accounts').all()).toMatchObject([
    { user_id: 'u1', password: 'scrypt$2' },
  ])
})

test('a new password and a removal end every open session', async () => {
  const db = openD1('users')
  const open = () =>
    db.sqlite.exec(
      `INSERT INTO sessions (id, token, user_id, expires_at, created_at, updated_at) VALUES ('s', 't', 'u1', 9, 1, 1)`,
    )
  const opened = () => db.sqlite.prepare('SELECT count(*) AS n FROM sessions').get()
  await run(db, savingStaff(eleni, 1))
  open()
  await run(db, savingStaff(eleni, 2))
  expect(opened()).toMatchObject({ n: 0 })
  open()
  await run(db, removingStaff('ELENI@piraeus.example'))
  expect(opened()).toMatchObject({ n: 0 })
  expect(await roleOf(db, 'u1')).toBeNull()
})

test('whoever has lost everything they could show is let in by the password alone, and nobody else is', async () => {
  const db = openD1('users')
  await run(db, savingStaff(eleni, 1))
  await run(db, savingStaff({ ...eleni, userId: 'u2', accountId: 'a2', email: 'niko@piraeus.example' }, 1))
  for (const user of ['u1', 'u2'])
    db.sqlite.exec(`UPDATE users SET two_factor_enabled = 1 WHERE id = '${user}';
      INSERT INTO second_factors (id, user_id, secret, backup_codes) VALUES ('${user}', '${user}', 's', '["hash:a","hash:b"]');
      INSERT INTO passkeys (id, name, public_key, user_id, credential_id, counter, device_type, backed_up, created_at)
        VALUES ('${user}', 'Thumb', 'k', '${user}', 'c${user}', 0, 'singleDevice', 0, 7);`)
  await run(db, forgettingSecondFactor('Eleni@piraeus.example'))
  expect(await secondFactorOf(db, 'u1')).toEqual({ isOn: false, recoveryCodesLeft: 0, passkeys: [] })
  expect(await secondFactorOf(db, 'u2')).toEqual({
    isOn: true,
    recoveryCodesLeft: 2,
    passkeys: [{ id: 'u2', name: 'Thumb', createdAt: 7 }],
  })
})

test('the audit log is read but never edited', async () => {
  const db = openD1('users')
  await saveAuditEntry(
    db,
    { who: eleni.email, action: 'orders:cancel', subject: 'ord_1', details: { reason: 'fraud' } },
    5,
  )
  expect(await auditEntriesOf(db, 'ord_1', 10)).toMatchObject([
    { at: 5, action: 'orders:cancel', details: { reason: 'fraud' } },
  ])
  expect(() => db.sqlite.exec(`UPDATE audit SET who = 'somebody'`)).toThrow('only written at its end')
  expect(() => db.sqlite.exec('DELETE FROM audit')).toThrow('only written at its end')
})

test('deals itself a secret of 256 bits', async () => {
  const [one, two] = await Promise.all([openD1('users'), openD1('users')].map(sessionSecretOf))
  expect(one).toMatch(/^[0-9a-f]{64}$/)
  expect(one).not.toBe(two)
})
