/** The goods that were drawn first: pots, linen, wood and light. */
import { ground, paint } from './colour.ts'
import { board, spoons, tin } from './goods-kitchen.ts'
import { candle, linenThrow, pot } from './goods-comforts.ts'
import { clock, lamp, stool } from './goods-furniture.ts'
import { notebook, soap, tote } from './goods-carried.ts'
import { jug, mug, teapot } from './goods-pots.ts'
import { bowl, carafe, plates, vase } from './goods-tableware.ts'
import type { Good } from './way.ts'

const hanging = { horizon: 0 }
const flatlay = { flatlay: true }
export const firstGoods: Readonly<Record<string, Good>> = {
  mug: {
    draw: mug,
    noun: { en: 'mug', zh: '马克杯' },
    size: [1.42, 30, 30],
    ways: [
      ['chalk', ground.sky, { a: paint.chalk, b: paint.clay }, 30],
      ['aegean', ground.sand, { a: paint.aegean, b: paint.clay }, 0],
      ['olive', ground.blush, { a: paint.olive, b: paint.bone }, -60],
    ],
  },
  teapot: {
    draw: teapot,
    noun: { en: 'teapot', zh: '茶壶' },
    size: [1.2, -6, 30],
    ways: [
      ['ink', ground.butter, { a: paint.ink, b: paint.oak }, -80],
      ['bone', ground.clay, { a: paint.bone, b: paint.walnut }],
      ['sage', ground.sand, { a: paint.sage, b: paint.ash }, 40],
    ],
  },
  vase: {
    draw: vase,
    noun: { en: 'bottle vase with an olive branch', zh: '插着橄榄枝的瓶' },
    size: [1.03, 4, 34],
    ways: [
      ['chalk', ground.dusk, { a: paint.chalk, b: paint.blush, leaf: paint.moss, berry: paint.plum }],
      ['brick', ground.blush, { a: paint.brick, b: paint.clay, leaf: paint.olive, berry: paint.ink }],
      ['shade', ground.butter, { a: paint.shade, b: paint.chalk, leaf: paint.pine, berry: paint.plum }],
    ],
  },
  bowl: {
    draw: bowl,
    noun: { en: 'footed bowl of fruit', zh: '盛着水果的高足碗' },
    size: [1.2, 0, 24],
    ways: [
      ['butter', ground.sky, { a: paint.chalk, b: paint.clay, f: paint.lemon }],
      ['aegean', ground.butter, { a: paint.aegean, b: paint.shade, f: paint.lemon }, -60],
      ['clay', ground.sage, { a: paint.clay, b: paint.bone, f: '#b9b455', pear: true }],
    ],
  },
  plates: {
    draw: plates,
    noun: { en: 'stack of plates with a small bowl', zh: '一摞盘子和一只小碗' },
    size: [1.2, 0, 20],
    ways: [
      ['chalk', ground.sage, { a: paint.chalk, b: paint.bone, c: paint.aegean }],
      ['blush', ground.rose, { a: paint.blush, b: paint.chalk, c: paint.brick }],
      ['shade', ground.sand, { a: paint.shade, b: paint.chalk, c: paint.ochre }],
    ],
  },
  lamp: {
    draw: lamp,
    noun: { en: 'table lamp', zh: '台灯' },
    size: [1.16, 0, 50],
    ways: [
      ['butter', ground.clay, { a: paint.butter, b: paint.brass }],
      ['pine', ground.olive, { a: paint.pine, b: paint.brass }],
      ['chalk', ground.ink, { a: paint.chalk, b: paint.oak, cord: paint.bone }],
    ],
  },
  stool: {
    draw: stool,
    noun: { en: 'stool', zh: '凳子' },
    size: [1.2, 0, 60],
    ways: [
      ['oak', ground.sky, { a: paint.oak, b: paint.oak }, -80],
      ['brick', ground.sand, { a: paint.brick, b: paint.ash }],
      ['ink', ground.butter, { a: paint.ink, b: paint.ink }],
    ],
  },
  throw: {
    draw: linenThrow,
    noun: { en: 'linen throw on a rail', zh: '挂在横杆上的亚麻盖毯' },
    size: [1.22, 0, 130],
    ways: [
      ['oat', ground.dusk, { a: paint.bone, b: paint.aegean, c: paint.ochre }, 40, hanging],
      ['olive', ground.sand, { a: paint.olive, b: paint.bone, c: paint.butter }, 0, hanging],
      ['rose', ground.blush, { a: paint.rose, b: paint.chalk, c: paint.brick }, 0, hanging],
    ],
  },
  notebook: {
    draw: notebook,
    noun: { en: 'two notebooks and a pencil', zh: '两本笔记本和一支铅笔' },
    size: [1.24, -14, 122],
    ways: [
      ['aegean', ground.butter, { a: paint.aegean, b: paint.bone, c: paint.deep, pen: paint.ochre }, 0, flatlay],
      ['brick', ground.sky, { a: paint.brick, b: paint.blush, c: paint.plum, pen: paint.ink }, 0, flatlay],
      ['moss', ground.blush, { a: paint.moss, b: paint.butter, c: paint.pine, pen: paint.brick }, 0, flatlay],
    ],
  },
  tin: {
    draw: tin,
    noun: { en: 'tea tin', zh: '茶罐' },
    size: [1.32, -6, 34],
    ways: [
      ['ochre', ground.sand, { a: paint.ochre, b: paint.chalk, c: paint.blush, leaf: paint.moss }, -60],
      ['pine', ground.sage, { a: paint.pine, b: paint.bone, c: paint.butter, leaf: paint.olive }],
      ['plum', ground.rose, { a: paint.plum, b: paint.chalk, c: paint.rose, leaf: paint.pine }],
    ],
  },
  candle: {
    draw: candle,
    noun: { en: 'burning candle', zh: '点燃的蜡烛' },
    size: [1.42, 6, 30],
    ways: [
      ['clay', ground.blush, { a: paint.clay, b: paint.chalk, wax: paint.chalk }],
      ['shade', ground.dusk, { a: paint.shade, b: paint.chalk, wax: paint.chalk }],
      ['moss', ground.olive, { a: paint.moss, b: paint.chalk, wax: paint.butter }],
    ],
  },
  tote: {
    draw: tote,
    noun: { en: 'tote bag on a peg', zh: '挂着的帆布袋' },
    size: [1.16, 0, 82],
    ways: [
      ['natural', ground.sky, { a: paint.bone, b: paint.deep }, 20, hanging],
      ['ochre', ground.stone, { a: paint.ochre, b: paint.chalk }, 0, hanging],
      ['ink', ground.sage, { a: paint.ink, b: paint.butter }, 0, hanging],
    ],
  },
  clock: {
    draw: clock,
    noun: { en: 'wall clock', zh: '挂钟' },
    size: [1.2, 0, 90],
    ways: [
      ['oak', ground.dusk, { a: paint.oak, face: paint.chalk, ink: paint.ink, c: paint.brick }, -60, hanging],
      ['brick', ground.sand, { a: paint.brick, face: paint.blush, ink: paint.plum, c: paint.chalk }, 0, hanging],
      [
        'pine',
        ground.butter,
        { a: paint.pine, face: paint.chalk, ink: paint.pine, c: paint.ochre, minutes: true },
        0,
        hanging,
      ],
    ],
  },
  pot: {
    draw: pot,
    noun: { en: 'plant in a pot', zh: '盆栽' },
    size: [1.12, 0, 44],
    ways: [
      ['clay', ground.sky, { a: paint.clay, leaf: paint.moss, stem: paint.olive }, -20],
      ['chalk', ground.blush, { a: paint.chalk, leaf: paint.pine, stem: paint.moss }],
      ['aegean', ground.sand, { a: paint.aegean, leaf: paint.olive, stem: paint.olive }],
    ],
  },
  spoons: {
    draw: spoons,
    noun: { en: 'four wooden spoons on a rail', zh: '挂在横杆上的四把木勺' },
    size: [1.2, 0, 110],
    ways: [
      ['oak', ground.sage, { a: paint.oak, b: paint.ash, rail: paint.brass, cord: paint.ink }, 0, hanging],
      ['walnut', ground.stone, { a: paint.walnut, b: paint.oak, rail: paint.ink, cord: paint.clay }, 0, hanging],
      ['ash', ground.clay, { a: paint.ash, b: paint.bone, rail: paint.brass, cord: paint.brick }, 0, hanging],
    ],
  },
  soap: {
    draw: soap,
    noun: { en: 'two bars of soap on a dish', zh: '皂碟上的两块皂' },
    size: [1.2, 0, 24],
    ways: [
      ['olive', ground.sand, { a: paint.olive, b: paint.bone, dish: paint.chalk, ink: paint.moss }, -80],
      ['rose', ground.sky, { a: paint.blush, b: paint.rose, dish: paint.chalk, ink: paint.plum }],
      ['honey', ground.blush, { a: paint.ochre, b: paint.butter, dish: paint.clay, ink: paint.walnut }],
    ],
  },
  carafe: {
    draw: carafe,
    noun: { en: 'carafe with its cup', zh: '水瓶和杯' },
    size: [1.24, 0, 44],
    ways: [
      ['sea', ground.sand, { a: '#7fa7b4' }, -60],
      ['amber', ground.butter, { a: '#c98a3c' }],
      ['rose', ground.stone, { a: '#c98f86' }],
    ],
  },
  board: {
    draw: board,
    noun: { en: 'two cutting boards and pears', zh: '两块砧板和梨' },
    size: [1.14, -14, 30],
    ways: [
      ['oak', ground.blush, { a: paint.ash, b: paint.walnut, f: '#b9b455' }],
      ['walnut', ground.sky, { a: paint.walnut, b: paint.ash, f: paint.ochre }, -60],
      ['ash', ground.olive, { a: paint.oak, b: paint.ash, f: paint.rose }],
    ],
  },
  jug: {
    draw: jug,
    noun: { en: 'jug', zh: '水壶' },
    size: [1.32, 4, 34],
    ways: [
      ['chalk', ground.butter, { a: paint.chalk, b: paint.aegean }, -40],
      ['butter', ground.dusk, { a: paint.butter, b: paint.chalk }, -70],
      ['brick', ground.sage, { a: paint.brick, b: paint.bone }],
    ],
  },
}
