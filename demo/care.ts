/** How the goods of the demo shop are cared for, by their kind; and how large they are, where hands have made them. */
import type { Metafields } from '#domain/catalog/metafields'
import { own } from '#domain/own'
import type { DemoGood } from './good.ts'

const CARE: Readonly<Record<string, string>> = {
  Bowls: 'Dishwasher',
  Glass: 'By hand',
  Jugs: 'Dishwasher',
  Linen: 'Machine wash at 40 °C',
  Mugs: 'Dishwasher',
  Plates: 'Dishwasher',
  Teapots: 'By hand',
  Towels: 'Machine wash at 40 °C',
}

/** In Chinese, beside the other words of the demo shop. */
export const careWords: Readonly<Record<string, string>> = {
  Dishwasher: '可放洗碗机',
  'By hand': '手洗',
  'Machine wash at 40 °C': '40 °C 机洗',
}

const SIZES = 'Sizes are those of the pattern.\nMade by hand, a piece may differ from it by half a centimetre.'

export const metafieldsOf = ({ type, sizes }: DemoGood): Metafields => {
  const care = own(CARE, type)
  return {
    ...(care !== undefined && { 'custom.care': { type: 'single_line_text', value: care } as const }),
    ...(sizes && { 'custom.size_guide': { type: 'multi_line_text', value: SIZES } as const }),
  }
}
