/** Goods of living room, desk and bath: who draws them, how large, in which colourways, and what they are called. */
import { ground, paint } from './colour.ts'
import { basket, brush, phial, pump } from './goods-basin.ts'
import { apron, robe, teatowel } from './goods-cloth.ts'
import { cards, inkwell, pencils, wrap, voucher } from './goods-desk.ts'
import { cushion, rug, towels } from './goods-soft.ts'
import { calendar, mirror, pendant, print } from './goods-walls.ts'
import type { Good } from './way.ts'

const hanging = { horizon: 0 }
const flatlay = { flatlay: true }

export const homeGoods: Readonly<Record<string, Good>> = {
  apron: {
    draw: apron,
    noun: { en: 'apron on a peg', zh: '挂着的围裙' },
    size: [1.08, 0, 46],
    ways: [
      ['natural', ground.sage, { a: paint.bone, b: paint.brick }, 30, hanging],
      ['aegean', ground.sand, { a: paint.aegean, b: paint.chalk }, 0, hanging],
      ['ink', ground.butter, { a: paint.ink, b: paint.ochre }, 0, hanging],
    ],
  },
  teatowel: {
    draw: teatowel,
    noun: { en: 'striped tea towel on a peg', zh: '挂着的条纹茶巾' },
    size: [1.12, 0, 70],
    ways: [
      ['brick', ground.sky, { a: paint.chalk, b: paint.brick }, 20, hanging],
      ['aegean', ground.blush, { a: paint.chalk, b: paint.aegean }, 0, hanging],
      ['ochre', ground.stone, { a: paint.bone, b: paint.ochre }, 0, hanging],
    ],
  },
  robe: {
    draw: robe,
    noun: { en: 'bath robe on a peg', zh: '挂着的浴袍' },
    size: [1.06, 0, 30],
    ways: [
      ['chalk', ground.dusk, { a: paint.chalk, b: paint.bone }, 30, hanging],
      ['sage', ground.sand, { a: paint.sage, b: paint.sage }, 0, hanging],
    ],
  },
  towels: {
    draw: towels,
    noun: { en: 'folded towels with one rolled on top', zh: '叠好的毛巾，最上面一条卷着' },
    size: [1.16, -8, 30],
    ways: [
      ['chalk', ground.sky, { a: paint.chalk, b: paint.bone, c: paint.shade }, -60],
      ['clay', ground.sage, { a: paint.clay, b: paint.blush, c: paint.chalk }],
      ['pine', ground.sand, { a: paint.pine, b: paint.sage, c: paint.bone }, 30],
    ],
  },
  cushion: {
    draw: cushion,
    noun: { en: 'striped cushion', zh: '条纹靠垫' },
    size: [1.16, 0, 40],
    ways: [
      ['oat', ground.clay, { a: paint.bone, b: paint.brick, c: paint.ochre }, -60],
      ['aegean', ground.sand, { a: paint.aegean, b: paint.chalk, c: paint.butter }],
      ['moss', ground.rose, { a: paint.moss, b: paint.sage, c: paint.chalk }, 20],
    ],
  },
  rug: {
    draw: rug,
    noun: { en: 'flat woven rug with diamonds', zh: '菱纹平织地毯' },
    size: [1.14, 0, 90],
    ways: [
      ['brick', ground.sand, { a: paint.brick, b: paint.bone, c: paint.deep }, 0, flatlay],
      ['aegean', ground.stone, { a: paint.aegean, b: paint.chalk, c: paint.ochre }, 0, flatlay],
    ],
  },
  mirror: {
    draw: mirror,
    noun: { en: 'round mirror on a strap', zh: '皮带悬挂的圆镜' },
    size: [1.14, 0, 40],
    ways: [
      ['oak', ground.blush, { a: paint.oak, cord: paint.walnut }, 20, hanging],
      ['walnut', ground.sage, { a: paint.walnut, cord: paint.ink }, 0, hanging],
    ],
  },
  print: {
    draw: print,
    noun: { en: 'framed print of the sea', zh: '装框的海景版画' },
    size: [1.16, 0, 90],
    ways: [
      [
        'dawn',
        ground.butter,
        { a: '#f3d9b8', b: '#e7b48e', c: paint.aegean, f: '#f6e3a6', rail: paint.oak },
        0,
        hanging,
      ],
      ['dusk', ground.dusk, { a: '#54607c', b: '#c98572', c: paint.deep, f: '#f0b26a', rail: paint.ink }, 0, hanging],
    ],
  },
  calendar: {
    draw: calendar,
    noun: { en: 'wall calendar on a brass clip', zh: '黄铜夹上的挂历' },
    size: [1.16, 0, 80],
    ways: [
      ['sage', ground.blush, { a: paint.sage, b: paint.moss, f: paint.butter }, 20, hanging],
      ['clay', ground.sky, { a: paint.blush, b: paint.clay, f: paint.chalk }, 0, hanging],
    ],
  },
  pendant: {
    draw: pendant,
    noun: { en: 'pendant lamp, lit', zh: '亮着的吊灯' },
    size: [1.12, 0, 90],
    ways: [
      ['brick', ground.sand, { a: paint.brick, b: paint.brass, cord: paint.ink }, 0, hanging],
      ['chalk', ground.pine, { a: paint.chalk, b: paint.oak, cord: paint.bone }, 0, hanging],
      ['ochre', ground.ink, { a: paint.ochre, b: paint.brass, cord: paint.bone }, 0, hanging],
    ],
  },
  basket: {
    draw: basket,
    noun: { en: 'willow basket with wool', zh: '装着毛线的柳条篮' },
    size: [1.14, 4, 36],
    ways: [
      ['natural', ground.sage, { a: paint.oak, b: paint.chalk, c: paint.rose }, -60],
      ['ink', ground.butter, { a: paint.ash, b: paint.ink, c: paint.aegean }],
    ],
  },
  cards: {
    draw: cards,
    noun: { en: 'card with a sprig, its envelope and a pencil', zh: '印着枝叶的卡片、信封和铅笔' },
    size: [1.16, 0, 90],
    ways: [
      ['moss', ground.rose, { a: paint.moss, b: paint.bone, c: paint.brick }, 0, flatlay],
      ['aegean', ground.butter, { a: paint.aegean, b: paint.shade, c: paint.ochre }, 0, flatlay],
    ],
  },
  voucher: {
    draw: voucher,
    noun: { en: 'gift card with a bow, in its envelope', zh: '系着蝴蝶结、装在信封里的礼品卡' },
    size: [1.16, 0, 40],
    ways: [['aegean', ground.butter, { a: paint.aegean, b: paint.bone, c: paint.brick }, 0, flatlay]],
  },
  pencils: {
    draw: pencils,
    noun: { en: 'five pencils in a pot', zh: '笔筒里的五支铅笔' },
    size: [1.22, 0, 44],
    ways: [
      ['chalk', ground.clay, { a: paint.chalk, b: paint.pine, c: paint.brick, pen: paint.ochre }, -60],
      ['shade', ground.sand, { a: paint.shade, b: paint.brick, c: paint.deep, pen: paint.butter }],
    ],
  },
  wrap: {
    draw: wrap,
    noun: { en: 'three rolls of printed paper', zh: '三卷印花包装纸' },
    size: [1.14, 0, 50],
    ways: [
      ['brick', ground.sage, { a: paint.brick, b: paint.butter, c: paint.aegean }, 0, flatlay],
      ['pine', ground.blush, { a: paint.pine, b: paint.chalk, c: paint.clay }, 0, flatlay],
    ],
  },
  inkwell: {
    draw: inkwell,
    noun: { en: 'bottle of ink and a pen', zh: '一瓶墨水和一支钢笔' },
    size: [1.24, 6, 34],
    ways: [
      ['aegean', ground.sand, { a: paint.deep, b: paint.walnut }, -60],
      ['plum', ground.sky, { a: paint.plum, b: paint.oak }],
      ['pine', ground.butter, { a: paint.pine, b: paint.ink }, 30],
    ],
  },
  brush: {
    draw: brush,
    noun: { en: 'long bath brush', zh: '长柄浴刷' },
    size: [1.12, 0, 70],
    ways: [
      ['oak', ground.sky, { a: paint.oak, b: paint.bone, cord: paint.brick }, 0, flatlay],
      ['walnut', ground.sand, { a: paint.walnut, b: paint.ash, cord: paint.ink }, 0, flatlay],
    ],
  },
  pump: {
    draw: pump,
    noun: { en: 'bottle of hand wash with a pump', zh: '泵头洗手液' },
    size: [1.2, -10, 40],
    ways: [
      ['amber', ground.sage, { a: '#b9752f', b: paint.ink, ink: paint.walnut }, -60],
      ['sea', ground.blush, { a: '#6f9aa8', b: paint.brass, ink: paint.deep }],
      ['olive', ground.sand, { a: '#8f9a62', b: paint.ink, ink: paint.moss }, 20],
    ],
  },
  phial: {
    draw: phial,
    noun: { en: 'bath oil in a dropper bottle', zh: '滴管瓶装浴油' },
    size: [1.24, 0, 44],
    ways: [
      ['orange', ground.sky, { a: '#c9803a', b: paint.chalk, ink: paint.brick }, -40],
      ['pine', ground.butter, { a: '#4f7a62', b: paint.clay, ink: paint.pine }],
    ],
  },
}
