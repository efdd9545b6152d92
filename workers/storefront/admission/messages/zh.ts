/** What is said in the line in front of a drop, in Chinese. */
import { pluralIn } from '#domain/plural'
import { roundly } from '../roundly.ts'
import type { AdmissionMessages } from './en.ts'

const plural = pluralIn('zh')

const minutesText = plural({ other: '# 分钟' })
const hoursText = plural({ other: '# 小时' })

const span = (minutes: number): string => {
  if (minutes < 1) return '不到一分钟'
  return minutes < 90 ? minutesText(Math.round(minutes)) : hoursText(Math.round(minutes / 60))
}

const people = plural({ other: '现在有 # 人。' })
const peopleAMinute = plural({ other: '每分钟大约进去 # 位。' })

export const zh: AdmissionMessages = {
  title: (name) => `${name}：排队`,
  fromCart: '您的购物车里有一件需要在这里排队的商品。请在此排队，或把它从购物车里取出。',
  span,
  startsIn: (minutes) => `${span(minutes)}后开始。`,
  starts: (when) => `${when} 开始。`,
  ahead: { heading: '还没有开始排队。', text: (when) => `${when} 开始排队。到时这一页会知道。` },
  lot: '开始的那一刻，在场的所有人抽签决定先后。早来没有好处，也不必抢着去按什么。',
  join: {
    heading: '来排队',
    on: '销售已经开始。大家按先来后到，一个接一个地进去。',
    go: '排队',
    needsScript: '这里有一项真人验证，需要脚本。请为这一页打开脚本。',
  },
  before: {
    heading: '您已经在队伍里。',
    people: (count) => people(roundly(count)),
  },
  waiting: {
    heading: '您正在排队',
    place: '您的位置',
    about: (minutes) => `大约 ${span(minutes)}。`,
    soon: '不到一分钟。',
    perMinute: (count) => peopleAMinute(count < 2 ? 1 : roundly(count)),
    paused: '队伍暂时停下。没有人进去，也没有人失去位置。',
    few: '所剩不多。',
    behind: (percent) => `队伍大约百分之 ${percent} 已在您身后`,
  },
  keeps: '这一页替您守着位置，自己会动。您可以关掉它，在这台设备上再回来；轮到您之后，位置为您保留十分钟。',
  leave: '离开队伍',
  turn: {
    heading: '轮到您了。',
    text: (minutes) => `请在 ${span(minutes)}之内进去。之后您有十五分钟挑选和付款。`,
    go: '进去',
    crowded: '刚刚进去的人很多。请稍等片刻再按：轮次仍是您的。',
  },
  in: {
    heading: '您进来了。',
    text: (minutes, units) => `您有 ${span(minutes)}，最多可以买 ${units} 件。这一页和您的购物车在此期间都属于您。`,
    add: (name) => `把${name}放进购物车`,
    cart: '去购物车',
  },
  announced: {
    title: '预告',
    ahead: (start, opens) => `${start} 开始；${opens} 起可以排队。`,
    aheadAt: (start, opens) => `${start} 开始；当天 ${opens} 起可以排队。`,
    gathering: (start) => `现在可以排队；${start} 开始。`,
    on: '正在进行。',
    soldIn: (name) => `此商品将在「${name}」发售。`,
    look: '去排队',
  },
  over: { heading: '您的时间到了。', text: '购买的十五分钟已过。您可以重新排队。' },
  lapsed: { heading: '您的轮次过去了。', text: '它等了十分钟。您可以重新排队。' },
  used: { heading: '这张号已经用过。', text: '它已经打开过一个购物车。一张号只开一个购物车，好让更多人轮到。' },
  refused: {
    heading: '这不是您的号。',
    'ticket-forged': '我们读不懂您的浏览器出示的号。请自己排队领一张。',
    'ticket-of-other-drop': '您的浏览器出示的号属于另一场销售。',
    'ticket-of-other-visitor': '这张号是给另一个浏览器的，在这里没有用。请自己排队领一张。',
    'ticket-expired': '这张号已经过期。',
  },
  /** Why a thing was not put into the cart. */
  stopped: {
    'drop-units-beyond': '这场销售每个购物车能买的没有这么多。请先取出一些。',
    'drop-unknown': '没有这场销售。',
  },
  again: '重新排队',
  soldOut: { heading: '全部售完。', text: '不再放人进去。如果又有了货，这一页会从您的位置继续。' },
  ended: { heading: '销售结束了。', text: '如果还有剩下的，就在货架上。' },
  cancelled: { heading: '销售取消了。', text: '非常抱歉。没有向任何人收费。' },
  unreachable: {
    heading: '我们看不见队伍。',
    kept: '您的位置还在：它存在您的浏览器里。这一页会自己再看。',
    join: '现在没法排队。几秒钟后这一页会自己再看。',
  },
  bots: '真人验证没有通过。请再试一次。',
  knocks: '次数太多了。请等一分钟再试；位置不会因此丢失。',
  collection: '看看货架',
}
