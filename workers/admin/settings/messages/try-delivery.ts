/** What the page that tries delivery says, in both languages. */
import type { Language } from '#domain/languages'
import type { Measure } from '#domain/settings/delivery'

const en = {
  title: 'Try delivery',
  link: 'What would a cart be offered?',
  linkText:
    'Put goods into an example cart, say where it goes, and see each way with its price, and why the others are not offered.',
  open: 'Try it',
  why: 'Nothing is saved or held. It is looked at as a shopper’s cart would be, by what was saved last.',
  where: 'Where it goes',
  country: 'Country',
  countryHint: 'A name or two letters. Empty: nobody has said it yet.',
  region: 'Region',
  postcode: 'Postcode',
  placeHint: 'As far as it is known.',
  currency: 'Currency',
  look: 'Try it',
  noCountry: 'There is no such country.',
  wrongUnits: (most: number) => `Write how many, from 1 to ${most}.`,
  amiss: (count: number) => (count === 1 ? 'Something is not right' : `${count} things are not right`),
  result: 'What is offered',
  offered: (count: number) =>
    count === 0 ? 'Nothing is offered' : count === 1 ? '1 is offered' : `${count} are offered`,
  others: (count: number) => (count === 1 ? '1 is not' : `${count} are not`),
  inZone: {
    postcode: (zone: string) => `Zone ${zone}, by its postcode.`,
    region: (zone: string) => `Zone ${zone}, by its region.`,
    country: (zone: string) => `Zone ${zone}, by its country.`,
  },
  noZone: 'In no zone: elsewhere.',
  nowhere: 'Nobody has said where: every way that leads anywhere counts.',
  sent: (kilos: string, pieces: number, worth: string) =>
    `${pieces === 1 ? '1 piece' : `${pieces} pieces`} to send, ${kilos} kg, worth ${worth}.`,
  unsent: 'Nothing in it travels: no delivery is asked for.',
  weightless: 'Of some of it nobody has said what it weighs: it counts nothing.',
  free: 'Free',
  fetched: (where: string) => `Fetched at ${where}.`,
  arrives: (days: string) => `Arrives ${days}.`,
  priceFrom: {
    flat: 'One price.',
    weight: (from: string) => `The price from ${from} kg.`,
    sum: (from: string) => `The price from ${from} of goods.`,
    units: (from: string) => `The price from ${from} pieces.`,
  },
  freeFrom: (sum: string) => `Free from ${sum} of goods.`,
  surcharge: (name: string, amount: string) => `${name}: ${amount}.`,
  promoted: (before: string) => `Before promotions ${before}.`,
  not: {
    'country-unserved': (country: string) =>
      country === '' ? 'The shop sells to none of its countries.' : `The shop sells nothing to ${country}.`,
    'other-countries': (country: string) => `It does not go to ${country}.`,
    'other-zone': (zone: string) =>
      zone === '' ? 'It is for zones alone, and the place is in none.' : `It is none of the zone ${zone}.`,
    'no-location': (location: string) => `Its location ${location} is not there, or has no address.`,
    'no-price': (currency: string) => `It has no price in ${currency}.`,
    'too-heavy': (weight: string, most: string) => `The cart weighs ${weight} kg; it takes ${most} kg at most.`,
    'too-little': (from: string) => `Its first price begins at ${from}.`,
  },
  measured: {
    flat: (size: string) => size,
    weight: (size: string) => `${size} kg`,
    sum: (size: string) => size,
    units: (size: string) => `${size} pieces`,
  } satisfies Record<Measure, (size: string) => string>,
  refused: {
    'variant-unknown': 'Some of these goods are not there any more.',
    'not-for-sale': 'Some of these goods are not for sale.',
    'price-missing': 'Some of these goods have no price in this currency.',
    'currency-unsold': 'The shop does not sell in this currency there.',
    other: 'It could not be tried. Try again in a minute.',
  },
}

export type TryDeliveryMessages = typeof en

const zh: TryDeliveryMessages = {
  title: '试算配送',
  link: '购物车会看到哪些配送方式？',
  linkText: '放入商品，写明送到哪里，即可看到每种方式及其价格，以及其他方式为何不可选。',
  open: '试一试',
  why: '不会保存或占用任何东西；按最近保存的设置，像顾客的购物车那样计算。',
  where: '送到哪里',
  country: '国家或地区',
  countryHint: '名称或两个字母。留空：尚未写明。',
  region: '省或州',
  postcode: '邮编',
  placeHint: '知道多少写多少。',
  currency: '货币',
  look: '试一试',
  noCountry: '没有这个国家或地区。',
  wrongUnits: (most) => `请写数量，1 到 ${most}。`,
  amiss: (count) => `有 ${count} 处不对`,
  result: '可选的方式',
  offered: (count) => (count === 0 ? '没有可选的方式' : `可选 ${count} 种`),
  others: (count) => `不可选 ${count} 种`,
  inZone: {
    postcode: (zone) => `区域：${zone}（按邮编）。`,
    region: (zone) => `区域：${zone}（按省或州）。`,
    country: (zone) => `区域：${zone}（按国家或地区）。`,
  },
  noZone: '不属于任何区域：其他地方。',
  nowhere: '尚未写明送到哪里：能送达任何地方的方式都算。',
  sent: (kilos, pieces, worth) => `要寄 ${pieces} 件，${kilos} 千克，价值 ${worth}。`,
  unsent: '其中没有要寄的东西：不需要配送。',
  weightless: '有些商品没有写明重量，按零计算。',
  free: '免费',
  fetched: (where) => `在${where}自提。`,
  arrives: (days) => `预计 ${days} 送达。`,
  priceFrom: {
    flat: '统一价格。',
    weight: (from) => `${from} 千克起的价格。`,
    sum: (from) => `商品满 ${from} 起的价格。`,
    units: (from) => `${from} 件起的价格。`,
  },
  freeFrom: (sum) => `商品满 ${sum} 免运费。`,
  surcharge: (name, amount) => `${name}：${amount}。`,
  promoted: (before) => `优惠前 ${before}。`,
  not: {
    'country-unserved': (country) => (country === '' ? '本店尚未销往任何地方。' : `本店不销往${country}。`),
    'other-countries': (country) => `不送${country}。`,
    'other-zone': (zone) => (zone === '' ? '只用于区域，而此处不属于任何区域。' : `不用于区域“${zone}”。`),
    'no-location': (location) => `没有地点“${location}”，或它没有地址。`,
    'no-price': (currency) => `没有以 ${currency} 计的价格。`,
    'too-heavy': (weight, most) => `购物车重 ${weight} 千克，最多可寄 ${most} 千克。`,
    'too-little': (from) => `最低的价格从 ${from} 起。`,
  },
  measured: {
    flat: (size) => size,
    weight: (size) => `${size} 千克`,
    sum: (size) => size,
    units: (size) => `${size} 件`,
  },
  refused: {
    'variant-unknown': '有些商品已经不在了。',
    'not-for-sale': '有些商品不出售。',
    'price-missing': '有些商品没有这种货币的价格。',
    'currency-unsold': '本店在那里不用这种货币销售。',
    other: '没能试算。请过一会儿再试。',
  },
}

export const tryDeliveryMessages: Readonly<Record<Language, TryDeliveryMessages>> = { en, zh }
