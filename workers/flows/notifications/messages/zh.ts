/** What emails say, in Chinese. A key that is missing here does not compile. */
import { trackingText, type EmailMessages } from './en.ts'

export const zh: EmailMessages = {
  placed: (order, name) => [
    `订单 ${order.name} 已确认`,
    name === '' ? '谢谢您的惠顾' : `${name}，谢谢您的惠顾`,
    order.authorisation
      ? '我们已收到您的订单。银行已预授权该款项，发货时才会扣款，届时会再给您发邮件。'
      : order.terms
        ? '订单已收到。'
        : order.address
          ? '订单与付款均已收到。寄出时会再发一封邮件，附上物流单号。'
          : '订单与付款均已收到。',
  ],
  files: '您的文件可在订单页面下载。',
  done: (order) => [
    `订单 ${order.name} 已完成`,
    '已经办好',
    order.status === 'shipped' ? '这些已归您所有。' : '这一部分已办好，其余办好后会另发邮件。',
  ],
  shipped: (order, shipment) => [
    order.status === 'shipped' ? `订单 ${order.name} 已寄出` : `订单 ${order.name} 的一部分已寄出`,
    order.status === 'shipped' ? '您的包裹已经上路' : '第一件包裹已经上路',
    trackingText(shipment) === '' ? '这件包裹没有物流单号。' : `物流单号：${trackingText(shipment)}。`,
    ...(order.status === 'shipped' ? [] : ['其余商品随后寄出，届时会另发邮件。']),
  ],
  cancelled: (order, total) => [
    `订单 ${order.name} 已取消`,
    `订单 ${order.name} 已取消`,
    `商品不会寄出。${total} 将原路退回，银行入账最多需要五个工作日。`,
  ],
  partCancelled: (order, amount) => [
    `您的订单 ${order.name} 有一部分已取消`,
    '订单中的一部分将不再寄出',
    `${amount} 将按原付款方式退回，银行最多需要五个工作日。订单的其余部分不变。`,
  ],
  cancelledUnpaid: (order) => [
    `订单 ${order.name} 已取消`,
    `订单 ${order.name} 已取消`,
    '商品不会寄出，也无需再付款。',
  ],
  partCancelledUnpaid: (order, due) => [
    `您的订单 ${order.name} 有一部分已取消`,
    '订单中的一部分将不再寄出',
    `这一部分无需付款，订单还应付 ${due}。订单的其余部分不变。`,
  ],
  toPay: (amount, method, day) =>
    day === '' ? `待付款：${amount}，${method}。` : `请在 ${day} 之前付款：${amount}，${method}。`,
  refunded: (order, total) => [
    `${total} 正在退回给您`,
    '退款已经办好',
    `订单 ${order.name} 的 ${total} 已退回，银行入账最多需要五个工作日。`,
  ],
  goods: '商品',
  delivery: '运费',
  free: '免运费',
  tax: '税',
  taxRelief: '无需缴纳的税',
  total: '合计',
  rounding: '舍入',
  withheld: '礼品卡已用掉的金额，不退还',
  credited: '作为下次购物的余额',
  bonus: '额外赠送',
  kept: '扣除',
  otherwise: '其余按您的付款方式',
  totalWithTax: (tax) => `合计（含税 ${tax}）`,
  action: '查看订单',
  farewell: '有问题，直接回复这封邮件即可。',
}
