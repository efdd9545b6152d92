/**
 * What is shown while the second step is put on, until a code of the app has confirmed it: the secret of the app and the recovery codes.
 *
 * The store keeps the one encrypted and the others as hashes, so the page itself carries what it shows, signed for whom it was made: a
 * wrong digit brings all of it again, and nothing more lies anywhere.
 */
import { seal, unseal, type SealEnv } from './seal.ts'
import { secretIn } from './qr.ts'

export type Setup = { readonly uri: string; readonly recoveryCodes: readonly string[] }

/** For whom it is, and what an app shows beside its codes. */
export type SetupOf = { readonly id: string; readonly email: string; readonly issuer: string }

/** The same address as the library makes. @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
const uriOf = ({ email, issuer }: SetupOf, secret: string): string => {
  const known = new URLSearchParams({ secret, issuer, digits: '6', period: '30' })
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(email)}?${known}`
}

/** @returns the value of a hidden field, some 330 letters */
export const sealSetup = (env: SealEnv, { id }: Pick<SetupOf, 'id'>, { uri, recoveryCodes }: Setup): Promise<string> =>
  seal(env, 'second step begun', [id, secretIn(uri).replaceAll(' ', ''), ...recoveryCodes].join(' '))

/** @returns null where it was not made here for them */
export const openSetup = async (env: SealEnv, of: SetupOf, sealed: string): Promise<Setup | null> => {
  const { text, signed } = await unseal(env, 'second step begun', sealed)
  const [id, secret, ...recoveryCodes] = text.split(' ')
  return signed && id === of.id && secret ? { uri: uriOf(of, secret), recoveryCodes } : null
}
