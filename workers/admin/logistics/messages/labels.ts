/** What the staff's pages say of labels, by language: a key that one lacks does not compile. */
import type { LabelStep } from '#domain/logistics/labelling'
import type { Language } from '#domain/languages'

const en = {
  steps: {
    buy: (what: string) => `Label asked for: ${what}`,
    bought: (what: string) => `Label bought: ${what}`,
    refused: (what: string) => `No label sold: ${what}`,
    void: (what: string) => `Label to be voided: ${what}`,
    voided: (what: string) => `Label voided: ${what}`,
    kept: (what: string) => `Label not taken back: ${what}`,
  } satisfies Readonly<Record<LabelStep['step'], (what: string) => string>>,
  title: (number: number) => `Label ${number}`,
  states: { buying: 'Being bought', bought: 'Label bought', voiding: 'Being voided' },
  stale: 'Cancelled after it was bought: void it.',
  pending: 'The carrier has not answered yet; it is asked again within a minute.',
  buy: 'Buy a label',
  service: 'Way of sending',
  cheapest: 'The cheapest',
  weight: 'Weight in grams',
  weightHint: 'Empty: what its goods weigh together.',
  unitsIn: (what: string) => `Units of ${what} under this label`,
  go: 'Buy it',
  print: 'Print the label',
  handOver: 'Hand it over',
  void: 'Void it',
  costs: (service: string, cost: string, weight: string) => [service, cost, weight].join(' · '),
  weighs: (grams: string) => `${grams} g`,
}
export type LabelsMessages = typeof en

const zh: LabelsMessages = {
  steps: {
    buy: (what) => `已申请面单：${what}`,
    bought: (what) => `已购买面单：${what}`,
    refused: (what) => `承运商未出售面单：${what}`,
    void: (what) => `申请作废面单：${what}`,
    voided: (what) => `面单已作废：${what}`,
    kept: (what) => `承运商未接受作废：${what}`,
  },
  title: (number) => `面单 ${number}`,
  states: { buying: '购买中', bought: '已购面单', voiding: '作废中' },
  stale: '购买后商品已取消：请作废此面单。',
  pending: '承运商尚未答复；一分钟内会再次询问。',
  buy: '购买面单',
  service: '寄送方式',
  cheapest: '最便宜的',
  weight: '重量（克）',
  weightHint: '留空：按商品重量合计。',
  unitsIn: (what) => `此面单下${what}的件数`,
  go: '购买',
  print: '打印面单',
  handOver: '交运',
  void: '作废',
  costs: (service, cost, weight) => [service, cost, weight].join(' · '),
  weighs: (grams) => `${grams} 克`,
}

export const labelsMessages: Readonly<Record<Language, LabelsMessages>> = { en, zh }
