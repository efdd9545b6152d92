/** The rates of the member states, put into the form by a press: what the merchant has said stays, and nothing is saved by it. */
import type { Filled } from '#domain/settings/compare'
import type { Language } from '#domain/languages'
import type { TaxClass, TaxSettings } from '#domain/tax/table'
import { UNION_CLASSES, UNION_RATES_SOURCE, unionRowsFor } from '#domain/tax/union-rates'
import { filledOf } from './editor.ts'
import { FORM_ID } from './form.tsx'
import { FORMS } from './forms.ts'
import { documentIn } from './read.ts'
import { settingsMessages } from './messages/index.ts'

/** The button's value. */
export const FILL_UNION = 'fill:union'

const NAMES: Readonly<Record<(typeof UNION_CLASSES)[number], TaxClass['name']>> = {
  reduced: { en: 'Reduced', zh: '低税率' },
  'second-reduced': { en: 'Second reduced', zh: '第二低税率' },
  'super-reduced': { en: 'Super-reduced', zh: '超低税率' },
}

/** @returns what stands in the form then, and how many rates came */
export const withUnionRates = (
  typed: Filled,
  language: Language,
): { readonly filled: Filled; readonly came: number } => {
  const tax = documentIn(FORMS.tax, typed) as TaxSettings
  const rows = unionRowsFor(tax)
  const known = new Set((tax.classes ?? []).map(({ id }) => id))
  const classes = UNION_CLASSES.filter((id) => !known.has(id)).map((id) => ({ id, name: NAMES[id] }))
  // What could not be read stays as it was typed: only rows are added to it.
  const added = filledOf('tax', { ...tax, classes, rates: rows }, language) as {
    readonly [name: string]: readonly Filled[]
  }
  const own = typed as { readonly [name: string]: Filled }
  const list = (name: string): readonly Filled[] => (Array.isArray(own[name]) ? (own[name] as readonly Filled[]) : [])
  return {
    filled: {
      ...own,
      classes: [...list('classes'), ...(added['classes'] ?? [])],
      rates: [...list('rates'), ...(added['rates'] ?? [])],
    },
    came: rows.length,
  }
}

export const UnionRates = ({ language }: { readonly language: Language }) => {
  const { union } = settingsMessages[language]
  return (
    <section class="panel">
      <div class="in-p row">
        <p class="soft grow">{union.about(UNION_RATES_SOURCE)}</p>
        <button class="btn" form={FORM_ID} name="do" value={FILL_UNION} formnovalidate>
          {union.fill}
        </button>
      </div>
    </section>
  )
}
