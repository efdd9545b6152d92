/** Cost and margin beside the form follow what is typed into the grid. */
import { MARGIN_PARTS, marginTexts } from '#domain/catalog/margins'
import { minorOf } from '#domain/catalog/typed-number'
import { isCurrency } from '#domain/money'
import { one } from '../../../frame/browser/dom.ts'
import { isGone, sheet, valueIn } from './sheet.ts'

const panel = one('[data-margin-of]')
const code = panel?.dataset.marginOf ?? ''

const show = (): void => {
  if (!panel || !sheet || !isCurrency(code)) return
  const rows = sheet.rows.filter((row) => !isGone(row))
  const texts = marginTexts(
    rows.map((row) => ({
      price: minorOf(valueIn(row, `price.${code}`), code),
      cost: minorOf(valueIn(row, `cost.${code}`), code),
    })),
    { currency: code, taxRate: sheet.taxRate, locale: sheet.locale },
  )
  for (const part of MARGIN_PARTS) {
    const place = one(`[data-margin-part=${part}]`, panel)
    if (place) place.textContent = texts[part]
  }
  const [list, below, unknown] = ['dl', '[data-margin-below]', '[data-margin-unknown]'].map((part) => one(part, panel))
  if (list) list.hidden = texts.cost === ''
  if (below) below.hidden = !texts.isBelow
  if (!unknown) return
  unknown.hidden = texts.unknown === 0
  unknown.textContent = (unknown.dataset.marginUnknown ?? '').replace('0', String(texts.unknown))
}

document.addEventListener('edited', show)
