/** Which register confirms VAT ids. */
import { demoVatRegister } from './demo.ts'
import type { VatRegister } from './provider.ts'
import { vies } from './vies.ts'

export type VatEnv = {
  /** The name of a register; a test brings its own along. */
  readonly VAT_PROVIDER?: 'demo' | 'vies' | VatRegister
  /** Of `vies`; the Commission's when absent. */
  readonly VAT_URL?: string
}

export const vatRegisterOf = ({ VAT_PROVIDER = 'demo', VAT_URL }: VatEnv): VatRegister => {
  if (typeof VAT_PROVIDER === 'object') return VAT_PROVIDER
  return VAT_PROVIDER === 'vies' ? vies(VAT_URL) : demoVatRegister
}
