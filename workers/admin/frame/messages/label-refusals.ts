/** What staff read when a label is not bought, not taken back, or its parcel does not leave. */
export const labelRefusalsEn = {
  'units-labelled': 'A label was bought for all that is open: hand its parcel over, or void it.',
  'label-unknown': 'This order has no such label: it was voided, or its parcel has left.',
  'label-pending': 'The carrier has not answered yet. It is asked again within a minute.',
  'label-stale': 'Some of what is under this label was cancelled: void it, and buy another one.',
  'label-refused': 'The carrier does not sell this label. Nothing was bought.',
  'label-kept': 'The carrier does not take this label back: it was scanned already.',
  'labels-not-sold': 'No carrier of this shop sells labels: see CARRIER_PROVIDER.',
  'rate-unknown': 'The carrier does not offer that any more. Nothing was bought.',
  'carrier-silent': 'The carrier did not answer. Nothing was bought: try once more in a moment.',
  'sender-unknown': 'Nobody has said where the shop stands: give a location its address in the settings.',
  'weight-unknown': 'Nobody has weighed some of these goods. Type what the parcel weighs.',
  'weight-unfit': 'A parcel weighs from 1 gram to 1,000 kilograms.',
  'customs-incomplete':
    'It crosses a border of customs, and some of these goods have no HS code or no country of origin: say both with the product.',
  'labels-none': 'There is nothing to print: choose up to a hundred labels that are bought.',
}

export const labelRefusalsZh: typeof labelRefusalsEn = {
  'units-labelled': '所有未发商品都已购买面单：请交运该包裹，或作废面单。',
  'label-unknown': '此订单没有这张面单：它已作废，或包裹已发出。',
  'label-pending': '承运商尚未答复。一分钟内会再次询问。',
  'label-stale': '此面单下的部分商品已取消：请作废后另购。',
  'label-refused': '承运商不出售此面单。未购买任何东西。',
  'label-kept': '承运商不接受作废：面单已被扫描。',
  'labels-not-sold': '本店没有出售面单的承运商：见 CARRIER_PROVIDER。',
  'rate-unknown': '承运商已不再提供此服务。未购买任何东西。',
  'carrier-silent': '承运商没有答复。未购买任何东西：请稍后再试。',
  'sender-unknown': '尚未填写店铺所在地：请在设置中为库位填写地址。',
  'weight-unknown': '部分商品没有重量。请填写包裹的重量。',
  'weight-unfit': '包裹重量须在 1 克到 1,000 公斤之间。',
  'customs-incomplete': '此包裹须经海关，而部分商品没有 HS 编码或原产国：请在商品中填写。',
  'labels-none': '没有可打印的内容：请选择至多一百张已购面单。',
}
