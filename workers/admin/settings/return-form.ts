/** The form of the return policy. */
import { RETURN_REASONS } from '#domain/settings/return-reasons'
import { APPROVALS, CARRIAGES, REFUNDS_ON } from '#domain/settings/returns'
import { group, type Field } from './field.ts'

const line = { kind: 'line', optional: true } as const
const code = { kind: 'line', code: true, optional: true } as const
const percent = { kind: 'percent', optional: true } as const
const amounts: Field = {
  kind: 'rows',
  as: 'table',
  row: group({ currency: { kind: 'currency', own: true }, amount: { kind: 'money' } }),
}

export const returns = group({
  days: { kind: 'whole', optional: true },
  paidBy: { kind: 'choice', of: CARRIAGES },
  countries: { kind: 'countries', optional: true },
  approval: { kind: 'choice', of: APPROVALS },
  refundOn: { kind: 'choice', of: REFUNDS_ON },
  windows: {
    kind: 'rows',
    as: 'folds',
    row: group({
      tag: line,
      customerTag: line,
      collection: code,
      country: { kind: 'country' },
      days: { kind: 'whole', optional: true },
    }),
  },
  finalSale: group({
    tags: { kind: 'lines' },
    collections: { kind: 'lines' },
    metafield: code,
    discountFrom: percent,
  }),
  reasons: {
    kind: 'rows',
    as: 'folds',
    row: group({
      reason: { kind: 'choice', of: RETURN_REASONS },
      paidBy: { kind: 'choice', of: CARRIAGES },
      feePercent: percent,
      fees: amounts,
      pictures: { kind: 'flag' },
    }),
  },
  keepBelow: amounts,
  bonusPercent: percent,
  bonuses: amounts,
  instructions: { kind: 'text', lines: 4, optional: true },
  location: { kind: 'location', optional: true },
  withdrawal: group({
    days: { kind: 'whole' },
    countries: { kind: 'countries', optional: true },
    except: { kind: 'rows', as: 'parts', row: group({ tag: { kind: 'line' }, reason: { kind: 'text' } }) },
  }),
})
