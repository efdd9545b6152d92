/** Goods of table and kitchen: who draws them, how large, in which colourways, and what they are called. */
import { ground, paint } from './colour.ts'
import { cup, eggcups, salt, tumblers } from './goods-cups.ts'
import { cruet, cutlery, mill, napkins, tray } from './goods-serving.ts'
import { casserole, kettle, saucepan } from './goods-stove.ts'
import { dripper, jar, mortar, rollingpin } from './goods-worktop.ts'
import type { Good } from './way.ts'

const flatlay = { flatlay: true }

export const tableGoods: Readonly<Record<string, Good>> = {
  cup: {
    draw: cup,
    noun: { en: 'small cup on its saucer', zh: '小杯与杯碟' },
    size: [1.22, 10, 24],
    ways: [
      ['bone', ground.sage, { a: paint.bone, b: paint.brick }, -60],
      ['aegean', ground.butter, { a: paint.aegean, b: paint.chalk }],
      ['rose', ground.sky, { a: paint.rose, b: paint.chalk }, 20],
    ],
  },
  tumblers: {
    draw: tumblers,
    noun: { en: 'two tumblers, one with water and lemon', zh: '两只玻璃杯，一只盛着柠檬水' },
    size: [1.24, -6, 24],
    ways: [
      ['sea', ground.stone, { a: '#7fa7b4' }, -40],
      ['amber', ground.sand, { a: '#c98a3c' }],
    ],
  },
  cutlery: {
    draw: cutlery,
    noun: { en: 'fork, knife and spoon on a napkin', zh: '餐巾上的刀叉勺' },
    size: [1.2, 0, 110],
    ways: [
      ['brass', ground.dusk, { a: paint.chalk, b: paint.brass, c: paint.aegean }, 0, flatlay],
      ['ink', ground.clay, { a: paint.sage, b: paint.ink, c: paint.chalk }, 0, flatlay],
    ],
  },
  napkins: {
    draw: napkins,
    noun: { en: 'four linen napkins tied with string', zh: '用绳系好的四条亚麻餐巾' },
    size: [1.14, 0, 30],
    ways: [
      ['oat', ground.olive, { a: paint.bone, b: paint.chalk, c: paint.brick }, -60],
      ['rose', ground.sand, { a: paint.rose, b: paint.blush, c: paint.chalk }],
      ['pine', ground.blush, { a: paint.pine, b: paint.sage, c: paint.butter }, 30],
    ],
  },
  salt: {
    draw: salt,
    noun: { en: 'salt cellar with an oak lid', zh: '橡木盖盐罐' },
    size: [1.36, -4, 34],
    ways: [
      ['chalk', ground.dusk, { a: paint.chalk, b: paint.aegean }, -40],
      ['moss', ground.butter, { a: paint.moss, b: paint.bone }],
    ],
  },
  mill: {
    draw: mill,
    noun: { en: 'pepper mill and some peppercorns', zh: '胡椒磨与几粒胡椒' },
    size: [1.16, -10, 40],
    ways: [
      ['walnut', ground.sand, { a: paint.walnut, b: paint.brass }, -80],
      ['ash', ground.pine, { a: paint.ash, b: paint.steel }],
    ],
  },
  eggcups: {
    draw: eggcups,
    noun: { en: 'two egg cups with their eggs', zh: '两只盛着蛋的蛋杯' },
    size: [1.26, 0, 34],
    ways: [
      ['butter', ground.sky, { a: paint.butter, b: paint.brick }, 10],
      ['shade', ground.rose, { a: paint.shade, b: paint.chalk }],
    ],
  },
  tray: {
    draw: tray,
    noun: { en: 'round tray with lemons and a small pot', zh: '放着柠檬和小盆的圆托盘' },
    size: [1.12, 0, 34],
    ways: [
      ['beech', ground.dusk, { a: paint.oak, b: paint.chalk, c: paint.brick, f: paint.lemon }, -60],
      ['walnut', ground.butter, { a: paint.walnut, b: paint.shade, c: paint.chalk, f: paint.lemon }],
    ],
  },
  cruet: {
    draw: cruet,
    noun: { en: 'oil cruet with a spout', zh: '带壶嘴的油瓶' },
    size: [1.2, 10, 40],
    ways: [
      ['olive', ground.sand, { a: '#8f9a62', f: '#b9a13a' }, -60],
      ['amber', ground.sage, { a: '#c98a3c', f: '#c7962c' }],
    ],
  },
  saucepan: {
    draw: saucepan,
    noun: { en: 'saucepan of milk', zh: '盛着牛奶的小锅' },
    size: [1.1, -34, 30],
    ways: [
      ['copper', ground.sky, { a: paint.copper, b: paint.walnut }, -80],
      ['steel', ground.clay, { a: paint.steel, b: paint.oak }],
    ],
  },
  casserole: {
    draw: casserole,
    noun: { en: 'cast casserole with its lid', zh: '带盖铸铁炖锅' },
    size: [1.18, 0, 26],
    ways: [
      ['brick', ground.sand, { a: paint.brick, b: paint.brass }, -60],
      ['pine', ground.butter, { a: paint.pine, b: paint.brass }],
      ['aegean', ground.rose, { a: paint.aegean, b: paint.steel }, 20],
    ],
  },
  kettle: {
    draw: kettle,
    noun: { en: 'enamel kettle', zh: '搪瓷水壶' },
    size: [1.14, 0, 30],
    ways: [
      ['chalk', ground.olive, { a: paint.chalk, b: paint.aegean }, -60],
      ['ochre', ground.dusk, { a: paint.ochre, b: paint.chalk }],
      ['ink', ground.blush, { a: paint.ink, b: paint.brick }, 30],
    ],
  },
  mortar: {
    draw: mortar,
    noun: { en: 'mortar and pestle with herbs', zh: '盛着香草的石臼与杵' },
    size: [1.26, -6, 34],
    ways: [
      ['marble', ground.clay, { a: '#e6e3de', b: '#8f8f9c' }, -60],
      ['granite', ground.butter, { a: '#7f8386', b: '#d8d6d0' }],
    ],
  },
  jar: {
    draw: jar,
    noun: { en: 'storage jar', zh: '储物罐' },
    size: [1.26, 0, 34],
    ways: [
      ['beech', ground.sage, { a: paint.oak, f: '#b4633a' }, -50],
      ['cork', ground.blush, { a: '#b98a5c', f: '#8a8a4a' }],
    ],
  },
  dripper: {
    draw: dripper,
    noun: { en: 'coffee dripper on its server', zh: '分享壶上的滤杯' },
    size: [1.2, 0, 40],
    ways: [
      ['chalk', ground.dusk, { a: paint.chalk }, -70],
      ['brick', ground.sand, { a: paint.brick }],
    ],
  },
  rollingpin: {
    draw: rollingpin,
    noun: { en: 'rolling pin on dough', zh: '面团上的擀面杖' },
    size: [1.16, 0, 60],
    ways: [
      ['beech', ground.dusk, { a: paint.oak, b: paint.chalk }, 0, flatlay],
      ['walnut', ground.olive, { a: paint.walnut, b: paint.brick }, 0, flatlay],
    ],
  },
}
