/** Without a provider: those that the shop brings along, written as they were published. */
import type { LeakedPasswords } from './provider.ts'

export const demoLeaks: LeakedPasswords = {
  look: async (password) => {
    const { GUESSED_PASSWORDS } = await import('../../http/guessed-passwords.ts')
    return GUESSED_PASSWORDS.includes(password.toLowerCase()) ? 'leaked' : 'unknown'
  },
}
