/** The secret that signs the cookies of staff, where no other was given. */

export const sessionSecretOf = async (db: D1Database): Promise<string> => {
  const value = await db.prepare(`SELECT value FROM secrets WHERE name = 'sessions'`).first<string>('value')
  if (!value) throw new Error('the users store has no secret: its migrations were not applied')
  return value
}
